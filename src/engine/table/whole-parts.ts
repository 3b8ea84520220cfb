import type { Rational } from '../../lib/rational.ts'

/** The values at their common denominator, `numerator / scale`. Not exact when that does not fit a double. */
export function inWholeParts(values: readonly Rational[]): {
  numerator: number[]
  scale: number
  exact: boolean
} {
  let common = 1n
  for (const { numerator, denominator } of values) {
    if (common % denominator === 0n) continue
    const needed = denominator / divisorOf(numerator, denominator)
    common = (common / divisorOf(common, needed)) * needed
    if (common > LARGEST) return { numerator: values.map(() => 0), scale: 1, exact: false }
  }
  const whole = values.map(value => Number((value.numerator * common) / value.denominator))
  return { numerator: whole, scale: Number(common), exact: whole.every(Number.isSafeInteger) }
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

function divisorOf(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** Within a rounding or two, also when numerator and denominator are beyond a double. */
export function asDouble({ numerator, denominator }: Rational): number {
  const over = Number(numerator)
  const under = Number(denominator)
  if (Number.isFinite(over) && Number.isFinite(under)) return over / under
  const excess = Math.max(0, denominator.toString(2).length - 1000, numerator.toString(2).length - 1000)
  return Number(numerator >> BigInt(excess)) / Number(denominator >> BigInt(excess))
}
