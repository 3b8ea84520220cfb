import { Decimal } from '../../domain/decimal.ts'
import { powerOfTen, type Rational } from '../../lib/rational.ts'

const MAXIMUM_DECIMALS = 12

/** A fraction as a decimal with no more decimals than it needs, but at least `minimum`; cut to twelve where it never ends. */
export function exactDecimal(value: Rational, minimum: number): Decimal {
  const { numerator, denominator } = value
  if (denominator === 1n) return new Decimal(numerator * powerOfTen(minimum), minimum)
  let scaled = numerator * powerOfTen(minimum)
  for (let places = minimum; places < MAXIMUM_DECIMALS; places++) {
    const quotient = scaled / denominator
    if (quotient * denominator === scaled) return new Decimal(quotient, places)
    scaled *= 10n
  }
  return Decimal.rounded(value, MAXIMUM_DECIMALS)
}
