import { compare, type Rational } from '../../lib/rational.ts'
import type { Pattern, Plan, Stock } from './stock.ts'

/** Outer length; mitres in degrees, 90 is square. */
export interface SawPiece {
  readonly lengthMm: Rational
  readonly quantity: number
  readonly mitreLeft: Rational | null
  readonly mitreRight: Rational | null
}

/** Pieces sawn alike. `weight` is length and kerf, in whole parts of a millimetre: different mitres may weigh the same. */
export interface Cut extends SawPiece {
  readonly weight: number
}

/** The longest first; pieces of one length and the same mitres together. */
export function joinAlike(pieces: readonly Cut[]): Cut[] {
  const joined: Cut[] = []
  for (const piece of pieces.toSorted(compareCuts)) {
    const last = joined.at(-1)
    if (last && compareCuts(last, piece) === 0)
      joined[joined.length - 1] = { ...last, quantity: last.quantity + piece.quantity }
    else joined.push(piece)
  }
  return joined
}

function compareCuts(a: Cut, b: Cut): number {
  return (
    b.weight - a.weight ||
    compareMitres(a.mitreLeft, b.mitreLeft) ||
    compareMitres(a.mitreRight, b.mitreRight)
  )
}

function compareMitres(a: Rational | null, b: Rational | null): number {
  if (a && b) return compare(a, b)
  return a ? 1 : b ? -1 : 0
}

/** The same bars, now with a count for each cut: where pieces of one length differ in mitre, the first cuts go first. */
export function shareOut(stock: Stock, cuts: readonly Cut[], plan: Plan): Pattern[] {
  const open = cuts.map(cut => cut.quantity)
  const bars: Pattern[] = []
  for (const pattern of plan.toSorted((a, b) => compareCounts(b.counts, a.counts))) {
    for (let left = pattern.times; left > 0; ) {
      const counts = countsOfOneBar(stock, cuts, pattern, open)
      const alike = counts.map((count, index) => (count > 0 ? Math.floor(open[index]! / count) : Infinity))
      const times = Math.min(left, ...alike)
      for (const [index, count] of counts.entries()) open[index] = open[index]! - times * count
      if (times > 0 && counts.some(count => count > 0)) bars.push({ kind: pattern.kind, counts, times })
      left -= times
    }
  }
  return bars
}

function countsOfOneBar(
  stock: Stock,
  cuts: readonly Cut[],
  pattern: Pattern,
  open: readonly number[],
): number[] {
  const wanted = new Map(stock.weights.map((weight, index) => [weight, pattern.counts[index]!]))
  return cuts.map((cut, index) => {
    const taken = Math.min(wanted.get(cut.weight)!, open[index]!)
    wanted.set(cut.weight, wanted.get(cut.weight)! - taken)
    return taken
  })
}

/** Bars cut alike as one, those with the longest pieces first. */
export function groupBars(bars: readonly Pattern[]): Pattern[] {
  const grouped = new Map<string, Pattern>()
  for (const { kind, counts, times } of bars) {
    const key = `${kind} ${counts.join()}`
    grouped.set(key, { kind, counts, times: times + (grouped.get(key)?.times ?? 0) })
  }
  return [...grouped.values()].sort((a, b) => compareCounts(b.counts, a.counts))
}

function compareCounts(a: readonly number[], b: readonly number[]): number {
  for (const [index, count] of a.entries()) if (count !== b[index]) return count - b[index]!
  return 0
}
