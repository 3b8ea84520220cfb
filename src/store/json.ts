import { Decimal } from '../domain/decimal.ts'

/** Domain values as JSON text: decimals are tagged, so that they come back as decimals with the digits they had. */
export function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, plain) {
    const original = this[key]
    return original instanceof Decimal ? { $decimal: original.toString() } : plain
  })
}

/** @pre `text` was written by `encode` from a `T` */
export function decode<T>(text: string): T {
  return JSON.parse(text, (_key, value) =>
    value !== null && typeof value === 'object' && typeof value.$decimal === 'string'
      ? Decimal.of(value.$decimal)
      : value,
  ) as T
}
