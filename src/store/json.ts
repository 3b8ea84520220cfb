import { Decimal } from '../domain/decimal.ts'

/**
 * Domain values as JSON text: decimals are tagged, so that they come back as decimals with the digits they had. Written and
 * read by hand: a callback of `JSON.stringify` or `JSON.parse` for each value takes several times as long, which shows in a
 * quote of many lines.
 *
 * @pre `value` is made of plain objects, lists, texts, numbers, booleans, null and decimals; what is undefined is left out
 */
export function encode(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (value instanceof Decimal) return `{"$decimal":"${value}"}`
  if (Array.isArray(value)) return `[${value.map(encode).join(',')}]`
  let members = ''
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${encode(part)}`
  }
  return `{${members}}`
}

/** @pre `text` was written by `encode` from a `T` */
export function decode<T>(text: string): T {
  return revived(JSON.parse(text)) as T
}

/** The value with its decimals, put in place of their tags. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = revived(value[index])
    return value
  }
  const record = value as Record<string, unknown>
  if (typeof record['$decimal'] === 'string') return Decimal.of(record['$decimal'])
  for (const [key, part] of Object.entries(record))
    if (typeof part === 'object' && part !== null) {
      const own = revived(part)
      if (own !== part) record[key] = own
    }
  return record
}
