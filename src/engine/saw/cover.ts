import { listFillings, type WayToFill } from './fillings.ts'
import { loadOf, type Plan, type Stock } from './stock.ts'

/** One bar after another is one call in another. */
const MOST_PIECES = 1_500

/** NONE is a proof: these bars do not hold all pieces. UNKNOWN: the budget ran out. */
export type Found = { readonly plan: Plan } | 'NONE' | 'UNKNOWN'

/**
 * Looks for a plan on these bars, in every way that leaves no more unused than they can afford: always for the piece with
 * the fewest ways left to fill a bar around it. A way that failed is not tried again below the same choices.
 *
 * @param bars how many of each kind
 * @param most ways to fill a bar, more are not looked through
 * @param budget steps, not time: the same request gives the same plan on every machine
 */
export function packInto(stock: Stock, bars: readonly number[], most: number, budget: number): Found {
  const room = bars.reduce((sum, count, kind) => sum + count * stock.kinds[kind]!.capacity, 0)
  const slack = room - loadOf(stock)
  if (slack < 0) return 'NONE'
  if (stock.demands.reduce((sum, demand) => sum + demand, 0) > MOST_PIECES) return 'UNKNOWN'
  const kinds = bars.flatMap((count, kind) => (count > 0 ? [kind] : []))
  const ways = listFillings(stock, kinds, slack, most)
  if (!ways) return 'UNKNOWN'
  return new Search(stock, bars, budget).run(ways, slack)
}

/** What is tried is left out below the same choices once it failed. */
interface Way extends WayToFill {
  hasFailed: boolean
}

class Search {
  readonly #stock: Stock
  readonly #open: number[]
  readonly #bars: number[]
  readonly #chosen: Way[] = []
  readonly #ways: Int32Array
  #left: number

  constructor(stock: Stock, bars: readonly number[], budget: number) {
    this.#stock = stock
    this.#open = [...stock.demands]
    this.#bars = [...bars]
    this.#ways = new Int32Array(stock.weights.length)
    this.#left = budget
  }

  run(ways: readonly WayToFill[], slack: number): Found {
    const all = ways.map(way => ({ ...way, hasFailed: false }))
    if (this.#place(all, slack)) return { plan: this.#chosen.map(way => this.#patternOf(way)) }
    return this.#left < 0 ? 'UNKNOWN' : 'NONE'
  }

  #place(ways: readonly Way[], slack: number): boolean {
    const scarcest = this.#scarcest(ways)
    if (scarcest === 'PLACED') return true
    if (scarcest === 'STUCK') return false
    const failed: Way[] = []
    for (const way of ways) {
      if (!way.places.includes(scarcest)) continue
      this.#left -= ways.length
      if (this.#left < 0) return false
      this.#take(way, 1)
      if (this.#place(this.#possible(ways, slack - way.waste), slack - way.waste)) return true
      this.#take(way, -1)
      way.hasFailed = true
      failed.push(way)
    }
    for (const way of failed) way.hasFailed = false
    return false
  }

  /** The open piece that the fewest ways hold. */
  #scarcest(ways: readonly Way[]): number | 'PLACED' | 'STUCK' {
    const held = this.#ways.fill(0)
    for (const { places } of ways) for (const place of places) held[place]!++
    let scarcest: number | 'PLACED' = 'PLACED'
    let fewest = Infinity
    for (let place = 0; place < held.length; place++) {
      if (this.#open[place] === 0 || held[place]! >= fewest) continue
      fewest = held[place]!
      scarcest = place
    }
    return fewest === 0 ? 'STUCK' : scarcest
  }

  #possible(ways: readonly Way[], slack: number): Way[] {
    const possible: Way[] = []
    for (const way of ways) if (!way.hasFailed && this.#isPossible(way, slack)) possible.push(way)
    return possible
  }

  #isPossible({ kind, places, counts, waste }: Way, slack: number): boolean {
    if (waste > slack || this.#bars[kind] === 0) return false
    for (let at = 0; at < places.length; at++) if (counts[at]! > this.#open[places[at]!]!) return false
    return true
  }

  #take(way: Way, times: 1 | -1): void {
    for (let at = 0; at < way.places.length; at++) this.#open[way.places[at]!]! -= times * way.counts[at]!
    this.#bars[way.kind]! -= times
    if (times > 0) this.#chosen.push(way)
    else this.#chosen.pop()
  }

  #patternOf({ kind, places, counts }: Way) {
    const all = this.#stock.weights.map(() => 0)
    for (const [at, place] of places.entries()) all[place] = counts[at]!
    return { kind, counts: all, times: 1 }
  }
}
