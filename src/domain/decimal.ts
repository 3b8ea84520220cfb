import { powerOfTen, type Rational, rational, roundedTo } from '../lib/rational.ts'

const SYNTAX = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?$/

/**
 * An exact decimal: an integer coefficient and a number of decimals. It prints with the decimals it was made with, so
 * that `2.0` stays `2.0`. It never passes through a double.
 */
export class Decimal {
  readonly #coefficient: bigint
  readonly scale: number

  constructor(coefficient: bigint, scale: number) {
    this.#coefficient = coefficient
    this.scale = scale
  }

  static readonly zero = new Decimal(0n, 0)

  /** Plain decimal notation, at most 40 digits on either side of the point; no exponent, no NaN. `null` for anything else. */
  static tryParse(text: string): Decimal | null {
    const match = SYNTAX.exec(text)
    if (!match) return null
    const [, sign, whole = '', fraction = ''] = match
    const coefficient = BigInt(whole + fraction)
    return new Decimal(sign === '-' ? -coefficient : coefficient, fraction.length)
  }

  /** @throws RangeError when the text is not a decimal in plain notation, or the number not a safe integer */
  static of(value: string | number | bigint | Decimal): Decimal {
    if (value instanceof Decimal) return value
    if (typeof value === 'bigint') return new Decimal(value, 0)
    if (typeof value === 'number') {
      if (Number.isSafeInteger(value)) return new Decimal(BigInt(value), 0)
      throw new RangeError(`expected a decimal as text or a whole number, got ${value}`)
    }
    const parsed = Decimal.tryParse(value)
    if (!parsed) throw new RangeError(`expected a decimal in plain notation, like "12.50", got "${value}"`)
    return parsed
  }

  /** The value of a fraction, rounded once to `places` decimals, a half away from zero. */
  static rounded(value: Rational, places: number): Decimal {
    return new Decimal(roundedTo(value, places), places)
  }

  toRational(): Rational {
    return { numerator: this.#coefficient, denominator: powerOfTen(this.scale) }
  }

  plus(other: Decimal): Decimal {
    if (this.scale === other.scale) return new Decimal(this.#coefficient + other.#coefficient, this.scale)
    const scale = Math.max(this.scale, other.scale)
    return new Decimal(this.#at(scale) + other.#at(scale), scale)
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated())
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.#coefficient * other.#coefficient, this.scale + other.scale)
  }

  /** The quotient, rounded once to `places` decimals, a half away from zero. */
  dividedBy(other: Decimal, places: number): Decimal {
    const numerator = this.#coefficient * powerOfTen(other.scale)
    return Decimal.rounded(rational(numerator, other.#coefficient * powerOfTen(this.scale)), places)
  }

  abs(): Decimal {
    return this.isNegative ? this.negated() : this
  }

  negated(): Decimal {
    return new Decimal(-this.#coefficient, this.scale)
  }

  /** A half goes away from zero: −145.425 becomes −145.43. */
  rounded(places: number): Decimal {
    if (this.scale === places) return this
    if (this.scale < places) return new Decimal(this.#at(places), places)
    return Decimal.rounded(this.toRational(), places)
  }

  /** Negative, zero or positive, as this is below, at or above `other`. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale)
    const left = this.#at(scale)
    const right = other.#at(scale)
    return left < right ? -1 : left > right ? 1 : 0
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0
  }

  get isZero(): boolean {
    return this.#coefficient === 0n
  }

  get isNegative(): boolean {
    return this.#coefficient < 0n
  }

  get isInteger(): boolean {
    return this.#coefficient % powerOfTen(this.scale) === 0n
  }

  toString(): string {
    const digits = (this.isNegative ? -this.#coefficient : this.#coefficient)
      .toString()
      .padStart(this.scale + 1, '0')
    const point = digits.length - this.scale
    const fraction = this.scale === 0 ? '' : `.${digits.slice(point)}`
    return `${this.isNegative ? '-' : ''}${digits.slice(0, point)}${fraction}`
  }

  toJSON(): string {
    return this.toString()
  }

  /** @pre `scale` is not below this decimal's own */
  #at(scale: number): bigint {
    return scale === this.scale ? this.#coefficient : this.#coefficient * powerOfTen(scale - this.scale)
  }
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = Decimal.zero
  for (const value of values) total = total.plus(value)
  return total
}
