import { Decimal } from '../../domain/decimal.ts'
import type { Rational } from '../../lib/rational.ts'

const MOST_PLACES = 6

/** The smallest whole number that makes all lengths whole. */
export function commonDenominator(lengths: readonly Rational[]): bigint {
  return lengths.reduce((common, { numerator, denominator }) => {
    const needed = denominator / divisor(numerator, denominator)
    return (common / divisor(common, needed)) * needed
  }, 1n)
}

/** The greatest common one; `divisor(0, b)` is b. */
export function divisor(a: bigint, b: bigint): bigint {
  if (b !== 0n) return divisor(b, a % b)
  return a < 0n ? -a : a
}

/** With as few places as print it exactly; a length like 1/3 mm to the nanometre. */
export function asDecimal(length: Rational): Decimal {
  let scaled = length.numerator
  for (let places = 0; places < MOST_PLACES; places++) {
    const quotient = scaled / length.denominator
    if (quotient * length.denominator === scaled) return new Decimal(quotient, places)
    scaled *= 10n
  }
  return Decimal.rounded(length, MOST_PLACES)
}
