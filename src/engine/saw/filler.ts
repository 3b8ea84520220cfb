/** Pieces for one bar and what they are worth. */
export interface Filling {
  readonly counts: number[]
  readonly value: number
}

/** How a bar is looked for. */
export interface FillSearch {
  readonly capacity: number
  /** Only what is worth more than this is looked for */
  readonly above: number
  /** And what is better than the best so far by at least this much */
  readonly gain: number
  /** Steps, each some tens of nanoseconds */
  readonly budget: number
  /** Steps from the first find on, where any find will do */
  readonly budgetAfterFind: number
}

/**
 * Looks for the pieces that are worth most on one bar, when a piece of weight i is worth `values[i]` and there are no
 * more than `demands[i]` of it. The most worth per length comes first; what cannot become better is cut off.
 */
export class Filler {
  /** May change between two searches */
  readonly demands: Float64Array
  readonly #weights: readonly number[]
  // In the order of the search
  readonly #order: number[] = []
  readonly #weight: Float64Array
  readonly #value: Float64Array
  readonly #valuePerLength: Float64Array
  /** The shortest piece from each place on */
  readonly #shortest: Float64Array
  readonly #most: Float64Array
  readonly #taken: Float64Array
  readonly #best: Float64Array
  #size = 0
  #bestValue = 0
  #isFound = false
  #gain = 0
  #left = 0
  #leftAfterFind = 0

  constructor(weights: readonly number[], demands: readonly number[]) {
    this.demands = Float64Array.from(demands)
    this.#weights = weights
    const size = weights.length
    this.#weight = new Float64Array(size + 1)
    this.#value = new Float64Array(size + 1)
    this.#valuePerLength = new Float64Array(size + 1)
    this.#shortest = new Float64Array(size + 1)
    this.#most = new Float64Array(size)
    this.#taken = new Float64Array(size)
    this.#best = new Float64Array(size)
  }

  /** Of the last search: nothing is worth more than what it found. False when the budget ran out. */
  get isProven(): boolean {
    return this.#left >= 0
  }

  /** Of the last search: steps that were left. */
  get left(): number {
    return Math.max(0, this.#left)
  }

  /** Null when nothing is worth enough, or was found. */
  fill(values: ArrayLike<number>, search: FillSearch): Filling | null {
    this.#arrange(values, search.capacity)
    this.#taken.fill(0)
    this.#bestValue = search.above
    this.#isFound = false
    this.#gain = search.gain
    this.#left = search.budget
    this.#leftAfterFind = search.budgetAfterFind
    this.#visit(0, search.capacity, 0)
    if (!this.#isFound) return null
    const counts = new Array<number>(this.#weights.length).fill(0)
    for (let place = 0; place < this.#size; place++) counts[this.#order[place]!] = this.#best[place]!
    return { counts, value: this.#bestValue }
  }

  /** The most worth per length first, then the longest. */
  #arrange(values: ArrayLike<number>, capacity: number): void {
    const weights = this.#weights
    const order = this.#order
    order.length = 0
    for (let index = 0; index < weights.length; index++)
      if (values[index]! > 0 && this.demands[index]! > 0 && weights[index]! <= capacity) order.push(index)
    order.sort((a, b) => values[b]! * weights[a]! - values[a]! * weights[b]! || a - b)
    for (let place = 0; place < order.length; place++) {
      const index = order[place]!
      this.#weight[place] = weights[index]!
      this.#value[place] = values[index]!
      this.#valuePerLength[place] = values[index]! / weights[index]!
      this.#most[place] = this.demands[index]!
    }
    this.#size = order.length
    this.#valuePerLength[order.length] = 0
    this.#shortest[order.length] = Infinity
    for (let place = order.length - 1; place >= 0; place--)
      this.#shortest[place] = Math.min(this.#shortest[place + 1]!, this.#weight[place]!)
  }

  #visit(depth: number, room: number, value: number): void {
    if (value > this.#bestValue) this.#keep(value)
    if (room < this.#shortest[depth]! || --this.#left < 0) return
    let place = depth
    while (this.#weight[place]! > room) place++
    if (value + room * this.#valuePerLength[place]! < this.#bestValue + this.#gain) return
    const weight = this.#weight[place]!
    const worth = this.#value[place]!
    const after = this.#valuePerLength[place + 1]!
    for (let pieces = Math.min(this.#most[place]!, Math.floor(room / weight)); pieces >= 0; pieces--) {
      const newRoom = room - pieces * weight
      const newValue = value + pieces * worth
      // Fewer pieces cannot do better either: those after are worth less per length.
      if (newValue <= this.#bestValue && newValue + newRoom * after < this.#bestValue + this.#gain) break
      this.#taken[place] = pieces
      this.#visit(place + 1, newRoom, newValue)
      if (this.#left < 0) return
    }
    this.#taken[place] = 0
  }

  #keep(value: number): void {
    this.#bestValue = value
    this.#isFound = true
    this.#left = Math.min(this.#left, this.#leftAfterFind)
    for (let place = 0; place < this.#size; place++) this.#best[place] = this.#taken[place]!
  }
}
