import type { SawCut } from '../../domain/bom.ts'

/** Pieces with the same mitres, the longest first. */
interface Alike {
  readonly left: number
  readonly right: number
  readonly cuts: readonly SawCut[]
}

const SQUARE = 90
const MOST_STATES = 4_000

/** One entry for each piece, in an order in which the head swivels least; with very many mitres, by the nearest next. */
export function orderBySwivel(cuts: readonly SawCut[]): SawCut[] {
  const groups = groupAlike(cuts)
  const counts = groups.map(group => group.cuts.length)
  const states = counts.reduce((product, count) => product * (count + 1), groups.length)
  const isSmall = states <= MOST_STATES && groups.length > 1
  const order = isSmall ? leastSwivel(groups, counts) : nearestNext(groups, counts)
  const taken = groups.map(() => 0)
  return order.map(group => groups[group]!.cuts[taken[group]!++]!)
}

function groupAlike(cuts: readonly SawCut[]): Alike[] {
  const pieces = cuts.flatMap(cut => new Array<SawCut>(cut.quantity).fill(cut))
  const groups = Map.groupBy(pieces, cut => `${degrees(cut.mitreLeft)} ${degrees(cut.mitreRight)}`)
  return [...groups.values()].map(alike => ({
    left: degrees(alike[0]!.mitreLeft),
    right: degrees(alike[0]!.mitreRight),
    cuts: alike.toSorted((a, b) => b.lengthMm.compare(a.lengthMm)),
  }))
}

function degrees(mitre: SawCut['mitreLeft']): number {
  return mitre === null ? SQUARE : Number(mitre.toString())
}

/** From the last group to the next, -1 before the first. */
function turn(groups: readonly Alike[], last: number, next: number): number {
  return last < 0 ? 0 : Math.abs(groups[last]!.right - groups[next]!.left)
}

interface Tail {
  readonly degrees: number
  readonly next: number
}

/** Every order, remembering what the pieces left and the last one lead to. */
function leastSwivel(groups: readonly Alike[], counts: readonly number[]): number[] {
  const known = new Map<string, Tail>()
  const left = [...counts]
  const tailAfter = (last: number): Tail => {
    const state = `${last} ${left.join()}`
    const before = known.get(state)
    if (before) return before
    let best: Tail = { degrees: left.some(count => count > 0) ? Infinity : 0, next: -1 }
    for (const [next, count] of left.entries()) {
      if (count === 0) continue
      left[next] = count - 1
      const total = turn(groups, last, next) + tailAfter(next).degrees
      left[next] = count
      if (total < best.degrees) best = { degrees: total, next }
    }
    known.set(state, best)
    return best
  }
  return follow(counts, last => {
    const { next } = tailAfter(last)
    if (next >= 0) left[next]!--
    return next
  })
}

function nearestNext(groups: readonly Alike[], counts: readonly number[]): number[] {
  const left = [...counts]
  return follow(counts, last => {
    let nearest = -1
    for (const [next, count] of left.entries())
      if (count > 0 && (nearest < 0 || turn(groups, last, next) < turn(groups, last, nearest))) nearest = next
    if (nearest >= 0) left[nearest]!--
    return nearest
  })
}

function follow(counts: readonly number[], nextAfter: (last: number) => number): number[] {
  const order: number[] = []
  const pieces = counts.reduce((sum, count) => sum + count, 0)
  while (order.length < pieces) order.push(nextAfter(order.at(-1) ?? -1))
  return order
}
