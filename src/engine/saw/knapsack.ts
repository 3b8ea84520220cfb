import type { Stock } from './stock.ts'

export interface Fill {
  readonly counts: number[]
  readonly value: number
  /** Nothing is worth more; false when the budget ran out */
  readonly best: boolean
  /** The measure of work: about a nanosecond or two each */
  readonly steps: number
}

const LARGEST_TABLE = 300_000
const STEPS_PER_NODE = 15
/** So few ways to fill a bar are looked through sooner than a table is filled. */
const FEW_FILLINGS = 500

/** The bar worth most, when a piece of weight i is worth `values[i]` (at least 0) and there are only as many as demanded. */
export function fillBar(stock: Stock, values: readonly number[], budget: number): Fill {
  if (countFillings(stock) <= FEW_FILLINGS)
    return fillByBranching(stock, values, FEW_FILLINGS * (stock.weights.length + 1))
  const bundles = bundlesOf(stock)
  if (bundles.length * stock.capacity <= LARGEST_TABLE) return fillByTable(stock, values, bundles)
  return fillByBranching(stock, values, budget)
}

/** An upper bound of the ways to fill a bar. */
function countFillings({ weights, demands, capacity }: Stock): number {
  return weights.reduce(
    (ways, weight, index) => ways * (1 + Math.min(demands[index]!, Math.floor(capacity / weight))),
    1,
  )
}

/** Pieces of one weight taken together, so that every number up to the most can be made of some of them. */
interface Bundle {
  readonly index: number
  readonly pieces: number
}

function bundlesOf(stock: Stock): Bundle[] {
  return stock.weights.flatMap((weight, index) => {
    const bundles: Bundle[] = []
    let left = Math.min(stock.demands[index]!, Math.floor(stock.capacity / weight))
    for (let pieces = 1; left > 0; pieces *= 2) {
      bundles.push({ index, pieces: Math.min(pieces, left) })
      left -= pieces
    }
    return bundles
  })
}

/** The best for every room up to the capacity, bundle after bundle. */
function fillByTable(stock: Stock, values: readonly number[], bundles: readonly Bundle[]): Fill {
  const { capacity } = stock
  const best = new Float64Array(capacity + 1)
  const taken = bundles.map(({ index, pieces }) => {
    const isTaken = new Uint8Array(capacity + 1)
    const weight = pieces * stock.weights[index]!
    const value = pieces * values[index]!
    for (let room = capacity; room >= weight; room--) {
      const other = best[room - weight]! + value
      if (other <= best[room]!) continue
      best[room] = other
      isTaken[room] = 1
    }
    return isTaken
  })
  const counts = stock.weights.map(() => 0)
  let room = capacity
  for (let last = bundles.length - 1; last >= 0; last--) {
    if (!taken[last]![room]) continue
    const { index, pieces } = bundles[last]!
    counts[index]! += pieces
    room -= pieces * stock.weights[index]!
  }
  return { counts, value: best[capacity]!, best: true, steps: bundles.length * capacity }
}

/** The most worth per length first, cutting off what cannot become better. */
function fillByBranching(stock: Stock, values: readonly number[], budget: number): Fill {
  const order = stock.weights
    .map((_weight, index) => index)
    .filter(index => values[index]! > 0)
    .sort((a, b) => values[b]! * stock.weights[a]! - values[a]! * stock.weights[b]! || a - b)
  const counts = stock.weights.map(() => 0)
  let found = { counts: [...counts], value: 0 }
  let nodes = 0

  const visit = (depth: number, room: number, value: number): void => {
    if (nodes++ > budget) return
    if (value > found.value) found = { counts: [...counts], value }
    const index = order[depth]
    if (index === undefined) return
    const weight = stock.weights[index]!
    if (value + (room * values[index]!) / weight <= found.value * (1 + 1e-12)) return
    for (let pieces = Math.min(stock.demands[index]!, Math.floor(room / weight)); pieces >= 0; pieces--) {
      counts[index] = pieces
      visit(depth + 1, room - pieces * weight, value + pieces * values[index]!)
    }
    counts[index] = 0
  }
  visit(0, stock.capacity, 0)
  return { ...found, best: nodes <= budget, steps: STEPS_PER_NODE * nodes }
}
