import { fillBar } from './knapsack.ts'
import type { Pattern, Plan, Stock } from './stock.ts'

const ROUNDS = 400
const KNAPSACK_BUDGET = 20_000
const LARGEST = 120
/** Worths are counted in these parts when the bound is proven */
const WORTH_PARTS = 1e6

export interface Relaxation {
  /** The patterns of the best plan with broken numbers of bars, each rounded down */
  readonly whole: Plan
  /** What rounding down left off each of them, all cutting too little */
  readonly broken: readonly { readonly counts: readonly number[]; readonly part: number }[]
  /** Proven in whole numbers, whatever the doubles below did */
  readonly bound: number
  /** The measure of work, as for one bar */
  readonly steps: number
}

/**
 * The cutting plan in which a bar may be used one and a half times, by generating columns: each round looks for the bar
 * that is worth more than it costs at the present worth of the pieces. Null when there are too many lengths.
 *
 * @see Gilmore and Gomory, A linear programming approach to the cutting-stock problem (1961)
 */
export function relax(stock: Stock): Relaxation | null {
  const size = stock.weights.length
  if (size === 0 || size > LARGEST) return null
  const basis = startingBasis(stock)
  let steps = 0
  for (let round = 0; round < ROUNDS; round++) {
    const fill = fillBar(stock, worths(basis), KNAPSACK_BUDGET)
    steps += fill.steps + size * size
    if (fill.value <= 1 + 1e-9 || !enter(basis, fill.counts)) break
  }
  const used = basis.patterns.map((counts, row) => ({ counts, times: basis.bars[row]! }))
  const whole = used.map(({ counts, times }): Pattern => ({ counts, times: Math.floor(times + 1e-6) }))
  return {
    whole: whole.filter(pattern => pattern.times > 0),
    broken: used.map(({ counts, times }, row) => ({ counts, part: times - whole[row]!.times })),
    bound: proveBound(stock, worths(basis)),
    steps,
  }
}

interface Basis {
  /** One column each, and how often it is used */
  readonly patterns: number[][]
  readonly bars: number[]
  readonly inverse: Float64Array[]
}

function startingBasis(stock: Stock): Basis {
  const most = stock.weights.map((weight, row) =>
    Math.min(stock.demands[row]!, Math.floor(stock.capacity / weight)),
  )
  return {
    patterns: most.map((pieces, row) =>
      stock.weights.map((_weight, column) => (row === column ? pieces : 0)),
    ),
    bars: most.map((pieces, row) => stock.demands[row]! / pieces),
    inverse: most.map((pieces, row) => {
      const line = new Float64Array(most.length)
      line[row] = 1 / pieces
      return line
    }),
  }
}

/** What one piece of each weight saves in bars. */
function worths(basis: Basis): number[] {
  return basis.patterns.map((_pattern, column) =>
    Math.max(
      0,
      basis.inverse.reduce((total, line) => total + line[column]!, 0),
    ),
  )
}

/** @returns false when the pattern would not change anything */
function enter(basis: Basis, counts: number[]): boolean {
  const change = basis.inverse.map(line =>
    line.reduce((total, value, column) => total + value * counts[column]!, 0),
  )
  let leaving = -1
  let least = Infinity
  for (const [row, value] of change.entries()) {
    const ratio = value > 1e-9 ? basis.bars[row]! / value : Infinity
    if (ratio < least) {
      least = ratio
      leaving = row
    }
  }
  if (leaving < 0) return false
  const pivotLine = basis.inverse[leaving]!
  const pivot = change[leaving]!
  for (let column = 0; column < pivotLine.length; column++) pivotLine[column]! /= pivot
  for (const [row, line] of basis.inverse.entries()) {
    if (row === leaving) continue
    for (let column = 0; column < line.length; column++) line[column]! -= change[row]! * pivotLine[column]!
    basis.bars[row] = Math.max(0, basis.bars[row]! - least * change[row]!)
  }
  basis.bars[leaving] = least
  basis.patterns[leaving] = counts
  return true
}

/** Any worths give a valid bound once no bar can hold more than `most` of them: all worth / most. */
function proveBound(stock: Stock, values: readonly number[]): number {
  const parts = values.map(value => Math.floor(value * WORTH_PARTS))
  const most = fillBar(stock, parts, 10 * KNAPSACK_BUDGET)
  if (!most.best || most.value === 0) return 0
  return Math.ceil(parts.reduce((total, part, row) => total + part * stock.demands[row]!, 0) / most.value)
}
