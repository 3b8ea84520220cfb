import type { Plan, Stock } from './stock.ts'

interface Bars {
  counts: number[]
  times: number
  room: number
}

/** First-fit decreasing: the longest piece first, each into the first bar with room. */
export function fitFirst(stock: Stock): Plan {
  return packBy(stock, bars => bars)
}

/** Best-fit decreasing: the longest piece first, each into the fullest bar with room. */
export function fitBest(stock: Stock): Plan {
  return packBy(stock, bars => bars.toSorted((a, b) => a.room - b.room))
}

/** Alike bars are filled together: a bar that gets a piece stays the first choice until the next one does not fit. */
function packBy(stock: Stock, inOrder: (bars: Bars[]) => Bars[]): Plan {
  let bars: Bars[] = []
  for (const [index, weight] of stock.weights.entries()) {
    let open = stock.demands[index]!
    const filled: Bars[] = []
    for (const alike of inOrder(bars)) {
      const parts = fill(alike, index, weight, open)
      filled.push(...parts.bars)
      open = parts.open
    }
    const empty = { counts: stock.weights.map(() => 0), times: Infinity, room: stock.capacity }
    const opened = fill(empty, index, weight, open).bars.filter(alike => alike.times !== Infinity)
    bars = [...filled, ...opened]
  }
  return bars
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
  return { counts: alike.counts.with(index, pieces), times, room: alike.room - pieces * weight }
}
