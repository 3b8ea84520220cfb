import type { Stock } from './stock.ts'

/** A column of the relaxation: bars of one kind cut alike. `kind` is -1 for pieces from nowhere, which cost too much. */
export interface Column {
  readonly kind: number
  readonly counts: readonly number[]
  readonly cost: number
}

const SMALLEST_PIVOT = 1e-9

/**
 * The columns in use, one for each row, and how many bars each stands for. Rows are the weights, then the kinds of bars
 * that are limited; a limited kind of which bars are left over has its row to itself (null).
 */
export class Basis {
  readonly columns: (Column | null)[]
  readonly bars: Float64Array
  /** What one piece of each weight saves, then what one more bar of each limited kind saves (at most 0) */
  readonly worths: Float64Array
  readonly #size: number
  readonly #inverse: Float64Array
  readonly #change: Float64Array
  /** Row of each kind, -1 where it is not limited */
  readonly #rowOf: readonly number[]

  constructor(stock: Stock) {
    const weights = stock.weights.length
    const limited = stock.kinds.flatMap(({ available }, kind) => (Number.isFinite(available) ? [kind] : []))
    this.#rowOf = stock.kinds.map((_kind, kind) =>
      limited.includes(kind) ? weights + limited.indexOf(kind) : -1,
    )
    this.#size = weights + limited.length
    this.#inverse = new Float64Array(this.#size ** 2)
    this.#change = new Float64Array(this.#size)
    this.columns = [...stock.weights.map((_weight, row) => ownColumn(stock, row)), ...limited.map(() => null)]
    this.bars = Float64Array.from([...stock.demands, ...limited.map(kind => stock.kinds[kind]!.available)])
    this.worths = new Float64Array(this.#size)
    for (const [row, column] of this.columns.entries()) {
      const pieces = column?.counts[row] ?? 1
      this.#inverse[row * this.#size + row] = 1 / pieces
      this.bars[row]! /= pieces
      this.worths[row] = (column?.cost ?? 0) / pieces
    }
  }

  /** The cost of all bars in use. */
  get cost(): number {
    return this.columns.reduce((cost, column, row) => cost + (column ? column.cost * this.bars[row]! : 0), 0)
  }

  /** What a bar of this kind must be worth in pieces to be worth its cost. */
  priceOf(kind: number, cost: number): number {
    const row = this.#rowOf[kind]!
    return row < 0 ? cost : cost - this.worths[row]!
  }

  /** @returns false when the column would not change anything */
  enter(column: Column): boolean {
    const size = this.#size
    const change = this.#change
    for (let row = 0; row < size; row++) change[row] = this.#columnOf(column, row * size)
    const leaving = this.#leaving()
    if (leaving < 0) return false
    const reduced = this.reducedCost(column)
    const pivot = change[leaving]!
    const from = leaving * size
    const ratio = this.bars[leaving]! / pivot
    for (let place = 0; place < size; place++) {
      const value = this.#inverse[from + place]! / pivot
      this.#inverse[from + place] = value
      this.worths[place]! += reduced * value
    }
    for (let row = 0; row < size; row++) {
      const factor = change[row]!
      if (row === leaving || factor === 0) continue
      for (let place = 0; place < size; place++)
        this.#inverse[row * size + place]! -= factor * this.#inverse[from + place]!
      this.bars[row] = Math.max(0, this.bars[row]! - ratio * factor)
    }
    this.bars[leaving] = ratio
    this.columns[leaving] = column
    return true
  }

  #columnOf({ kind, counts }: Column, from: number): number {
    const limit = this.#rowOf[kind]!
    let sum = limit < 0 ? 0 : this.#inverse[from + limit]!
    for (let place = 0; place < counts.length; place++)
      if (counts[place] !== 0) sum += this.#inverse[from + place]! * counts[place]!
    return sum
  }

  /** What a bar costs beyond what its pieces are worth. */
  reducedCost({ kind, counts, cost }: Column): number {
    return counts.reduce((left, count, row) => left - count * this.worths[row]!, this.priceOf(kind, cost))
  }

  #leaving(): number {
    let leaving = -1
    let least = Infinity
    for (let row = 0; row < this.#size; row++) {
      if (this.#change[row]! <= SMALLEST_PIVOT) continue
      const ratio = this.bars[row]! / this.#change[row]!
      if (ratio >= least) continue
      least = ratio
      leaving = row
    }
    return leaving
  }
}

/** As many pieces of one weight as a bar that can always be had takes. */
function ownColumn(stock: Stock, row: number): Column {
  const counts = stock.weights.map(() => 0)
  let best: Column | null = null
  for (const [kind, { capacity, cost, available }] of stock.kinds.entries()) {
    const pieces = Math.min(stock.demands[row]!, Math.floor(capacity / stock.weights[row]!))
    if (Number.isFinite(available) || pieces === 0) continue
    if (!best || cost * best.counts[row]! < best.cost * pieces)
      best = { kind, cost, counts: counts.with(row, pieces) }
  }
  const tooMuch = 1000 * stock.kinds.reduce((sum, { cost }) => sum + cost, 1)
  return best ?? { kind: -1, cost: tooMuch, counts: counts.with(row, 1) }
}
