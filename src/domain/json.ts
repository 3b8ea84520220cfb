import { Decimal } from './decimal.ts'

/**
 * Domain values as JSON text: decimals are tagged, so that they come back as decimals with the digits they had. The tags are put
 * in and taken out by walking the value: a callback of `JSON.stringify` or `JSON.parse` for each part takes two to five times
 * as long, which shows in a quote of many lines.
 *
 * @param bytes where bytes in the value are put; the text has their places
 * @pre `value` is made of plain objects, lists, texts, numbers, booleans, null and decimals, with `bytes` also of bytes; what is
 * undefined is left out
 */
export function encode(value: unknown, bytes?: Uint8Array[]): string {
  return JSON.stringify(tagged(value, bytes))
}

/** @pre `text` was written by `encode` from a `T`, and `bytes` by the same call */
export function decode<T>(text: string, bytes?: readonly Uint8Array[]): T {
  return untagged(JSON.parse(text), bytes) as T
}

/** A copy, with tags for its decimals and bytes. */
function tagged(value: unknown, bytes: Uint8Array[] | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Decimal) return { $decimal: value.toString() }
  if (Array.isArray(value)) return value.map(part => tagged(part, bytes))
  if (bytes && value instanceof Uint8Array) return { $bytes: bytes.push(value) - 1 }
  const copy: Record<string, unknown> = {}
  for (const key in value) put(copy, key, tagged(value[key as keyof typeof value], bytes))
  return copy
}

/** The value itself, with decimals and bytes in place of their tags. */
function untagged(value: unknown, bytes: readonly Uint8Array[] | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = untagged(value[index], bytes)
    return value
  }
  const record = value as Record<string, unknown>
  if (typeof record['$decimal'] === 'string') return Decimal.of(record['$decimal'])
  if (bytes && typeof record['$bytes'] === 'number') return bytes[record['$bytes']]
  for (const key in record) {
    const part = record[key]
    if (typeof part === 'object' && part !== null) put(record, key, untagged(part, bytes))
  }
  return record
}

/** An article may be numbered `__proto__`. */
function put(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true })
  else record[key] = value
}
