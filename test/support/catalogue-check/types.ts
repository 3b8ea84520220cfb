import type { Fraction } from './arithmetic.ts'

export type Selections = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

export interface CheckedStep {
  readonly kind: string
  readonly amount: Fraction
}

export interface CheckedLine {
  readonly kind: string
  readonly number: string
  readonly quantity: Fraction
  readonly unit: string
  readonly unitCost: Fraction | null
  readonly cost: Fraction
  readonly net: Fraction | null
}

/** What the catalogue says about one line of a quote. */
export interface Checked {
  readonly itemNumber: string
  /** Of one piece, without subtotals */
  readonly steps: readonly CheckedStep[]
  readonly lines: readonly CheckedLine[]
  readonly unitNet: Fraction
  readonly goodsNet: Fraction
  readonly servicesNet: Fraction
  readonly net: Fraction
  readonly cost: Fraction
  readonly margin: Fraction
  readonly marginPercent: Fraction
  /** Profile → bars by first-fit decreasing */
  readonly bars: ReadonlyMap<string, number>
  /** Profile → no plan needs fewer */
  readonly fewestBars: ReadonlyMap<string, number>
}

export interface Order {
  readonly quantity: number
  readonly priceGroup: 'guest' | 'dealer'
  /** Profile → bars really used, when a plan needs fewer than first-fit decreasing */
  readonly bars?: ReadonlyMap<string, number>
  /** Profile that is cut from a shorter and a longer bar → how many of each are really used */
  readonly lengths?: ReadonlyMap<string, readonly [shorts: number, longs: number]>
}

/** One product of the catalogue, implemented a second time. */
export interface Product {
  readonly code: string
  /** The codes of the broken constraints of severity error */
  broken(selections: Selections): string[]
  check(selections: Selections, order: Order): Checked
}

/** One profile with its bars, by first-fit decreasing and at the very least. */
export interface Sawn {
  readonly profile: string
  readonly bars: number
  readonly fewest: number
}
