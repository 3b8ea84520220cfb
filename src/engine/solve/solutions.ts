/** One solution: the truth of each Boolean variable as a bit, and bounds of numbers, all values between which fit. */
export interface Solution {
  readonly bits: Int32Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/** @param bits of a solution */
export function isTrueIn(bits: Int32Array, literal: number): boolean {
  return ((bits[literal >> 6]! >> ((literal >> 1) & 31)) & 1) !== (literal & 1)
}

/** Solutions met lately, whatever they were asked for: those that fit a question answer much of it. */
export class Solutions {
  readonly #kept: Solution[] = []
  readonly #most: number
  #next = 0

  /** @param most how many are kept; the oldest go */
  constructor(most: number) {
    this.#most = most
  }

  add(solution: Solution): void {
    this.#kept[this.#next] = solution
    this.#next = (this.#next + 1) % this.#most
  }

  /** The latest first. */
  *[Symbol.iterator](): Generator<Solution> {
    const size = this.#kept.length
    for (let back = 1; back <= size; back++) yield this.#kept[(this.#next - back + size) % size]!
  }

  get bytes(): number {
    const [first] = this.#kept
    return first
      ? this.#kept.length * (first.bits.byteLength + first.low.byteLength + first.high.byteLength)
      : 0
  }
}
