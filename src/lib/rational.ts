/**
 * Exact numbers: a fraction of two integers. Sums, products and quotients of these are never rounded; whoever rounds
 * does it by name (`roundedTo`). The denominator is always positive. Fractions are reduced only when they grow.
 */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

const REDUCE_ABOVE = 1n << 96n

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const n = BigInt(numerator)
  const d = BigInt(denominator)
  if (d === 0n) throw new RangeError('a fraction with denominator 0')
  return d < 0n ? fraction(-n, -d) : fraction(n, d)
}

/** @pre the denominator is positive */
function fraction(numerator: bigint, denominator: bigint): Rational {
  if (denominator <= REDUCE_ABOVE) return { numerator, denominator }
  const common = gcd(numerator, denominator)
  return { numerator: numerator / common, denominator: denominator / common }
}

const POWERS_OF_TEN = Array.from({ length: 64 }, (_, power) => 10n ** BigInt(power))

/** @pre `power` is a whole number, not below zero */
export function powerOfTen(power: number): bigint {
  return POWERS_OF_TEN[power] ?? 10n ** BigInt(power)
}

export const ZERO: Rational = rational(0n)
export const ONE: Rational = rational(1n)

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator)
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, negate(b))
}

export function multiply(a: Rational, b: Rational): Rational {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** @throws RangeError when `b` is zero */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator)
}

export function negate(a: Rational): Rational {
  return { numerator: -a.numerator, denominator: a.denominator }
}

/** Negative, zero or positive, as `a` is below, at or above `b`. */
export function compare(a: Rational, b: Rational): number {
  if (a.denominator === b.denominator) return order(a.numerator, b.numerator)
  return order(a.numerator * b.denominator, b.numerator * a.denominator)
}

function order(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0
}

export function isInteger(a: Rational): boolean {
  return a.numerator % a.denominator === 0n
}

export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient
}

export function ceil(a: Rational): bigint {
  return -floor(negate(a))
}

/** Rounded to `places` decimals, a half away from zero, as an integer count of 10^-places. */
export function roundedTo(a: Rational, places: number): bigint {
  const scaled = 2n * a.numerator * powerOfTen(places)
  const doubled = 2n * a.denominator
  return scaled < 0n ? -((-scaled + a.denominator) / doubled) : (scaled + a.denominator) / doubled
}
