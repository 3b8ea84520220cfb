import { loadOf, type Stock } from './stock.ts'

/** Bars bought for a plan. */
export interface BarSet {
  /** How many of each kind */
  readonly bars: readonly number[]
  /** In whole parts of the money grid */
  readonly cost: number
}

const MOST_SETS = 2_000
const MOST_STEPS = 50_000

/**
 * All sets of bars that are long enough together and cost from `least` to below `below`, the cheapest first. All bars
 * that cost nothing are in each. Null when there are too many.
 */
export function listBarSets(stock: Stock, least: number, below: number): BarSet[] | null {
  const load = loadOf(stock)
  const sets: BarSet[] = []
  const bars = stock.kinds.map(({ cost, available }) => (cost === 0 ? available : 0))
  const free = stock.kinds.reduce((sum, { capacity }, kind) => sum + capacity * bars[kind]!, 0)
  const priced = stock.kinds.flatMap(({ cost }, kind) => (cost > 0 ? [kind] : []))
  let steps = 0

  const extend = (at: number, cost: number, room: number): void => {
    if (++steps > MOST_STEPS || sets.length > MOST_SETS) return
    const kind = priced[at]
    if (kind === undefined) {
      if (cost >= least && room >= load) sets.push({ bars: [...bars], cost })
      return
    }
    const bar = stock.kinds[kind]!
    const most = Math.min(bar.available, Math.ceil((below - cost) / bar.cost) - 1)
    // The last kind has to bring what is missing.
    const missing = Math.max((least - cost) / bar.cost, (load - room) / bar.capacity, 0)
    for (let count = at === priced.length - 1 ? Math.ceil(missing) : 0; count <= most; count++) {
      bars[kind] = count
      extend(at + 1, cost + count * bar.cost, room + count * bar.capacity)
    }
    bars[kind] = 0
  }
  extend(0, 0, free)
  if (steps > MOST_STEPS || sets.length > MOST_SETS) return null
  return sets.sort((a, b) => a.cost - b.cost)
}
