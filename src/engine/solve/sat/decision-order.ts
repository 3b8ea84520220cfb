const GROWTH = 1 / 0.95
const LARGEST = 1e100

/** Variables by how often conflicts met them lately, most first; a heap over their activity. */
export class DecisionOrder {
  #activity = new Float64Array(64)
  #heap = new Int32Array(64)
  /** Variable → its place in the heap, −1 when it is not in it */
  #places = new Int32Array(64).fill(-1)
  #size = 0
  #increment = 1

  addVariable(variable: number): void {
    if (variable >= this.#places.length) this.#grow()
    this.#places[variable] = -1
    this.#activity[variable] = 0
  }

  insert(variable: number): void {
    if (this.#places[variable]! >= 0) return
    const place = this.#size++
    this.#heap[place] = variable
    this.#places[variable] = place
    this.#rise(place)
  }

  /** The most active variable, taken out; −1 when there is none */
  take(): number {
    if (this.#size === 0) return -1
    const variable = this.#heap[0]!
    this.#places[variable] = -1
    const last = this.#heap[--this.#size]!
    if (this.#size > 0) {
      this.#heap[0] = last
      this.#places[last] = 0
      this.#sink(0)
    }
    return variable
  }

  bump(variable: number): void {
    const activity = this.#activity[variable]! + this.#increment
    this.#activity[variable] = activity
    if (activity > LARGEST) this.#rescale()
    const place = this.#places[variable]!
    if (place >= 0) this.#rise(place)
  }

  decay(): void {
    this.#increment *= GROWTH
  }

  /** As if no conflict had been met by the first `variables`; later ones are dropped. */
  restore(variables: number, isDecided: ArrayLike<number>): void {
    this.#activity.fill(0)
    this.#places.fill(-1)
    this.#increment = 1
    this.#size = 0
    for (let variable = 0; variable < variables; variable++)
      if (isDecided[variable]) {
        this.#heap[this.#size] = variable
        this.#places[variable] = this.#size++
      }
  }

  /** Equal activity: the variable made first, so that the order never depends on how the heap came about */
  #isBefore(a: number, b: number): boolean {
    const difference = this.#activity[a]! - this.#activity[b]!
    return difference > 0 || (difference === 0 && a < b)
  }

  #rise(from: number): void {
    const variable = this.#heap[from]!
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = this.#heap[above]!
      if (!this.#isBefore(variable, other)) break
      this.#heap[place] = other
      this.#places[other] = place
      place = above
    }
    this.#heap[place] = variable
    this.#places[variable] = place
  }

  #sink(from: number): void {
    const variable = this.#heap[from]!
    let place = from
    for (;;) {
      let below = 2 * place + 1
      if (below >= this.#size) break
      if (below + 1 < this.#size && this.#isBefore(this.#heap[below + 1]!, this.#heap[below]!)) below++
      const other = this.#heap[below]!
      if (!this.#isBefore(other, variable)) break
      this.#heap[place] = other
      this.#places[other] = place
      place = below
    }
    this.#heap[place] = variable
    this.#places[variable] = place
  }

  #rescale(): void {
    for (let variable = 0; variable < this.#activity.length; variable++)
      this.#activity[variable]! *= 1 / LARGEST
    this.#increment *= 1 / LARGEST
  }

  #grow(): void {
    const size = this.#places.length * 2
    const activity = new Float64Array(size)
    activity.set(this.#activity)
    this.#activity = activity
    const heap = new Int32Array(size)
    heap.set(this.#heap)
    this.#heap = heap
    const places = new Int32Array(size).fill(-1)
    places.set(this.#places)
    this.#places = places
  }
}
