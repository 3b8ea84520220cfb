import type { Stock } from './stock.ts'

/** One way to fill a bar, as places and counts of the weights on it. */
export interface WayToFill {
  readonly kind: number
  readonly places: readonly number[]
  readonly counts: readonly number[]
  /** What is left of the capacity */
  readonly waste: number
}

/**
 * All ways to fill a bar of one of these kinds that leave no more than `slack` of it, the longest pieces first; null when
 * there are more than `most`, or when finding them takes much longer than that.
 */
export function listFillings(
  stock: Stock,
  kinds: readonly number[],
  slack: number,
  most: number,
): WayToFill[] | null {
  const found: WayToFill[] = []
  const lister = new Lister(stock, slack, most, found)
  for (const kind of kinds) if (!lister.list(kind)) return null
  return found
}

const STEPS_PER_FILLING = 30

class Lister {
  readonly #stock: Stock
  readonly #slack: number
  readonly #most: number
  readonly #found: WayToFill[]
  /** The load of all pieces from each weight on */
  readonly #loads: number[]
  readonly #places: number[] = []
  readonly #counts: number[] = []
  #steps: number

  constructor(stock: Stock, slack: number, most: number, found: WayToFill[]) {
    this.#stock = stock
    this.#slack = slack
    this.#most = most
    this.#found = found
    this.#steps = STEPS_PER_FILLING * most
    this.#loads = [...stock.weights.map(() => 0), 0]
    for (let place = stock.weights.length - 1; place >= 0; place--)
      this.#loads[place] = this.#loads[place + 1]! + stock.weights[place]! * stock.demands[place]!
  }

  /** @returns false when there were too many */
  list(kind: number): boolean {
    this.#extend(kind, 0, this.#stock.kinds[kind]!.capacity)
    return this.#steps > 0 && this.#found.length <= this.#most
  }

  #extend(kind: number, from: number, room: number): void {
    if (--this.#steps <= 0 || this.#found.length > this.#most) return
    const { weights, demands } = this.#stock
    let place = from
    while (place < weights.length && weights[place]! > room) place++
    if (room - this.#loads[place]! > this.#slack) return
    if (place === weights.length) {
      if (this.#places.length > 0)
        this.#found.push({ kind, places: [...this.#places], counts: [...this.#counts], waste: room })
      return
    }
    for (let pieces = Math.min(demands[place]!, Math.floor(room / weights[place]!)); pieces > 0; pieces--) {
      this.#places.push(place)
      this.#counts.push(pieces)
      this.#extend(kind, place + 1, room - pieces * weights[place]!)
      this.#places.pop()
      this.#counts.pop()
    }
    this.#extend(kind, place + 1, room)
  }
}
