import { Decimal } from '../../domain/decimal.ts'
import type { Rational } from '../../lib/rational.ts'

const MAXIMUM_DECIMALS = 12

/** A fraction as a decimal with no more decimals than it needs, but at least `minimum`; cut to twelve where it never ends. */
export function exactDecimal(value: Rational, minimum: number): Decimal {
  let scaled = value.numerator * 10n ** BigInt(minimum)
  for (let places = minimum; places < MAXIMUM_DECIMALS; places++) {
    if (scaled % value.denominator === 0n) return new Decimal(scaled / value.denominator, places)
    scaled *= 10n
  }
  return Decimal.rounded(value, MAXIMUM_DECIMALS)
}
