import type { SawCut, SawList } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import { add, compare, multiply, type Rational, rational, subtract } from '../../lib/rational.ts'
import { type Cut, groupBars, joinAlike, type SawPiece, shareOut } from './cuts.ts'
import { asDecimal, commonDenominator } from './lengths.ts'
import { planBars } from './plan-bars.ts'
import { barsOf, type Stock } from './stock.ts'

export interface SawRequest {
  readonly profile: string
  readonly stockLengthMm: Rational
  /** Cut off at each end of a bar */
  readonly trimMm: Rational
  /** Lost between neighbouring pieces */
  readonly kerfMm: Rational
  readonly pieces: readonly SawPiece[]
}

/**
 * The cutting plan for all pieces of one profile: never more bars than first-fit decreasing, and the same plan for the
 * same request. Bars with longer pieces come first.
 *
 * @throws RangeError when a piece is longer than what a bar has between its trims, or a length is below zero
 */
export function nest(request: SawRequest): SawList {
  const usable = subtract(request.stockLengthMm, multiply(rational(2n), request.trimMm))
  const pieces = request.pieces.filter(piece => piece.quantity > 0)
  for (const piece of pieces) checkPiece(request, piece, usable)
  const partsPerMm = commonDenominator([usable, request.kerfMm, ...pieces.map(piece => piece.lengthMm)])
  const inParts = (length: Rational): number => Number((length.numerator * partsPerMm) / length.denominator)
  const cuts = joinAlike(
    pieces.map(piece => ({ ...piece, weight: inParts(add(piece.lengthMm, request.kerfMm)) })),
  )
  const stock = stockOf(inParts(add(usable, request.kerfMm)), cuts)
  checkSize(request, stock)
  const { plan, lowerBound } = planBars(stock)!
  const bars = groupBars(shareOut(stock, cuts, plan))
  const barCount = barsOf(bars)
  return {
    profile: request.profile,
    kerfMm: asDecimal(request.kerfMm),
    trimMm: asDecimal(request.trimMm),
    bars: bars.map(({ counts, times }) => ({
      count: times,
      lengthMm: asDecimal(request.stockLengthMm),
      cuts: cutsOn(cuts, counts),
      remnantMm: remnantOf(request, usable, cuts, counts),
    })),
    barCount,
    lowerBound,
    optimal: barCount === lowerBound,
  }
}

function stockOf(capacity: number, cuts: readonly Cut[]): Stock {
  const demands = new Map<number, number>()
  for (const cut of cuts) demands.set(cut.weight, (demands.get(cut.weight) ?? 0) + cut.quantity)
  return {
    kinds: [{ capacity, cost: 1, available: Infinity }],
    weights: [...demands.keys()],
    demands: [...demands.values()],
  }
}

function cutsOn(cuts: readonly Cut[], counts: readonly number[]): SawCut[] {
  return cuts.flatMap(({ lengthMm, mitreLeft, mitreRight }, index) => {
    const quantity = counts[index]!
    return quantity > 0
      ? [
          {
            lengthMm: asDecimal(lengthMm),
            quantity,
            mitreLeft: degrees(mitreLeft),
            mitreRight: degrees(mitreRight),
          },
        ]
      : []
  })
}

function degrees(mitre: Rational | null): Decimal | null {
  return mitre && asDecimal(mitre)
}

/** What is left of the usable length, after the kerfs between the pieces. */
function remnantOf(
  request: SawRequest,
  usable: Rational,
  cuts: readonly Cut[],
  counts: readonly number[],
): Decimal {
  let rest = add(usable, request.kerfMm)
  for (const [index, cut] of cuts.entries())
    rest = subtract(rest, multiply(rational(counts[index]!), add(cut.lengthMm, request.kerfMm)))
  return asDecimal(rest)
}

function checkPiece(request: SawRequest, piece: SawPiece, usable: Rational): void {
  const length = asDecimal(piece.lengthMm)
  if (compare(piece.lengthMm, rational(0n)) <= 0)
    throw new RangeError(`saw list ${request.profile}: expected a length above 0 mm, got ${length} mm`)
  if (!Number.isSafeInteger(piece.quantity))
    throw new RangeError(
      `saw list ${request.profile}: expected a whole number of pieces, got ${piece.quantity}`,
    )
  if (compare(piece.lengthMm, usable) > 0)
    throw new RangeError(
      `saw list ${request.profile}: a piece of ${length} mm is longer than the ${asDecimal(usable)} mm a bar has`,
    )
}

/** Sums of weights stay exact in a double. */
function checkSize(request: SawRequest, stock: Stock): void {
  const pieces = stock.demands.reduce((total, demand) => total + demand, 0)
  if (stock.kinds[0]!.capacity * Math.max(1, pieces) > Number.MAX_SAFE_INTEGER / 100)
    throw new RangeError(`saw list ${request.profile}: ${pieces} pieces with lengths too fine to add up`)
}
