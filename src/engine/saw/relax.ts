import { stopIfCancelled } from '../cancellation.ts'
import { Basis, type Column } from './basis.ts'
import { type ColumnSearch, searchColumns } from './column-search.ts'
import { proveBound } from './prove-bound.ts'
import type { Plan, Stock } from './stock.ts'

const ROUNDS_PER_LENGTH = 20
const MOST_LENGTHS = 250
const TOLERANCE = 1e-9
const WHOLE = 1e-6

export interface Relaxation {
  /** The patterns of the best plan with broken numbers of bars, with that number */
  readonly used: readonly (Column & { readonly bars: number })[]
  /** In whole parts of the money grid. Proven in whole numbers, whatever the doubles did; 0 when nothing could be proven */
  readonly bound: number
  /** Of the budget */
  readonly steps: number
}

/**
 * The cutting plan in which a bar may be used one and a half times, by generating columns: each round looks for the bar
 * that is worth more than it costs at the present worth of the pieces. Null when there are too many lengths.
 *
 * @param start patterns to begin with
 * @param known a bound already known: worth no long search when the relaxation cannot raise it
 * @param steps of some nanoseconds, the budget
 * @see Gilmore and Gomory, A linear programming approach to the cutting-stock problem (1961)
 */
export function relax(stock: Stock, start: Plan, known: number, steps: number): Relaxation | null {
  const size = stock.weights.length
  if (size === 0 || size > MOST_LENGTHS) return null
  const basis = new Basis(stock)
  enterAll(stock, basis, start)
  const search = searchColumns(stock, basis)
  for (let round = 0; round < ROUNDS_PER_LENGTH * size && search.steps < steps; round++) {
    stopIfCancelled()
    const column = search.quick() ?? findSlowly(basis, search, known)
    if (!column || !basis.enter(column)) break
  }
  return {
    used: basis.columns.flatMap((column, row) =>
      column && column.kind >= 0 ? [{ ...column, bars: basis.bars[row]! }] : [],
    ),
    bound: Math.max(proveBound(stock, basis.worths), search.best ? proveBound(stock, search.best) : 0),
    steps: search.steps,
  }
}

function enterAll(stock: Stock, basis: Basis, start: Plan): void {
  for (const { kind, counts } of start) {
    const column = { kind, counts, cost: stock.kinds[kind]!.cost }
    if (basis.reducedCost(column) < -TOLERANCE) basis.enter(column)
  }
}

/** Only while it matters: not when the bound is as high as it can get, rounded up. */
function findSlowly(basis: Basis, search: ColumnSearch, known: number): Column | null {
  const rounded = Math.ceil(basis.cost - WHOLE)
  if (search.isProven || rounded <= known || rounded <= Math.ceil(search.bound - WHOLE)) return null
  const column = search.slowly()
  return rounded <= Math.ceil(search.bound - WHOLE) ? null : column
}
