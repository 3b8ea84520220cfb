/** Counts the changes of the box, so that a calculation used twice is made once. */
export interface Clock {
  now: number
}

/** Bits of `Range.state`: the number may be missing, and it may be there. */
export const MISSING = 1
export const DEFINED = 2

/** Above it a double no longer holds every whole number; one bit is kept in hand. */
const LARGEST_EXACT = 2 ** 52

/**
 * All that a number can be over the values left. Exact: `low` and `high` are whole numbers, the value times `scale`, and
 * no operation rounded. Else they are the value itself, rounded outward, so that the truth lies between them.
 */
export class Range {
  low = 0
  high = 0
  state = DEFINED
  readonly scale: number
  readonly exact: boolean
  /** Exact: no value times `scale` is further from zero */
  readonly size: number
  readonly #clock: Clock
  readonly #compute: (range: Range) => void
  #computedAt = -1

  constructor(clock: Clock, shape: Shape, compute: (range: Range) => void) {
    this.#clock = clock
    this.#compute = compute
    this.scale = shape.scale
    this.exact = shape.exact
    this.size = shape.size
  }

  update(): void {
    if (this.#computedAt === this.#clock.now) return
    this.#computedAt = this.#clock.now
    this.#compute(this)
  }

  /** The value itself, whatever the scale */
  get realLow(): number {
    return this.exact && this.scale !== 1 ? down(this.low / this.scale) : this.low
  }

  get realHigh(): number {
    return this.exact && this.scale !== 1 ? up(this.high / this.scale) : this.high
  }
}

export interface Shape {
  readonly scale: number
  readonly exact: boolean
  readonly size: number
}

export const INEXACT: Shape = { scale: 1, exact: false, size: Infinity }

/** Exact when both fit, else inexact. */
export function shapeOf(scale: number, size: number): Shape {
  return scale <= LARGEST_EXACT && size <= LARGEST_EXACT ? { scale, exact: true, size } : INEXACT
}

/** The least common multiple of two scales. */
export function commonScale(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return (a / x) * b
}

const SLACK = 2 ** -50
const LEAST = 1e-300

/** More than a few roundings of numbers of this size can be off. */
export function marginOf(size: number): number {
  return Math.abs(size) * SLACK + LEAST
}

export function down(value: number): number {
  return Number.isFinite(value) ? value - marginOf(value) : value
}

export function up(value: number): number {
  return Number.isFinite(value) ? value + marginOf(value) : value
}

/** Missing when one of them is. Returns whether there is a value at all. */
export function combineStates(range: Range, left: Range, right: Range): boolean {
  range.state = ((left.state | right.state) & MISSING) | (left.state & right.state & DEFINED)
  return (range.state & DEFINED) !== 0
}
