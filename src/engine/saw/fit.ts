import { costOf, type Plan, type Stock } from './stock.ts'

interface Bars {
  readonly kind: number
  readonly counts: number[]
  readonly times: number
  readonly room: number
}

/** The cheapest of first-fit and best-fit decreasing, each with bars of one length, with and without what is limited. */
export function fitAll(stock: Stock): Plan | null {
  let best: Plan | null = null
  const limited = stock.kinds.map(kind => kind.available).some(Number.isFinite)
  for (const kind of stock.kinds.keys())
    for (const inOrder of [asTheyCame, fullestFirst])
      for (const withLimited of limited ? [true, false] : [false]) {
        const plan = packBy(stock, kind, inOrder, withLimited)
        if (plan && (!best || costOf(stock, plan) < costOf(stock, best))) best = plan
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
    for (const alike of inOrder(bars)) {
      const parts = fill(alike, index, weight, open)
      filled.push(...parts.bars)
      open = parts.open
    }
    const opened = fill(emptyBars(stock, kind, available), index, weight, open)
    if (opened.open > 0) return null
    const used = opened.bars.filter(alike => alike.counts[index]! > 0)
    available -= used.reduce((sum, { times }) => sum + times, 0)
    bars = [...filled, ...used]
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

/** Full ones, at most one with the rest, then those left as they were. */
function fill(alike: Bars, index: number, weight: number, open: number): { bars: Bars[]; open: number } {
  const perBar = Math.floor(alike.room / weight)
  if (perBar === 0 || open === 0) return { bars: [alike], open }
  const full = Math.min(alike.times, Math.floor(open / perBar))
  const left = open - full * perBar
  const partly = full < alike.times && left > 0 ? 1 : 0
  const bars = [
    added(alike, index, weight, perBar, full),
    added(alike, index, weight, left, partly),
    { ...alike, times: alike.times - full - partly },
  ]
  return { bars: bars.filter(one => one.times > 0), open: partly ? 0 : left }
}

function added(alike: Bars, index: number, weight: number, pieces: number, times: number): Bars {
  return { ...alike, counts: alike.counts.with(index, pieces), times, room: alike.room - pieces * weight }
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
