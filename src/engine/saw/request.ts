import { compare, multiply, type Rational, rational, subtract, ZERO } from '../../lib/rational.ts'
import type { SawPiece } from './cuts.ts'
import { asDecimal } from './lengths.ts'

export interface SawRequest {
  readonly profile: string
  /** Bars of one length, as many as are needed; or `stocks`, where there is more to say */
  readonly stockLengthMm?: Rational
  /** All new bars have a price or none has: then the least length of new bars is looked for */
  readonly stocks?: readonly BarSupply[]
  /** Cut off at each end of a bar, of an offcut too */
  readonly trimMm: Rational
  /** Lost between neighbouring pieces, whatever their mitres */
  readonly kerfMm: Rational
  /** A remnant of this length or more goes back into stock; when left out, none does */
  readonly keepMm?: Rational | null
  readonly pieces: readonly SawPiece[]
}

/** Bars of one length at hand. */
export interface BarSupply {
  readonly lengthMm: Rational
  /** Of one bar, above 0. An offcut without a price is free */
  readonly price?: Rational | null
  /** When left out: as many as are needed, but one of an offcut */
  readonly available?: number | null
  readonly isOffcut?: boolean
}

/** A supply with nothing left open. */
export interface Supply {
  readonly lengthMm: Rational
  readonly price: Rational
  readonly available: number
  readonly isOffcut: boolean
}

/** @throws RangeError for prices or counts that cannot be */
export function suppliesOf(request: SawRequest): Supply[] {
  const stocks = request.stocks ?? (request.stockLengthMm ? [{ lengthMm: request.stockLengthMm }] : [])
  const isPriced = stocks.some(stock => stock.price)
  return stocks.map(stock => supplyOf(request, stock, isPriced))
}

function supplyOf(request: SawRequest, stock: BarSupply, isPriced: boolean): Supply {
  const { lengthMm, price, isOffcut = false } = stock
  const available = stock.available ?? (isOffcut ? 1 : Infinity)
  const fail = (what: string): never => {
    throw new RangeError(`saw list ${request.profile}: bars of ${asDecimal(lengthMm)} mm: ${what}`)
  }
  if (available !== Infinity && !(Number.isSafeInteger(available) && available >= 0))
    fail(`expected a whole number of bars, got ${available}`)
  if (isOffcut && available === Infinity) fail('expected a number of offcuts')
  if (price && compare(price, ZERO) <= 0) fail(`expected a price above 0, got ${asDecimal(price)}`)
  if (isPriced && !price && !isOffcut) fail('expected a price, as other bars have one')
  return { lengthMm, price: price ?? (isOffcut ? ZERO : lengthMm), available, isOffcut }
}

/** What a bar has between its trims; below 0 for a bar that is shorter than they are. */
export function usableOf({ trimMm }: SawRequest, lengthMm: Rational): Rational {
  return subtract(lengthMm, multiply(rational(2n), trimMm))
}
