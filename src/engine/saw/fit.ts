import { costOf, type Plan, type Stock } from './stock.ts'

interface Bars {
  readonly kind: number
  readonly counts: number[]
  readonly times: number
  readonly room: number
}

/**
 * The cheapest of first-fit and best-fit decreasing, each with bars of one length, with and without what is limited; ends at
 * once with one that costs no more than `target`.
 */
export function fitAll(stock: Stock, target: number): Plan | null {
  let best: Plan | null = null
  const limited = stock.kinds.map(kind => kind.available).some(Number.isFinite)
  for (const kind of stock.kinds.keys())
    for (const inOrder of [asTheyCame, fullestFirst])
      for (const withLimited of limited ? [true, false] : [false]) {
        const plan = packBy(stock, kind, inOrder, withLimited)
        if (plan && (!best || costOf(stock, plan) < costOf(stock, best))) best = plan
        if (best && costOf(stock, best) <= target) return best
      }
  return best
}

type Order = (bars: Bars[]) => Bars[]

/** First-fit decreasing: the longest piece first, each into the first bar with room. */
const asTheyCame: Order = bars => bars

/** Best-fit decreasing: the longest piece first, each into the fullest bar with room. */
const fullestFirst: Order = bars => bars.toSorted((a, b) => a.room - b.room)

/**
 * Alike bars are filled together: a bar that gets a piece stays the first choice until the next one does not fit. Bars
 * that are limited stand ready from the start.
 */
function packBy(stock: Stock, kind: number, inOrder: Order, withLimited: boolean): Plan | null {
  let bars = withLimited ? limitedBars(stock, kind) : []
  let available = stock.kinds[kind]!.available
  for (const [index, weight] of stock.weights.entries()) {
    let open = stock.demands[index]!
    const filled: Bars[] = []
    for (const alike of inOrder(bars)) open = fill(alike, index, weight, open, filled)
    if (open > 0) {
      const opened: Bars[] = []
      if (fill(emptyBars(stock, kind, available), index, weight, open, opened) > 0) return null
      for (const alike of opened)
        if (alike.counts[index]! > 0) {
          available -= alike.times
          filled.push(alike)
        }
    }
    bars = filled
  }
  return shrunk(
    stock,
    bars.filter(({ counts }) => counts.some(count => count > 0)),
  )
}

function emptyBars(stock: Stock, kind: number, times: number): Bars {
  return { kind, counts: stock.weights.map(() => 0), times, room: stock.kinds[kind]!.capacity }
}

/** The shortest first. */
function limitedBars(stock: Stock, but: number): Bars[] {
  const limited = stock.kinds.flatMap(({ available }, kind) =>
    kind !== but && available > 0 && Number.isFinite(available) ? [emptyBars(stock, kind, available)] : [],
  )
  return limited.sort((a, b) => a.room - b.room)
}

/**
 * Full ones, at most one with the rest, then those left as they were.
 *
 * @param filled where they go
 * @returns the pieces that found no place
 */
function fill(alike: Bars, index: number, weight: number, open: number, filled: Bars[]): number {
  const perBar = Math.floor(alike.room / weight)
  if (perBar === 0 || open === 0) {
    filled.push(alike)
    return open
  }
  const full = Math.min(alike.times, Math.floor(open / perBar))
  const left = open - full * perBar
  const partly = full < alike.times && left > 0 ? 1 : 0
  const same = alike.times - full - partly
  if (full > 0) filled.push(added(alike, index, weight, perBar, full))
  if (partly > 0) filled.push(added(alike, index, weight, left, partly))
  if (same > 0) filled.push({ ...alike, times: same })
  return partly ? 0 : left
}

function added(alike: Bars, index: number, weight: number, pieces: number, times: number): Bars {
  const counts = alike.counts.slice()
  counts[index] = pieces
  return { kind: alike.kind, counts, times, room: alike.room - pieces * weight }
}

/** Each on the cheapest bar that holds as much, as far as there are some. */
function shrunk(stock: Stock, bars: readonly Bars[]): Plan {
  if (stock.kinds.length === 1) return bars
  const available = stock.kinds.map(kind => kind.available)
  for (const { kind, times } of bars) available[kind]! -= times
  return bars.flatMap(({ kind, counts, times, room }) => {
    const { capacity, cost } = stock.kinds[kind]!
    let cheapest = kind
    for (const [other, candidate] of stock.kinds.entries())
      if (
        candidate.capacity >= capacity - room &&
        candidate.cost < stock.kinds[cheapest]!.cost &&
        candidate.cost < cost &&
        available[other]! >= times
      )
        cheapest = other
    available[kind]! += times
    available[cheapest]! -= times
    return [{ kind: cheapest, counts, times }]
  })
}
