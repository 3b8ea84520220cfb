/** An exact fraction, for the check of the catalogue only: it shares nothing with the code it checks. */
export class Fraction {
  readonly top: bigint
  readonly bottom: bigint

  constructor(top: bigint, bottom: bigint) {
    const shared = greatestDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
    this.top = top / shared
    this.bottom = bottom / shared
  }

  plus(other: Figure): Fraction {
    const { top, bottom } = fraction(other)
    return new Fraction(this.top * bottom + top * this.bottom, this.bottom * bottom)
  }

  minus(other: Figure): Fraction {
    return this.plus(fraction(other).times(-1))
  }

  times(other: Figure): Fraction {
    const { top, bottom } = fraction(other)
    return new Fraction(this.top * top, this.bottom * bottom)
  }

  over(other: Figure): Fraction {
    const { top, bottom } = fraction(other)
    return new Fraction(this.top * bottom, this.bottom * top)
  }

  percent(percent: Figure): Fraction {
    return this.times(percent).over(100)
  }

  /** A half goes away from zero. */
  rounded(places: number): Fraction {
    const scale = 10n ** BigInt(places)
    const size = (this.top < 0n ? -this.top : this.top) * scale
    const whole = (2n * size + this.bottom) / (2n * this.bottom)
    return new Fraction(this.top < 0n ? -whole : whole, scale)
  }

  get cents(): Fraction {
    return this.rounded(2)
  }

  get isZero(): boolean {
    return this.top === 0n
  }

  atMost(other: Figure): boolean {
    const { top, bottom } = fraction(other)
    return this.top * bottom <= top * this.bottom
  }

  atLeast(other: Figure): boolean {
    return fraction(other).atMost(this)
  }

  /** In lowest terms, so equal numbers print equally. */
  toString(): string {
    return this.bottom === 1n ? `${this.top}` : `${this.top}/${this.bottom}`
  }
}

/** A whole number, or a decimal as text. */
export type Figure = Fraction | number | bigint | string

export function fraction(figure: Figure): Fraction {
  if (figure instanceof Fraction) return figure
  const [whole = '', decimals = ''] = String(figure).split('.')
  return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

export function sumOf(figures: readonly Fraction[]): Fraction {
  return figures.reduce((sum, figure) => sum.plus(figure), fraction(0))
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  if (b !== 0n) return greatestDivisor(b, a % b)
  return a < 0n ? -a : a === 0n ? 1n : a
}
