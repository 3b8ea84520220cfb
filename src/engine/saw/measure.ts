import { add, compare, type Rational, rational, ZERO } from '../../lib/rational.ts'
import { type Cut, joinAlike, type SawPiece } from './cuts.ts'
import { asDecimal, commonDenominator, divisor } from './lengths.ts'
import { type SawRequest, type Supply, suppliesOf, usableOf } from './request.ts'
import { loadOf, type Stock } from './stock.ts'

/** A request in whole numbers. */
export interface Measured {
  readonly stock: Stock
  readonly cuts: readonly Cut[]
  /** In the order of the kinds of bars in `stock`: those long enough for some piece */
  readonly supplies: readonly Supply[]
  /** The parts in which `stock` counts lengths */
  readonly partsPerMm: bigint
  /** One part of the grid of costs, in money (or in mm) */
  readonly costPart: Rational
  /** The shortest remnant to keep, in the parts of `stock`; Infinity when none is kept */
  readonly keep: number
}

/**
 * @throws RangeError when a piece is longer than what the longest bar has between its trims, a length is not above zero, or
 * lengths are too fine to add up exactly
 */
export function measure(request: SawRequest): Measured {
  const pieces = request.pieces.filter(piece => piece.quantity > 0)
  const supplies = usefulSupplies(request, pieces)
  const { kerfMm, keepMm } = request
  const usables = supplies.map(supply => usableOf(request, supply.lengthMm))
  const longest = usables.reduce((most, usable) => (compare(usable, most) > 0 ? usable : most))
  for (const piece of pieces) checkPiece(request, piece, longest)
  const partsPerMm = commonDenominator([...usables, kerfMm, ...pieces.map(piece => piece.lengthMm)])
  const inParts = (length: Rational): number => Number((length.numerator * partsPerMm) / length.denominator)
  const cuts = joinAlike(pieces.map(piece => ({ ...piece, weight: inParts(add(piece.lengthMm, kerfMm)) })))
  const { costs, costPart } = gridOf(supplies)
  const kinds = supplies.map(({ available }, kind) => ({
    capacity: inParts(add(usables[kind]!, kerfMm)),
    cost: costs[kind]!,
    available,
  }))
  const stock = { kinds, ...demandsOf(cuts) }
  checkSize(request, stock)
  return {
    stock,
    cuts,
    supplies,
    partsPerMm,
    costPart,
    keep: keepMm ? Math.ceil(keepOf(keepMm, partsPerMm)) : Infinity,
  }
}

function keepOf(keepMm: Rational, partsPerMm: bigint): number {
  return Number(keepMm.numerator * partsPerMm) / Number(keepMm.denominator)
}

/** Those with bars on which some piece fits. */
function usefulSupplies(request: SawRequest, pieces: readonly SawPiece[]): Supply[] {
  const all = suppliesOf(request)
  if (all.length === 0) throw new RangeError(`saw list ${request.profile}: expected some bars to cut`)
  const fits = ({ lengthMm, available }: Supply): boolean =>
    available > 0 && pieces.some(piece => compare(piece.lengthMm, usableOf(request, lengthMm)) <= 0)
  const useful = all.filter(fits)
  return useful.length > 0 ? useful : all.slice(0, 1)
}

/** The largest amount of which every price is a whole multiple. */
function gridOf(supplies: readonly Supply[]): { costs: number[]; costPart: Rational } {
  const denominator = commonDenominator(supplies.map(supply => supply.price))
  const whole = supplies.map(({ price }) => (price.numerator * denominator) / price.denominator)
  const common = whole.reduce((a, b) => divisor(a, b), 0n) || 1n
  return { costs: whole.map(price => Number(price / common)), costPart: rational(common, denominator) }
}

function demandsOf(cuts: readonly Cut[]): Pick<Stock, 'weights' | 'demands'> {
  const demands = new Map<number, number>()
  for (const cut of cuts) demands.set(cut.weight, (demands.get(cut.weight) ?? 0) + cut.quantity)
  return { weights: [...demands.keys()], demands: [...demands.values()] }
}

/** @param longest that a bar has between its trims */
function checkPiece(request: SawRequest, piece: SawPiece, longest: Rational): void {
  if (compare(piece.lengthMm, ZERO) <= 0)
    throw new RangeError(
      `saw list ${request.profile}: expected a length above 0 mm, got ${asDecimal(piece.lengthMm)} mm`,
    )
  if (!Number.isSafeInteger(piece.quantity))
    throw new RangeError(
      `saw list ${request.profile}: expected a whole number of pieces, got ${piece.quantity}`,
    )
  if (compare(piece.lengthMm, longest) > 0)
    throw new RangeError(
      `saw list ${request.profile}: a piece of ${asDecimal(piece.lengthMm)} mm is longer than the ${asDecimal(longest)} mm a bar has`,
    )
}

/** Sums of weights and of costs stay exact in a double. */
function checkSize(request: SawRequest, stock: Stock): void {
  const pieces = stock.demands.reduce((total, demand) => total + demand, 0)
  const largest = Math.max(...stock.kinds.map(({ capacity, cost }) => Math.max(capacity, cost)))
  const most = Number.MAX_SAFE_INTEGER / 100
  if (largest * Math.max(1, pieces) > most || loadOf(stock) > most)
    throw new RangeError(
      `saw list ${request.profile}: ${pieces} pieces with lengths or prices too fine to add up`,
    )
}
