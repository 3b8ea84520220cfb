import type { Pattern, Plan, Stock } from './stock.ts'

/** Sets of pieces times ways to fill a bar: more take longer than a search. */
const MOST_STEPS = 50_000
/** One bar after another is sawn from what is left: as deep as there are bars. */
const MOST_PIECES = 1_000

/** A bar filled so that no further piece fits. */
interface Filling {
  readonly kind: number
  readonly counts: readonly number[]
}

/**
 * The cheapest plan of all, by the cheapest way to saw each smaller set of the pieces; null where these are too many, or bars
 * are limited.
 */
export function tabulate(stock: Stock): Plan | null {
  const { kinds, demands } = stock
  if (kinds.some(({ available }) => Number.isFinite(available))) return null
  if (demands.reduce((sum, demand) => sum + demand, 0) > MOST_PIECES) return null
  const sets = demands.reduce((product, demand) => product * (demand + 1), 1)
  const fillings = sets > MOST_STEPS ? null : fillingsOf(stock, MOST_STEPS / sets)
  if (!fillings) return null
  return new Table(stock, fillings).plan()
}

/** All ways to fill a bar with some of the pieces; null when there are more than `most`. */
function fillingsOf({ kinds, weights, demands }: Stock, most: number): readonly Filling[] | null {
  const found: Filling[] = []
  const fill = (kind: number, counts: readonly number[], room: number): void => {
    if (found.length > most) return
    const index = counts.length
    if (index === weights.length) {
      const isFull = counts.every((count, one) => count === demands[one]! || weights[one]! > room)
      if (isFull) found.push({ kind, counts })
      return
    }
    const weight = weights[index]!
    for (let count = Math.min(demands[index]!, Math.floor(room / weight)); count >= 0; count--)
      fill(kind, [...counts, count], room - count * weight)
  }
  for (const [kind, { capacity }] of kinds.entries()) fill(kind, [], capacity)
  return found.length > most ? null : found
}

/** By set of pieces, numbered as digits with one base for each weight: what sawing it costs, and which bar to saw first. */
class Table {
  readonly #stock: Stock
  readonly #fillings: readonly Filling[]
  readonly #bases: readonly number[]
  /** −1: not met yet */
  readonly #costs: Float64Array
  readonly #first: Int32Array

  constructor(stock: Stock, fillings: readonly Filling[]) {
    this.#stock = stock
    this.#fillings = fillings
    let sets = 1
    this.#bases = stock.demands.map(demand => {
      const base = sets
      sets *= demand + 1
      return base
    })
    this.#costs = new Float64Array(sets).fill(-1)
    this.#costs[0] = 0
    this.#first = new Int32Array(sets)
  }

  plan(): Plan {
    const patterns = new Map<string, Pattern>()
    let left: readonly number[] = this.#stock.demands
    this.#costOf(this.#costs.length - 1, left)
    for (let set = this.#costs.length - 1; set > 0; ) {
      const { kind, counts: most } = this.#fillings[this.#first[set]!]!
      const counts = most.map((count, index) => Math.min(count, left[index]!))
      const key = `${kind}:${counts.join()}`
      patterns.set(key, { kind, counts, times: (patterns.get(key)?.times ?? 0) + 1 })
      set = this.#without(set, left, counts)
      left = left.map((count, index) => count - counts[index]!)
    }
    return [...patterns.values()]
  }

  /** Some bar has the longest piece that is left: that one is sawn first. */
  #costOf(set: number, left: readonly number[]): number {
    if (this.#costs[set]! >= 0) return this.#costs[set]!
    const longest = left.findIndex(count => count > 0)
    const least = this.#leastFor(left)
    let best = Infinity
    for (let place = 0; place < this.#fillings.length && best > least; place++) {
      const { kind, counts } = this.#fillings[place]!
      if (counts[longest] === 0) continue
      const rest = this.#without(set, left, counts)
      const known = this.#costs[rest]!
      const less = known >= 0 ? known : this.#costOf(rest, remaining(left, counts))
      const cost = this.#stock.kinds[kind]!.cost + less
      if (cost >= best) continue
      best = cost
      this.#first[set] = place
    }
    this.#costs[set] = best
    return best
  }

  /** No plan costs less than bars without any waste; of several kinds of bars nothing is said. */
  #leastFor(left: readonly number[]): number {
    const { kinds, weights } = this.#stock
    if (kinds.length > 1) return 0
    const [{ capacity, cost }] = kinds as [Stock['kinds'][number]]
    return Math.ceil(left.reduce((sum, count, index) => sum + count * weights[index]!, 0) / capacity) * cost
  }

  #without(set: number, left: readonly number[], counts: readonly number[]): number {
    let rest = set
    for (let index = 0; index < left.length; index++)
      rest -= Math.min(counts[index]!, left[index]!) * this.#bases[index]!
    return rest
  }
}

function remaining(left: readonly number[], counts: readonly number[]): readonly number[] {
  return left.map((count, index) => Math.max(0, count - counts[index]!))
}
