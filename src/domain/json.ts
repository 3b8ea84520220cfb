import { Decimal } from './decimal.ts'

/**
 * Domain values as JSON text: decimals are tagged, so that they come back as decimals with the digits they had. The tags are put
 * in and taken out by walking the value: a callback of `JSON.stringify` or `JSON.parse` for each part takes two to five times
 * as long, which shows in a quote of many lines.
 *
 * @pre `value` is made of plain objects, lists, texts, numbers, booleans, null and decimals; what is undefined is left out
 */
export function encode(value: unknown): string {
  return JSON.stringify(tagged(value))
}

/** @pre `text` was written by `encode` from a `T` */
export function decode<T>(text: string): T {
  return untagged(JSON.parse(text)) as T
}

/** A copy, with tags for its decimals. */
function tagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Decimal) return { $decimal: value.toString() }
  if (Array.isArray(value)) return value.map(tagged)
  const copy: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) put(copy, key, tagged(part))
  return copy
}

/** The value itself, with decimals in place of their tags. */
function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = untagged(value[index])
    return value
  }
  const record = value as Record<string, unknown>
  if (typeof record['$decimal'] === 'string') return Decimal.of(record['$decimal'])
  for (const [key, part] of Object.entries(record))
    if (typeof part === 'object' && part !== null) put(record, key, untagged(part))
  return record
}

/** An article may be numbered `__proto__`. */
function put(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
  else record[key] = value
}
