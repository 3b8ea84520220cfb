import type { Basis, Column } from './basis.ts'
import { Filler } from './filler.ts'
import { fillByTable, tableSteps } from './filling-table.ts'
import { worthBound } from './prove-bound.ts'
import type { Stock } from './stock.ts'

const QUICK_BUDGET = 4_000
const AFTER_FIND = 300
const LONG_BUDGET = 200_000
const STEPS_PER_NODE = 20
const TOLERANCE = 1e-9
/** How much the best worths so far count, against the present ones: those jump about from round to round. */
const STEADINESS = 0.75

export interface ColumnSearch {
  /** A bar worth more than it costs, looked for by branching, not for long. */
  quick(): Column | null
  /** The bar worth most, by a table where that is not too large; raises the bound. */
  slowly(): Column | null
  /** Of the last quick search: there is no such bar. */
  readonly isProven: boolean
  /** No plan costs less, but for what doubles round */
  readonly bound: number
  /** The worths that gave the bound */
  readonly best: Float64Array | null
  readonly steps: number
}

/** Each search goes by the present worths of the basis. */
export function searchColumns(stock: Stock, basis: Basis): ColumnSearch {
  return new Search(stock, basis)
}

class Search implements ColumnSearch {
  isProven = true
  bound = 0
  best: Float64Array | null = null
  steps = 0
  readonly #stock: Stock
  readonly #basis: Basis
  readonly #filler: Filler
  readonly #capacities: readonly number[]
  readonly #tableSteps: number | null

  constructor(stock: Stock, basis: Basis) {
    this.#stock = stock
    this.#basis = basis
    this.#filler = new Filler(stock.weights, stock.demands)
    this.#capacities = stock.kinds.map(kind => kind.capacity)
    this.#tableSteps = tableSteps(stock.weights, stock.demands, Math.max(...this.#capacities))
  }

  quick(): Column | null {
    this.steps += 4 * this.#stock.weights.length ** 2
    return this.#branch(QUICK_BUDGET, AFTER_FIND)
  }

  slowly(): Column | null {
    if (this.#tableSteps === null) return this.#branch(LONG_BUDGET, LONG_BUDGET)
    const steady = this.#steadyWorths()
    return (steady && this.#table(steady)) ?? this.#table(this.#basis.worths)
  }

  #branch(budget: number, budgetAfterFind: number): Column | null {
    this.isProven = true
    return this.#mostSaving((kind, price, gain) => {
      const capacity = this.#capacities[kind]!
      const search = { capacity, above: price + gain, gain, budget, budgetAfterFind }
      const found = this.#filler.fill(this.#basis.worths, search)
      this.steps += STEPS_PER_NODE * (budget - this.#filler.left)
      this.isProven &&= this.#filler.isProven
      return found?.counts ?? null
    })
  }

  #table(worths: Float64Array): Column | null {
    this.steps += 2 * this.#tableSteps!
    const { weights, demands } = this.#stock
    const fillings = fillByTable(weights, demands, worths, this.#capacities)
    const { bound, rate } = worthBound(
      this.#stock,
      worths,
      fillings.map(filling => filling.value),
    )
    if (bound > this.bound) {
      this.bound = bound
      this.best = worths.map(worth => worth / rate)
    }
    return this.#mostSaving(kind => fillings[kind]!.counts)
  }

  /** Between the best and the present ones. */
  #steadyWorths(): Float64Array | null {
    return (
      this.best?.map(
        (worth, row) => STEADINESS * worth + (1 - STEADINESS) * Math.max(0, this.#basis.worths[row]!),
      ) ?? null
    )
  }

  #mostSaving(find: (kind: number, price: number, gain: number) => readonly number[] | null): Column | null {
    let best: Column | null = null
    let most = 0
    for (const [kind, { cost, available }] of this.#stock.kinds.entries()) {
      if (available === 0) continue
      const gain = TOLERANCE * Math.max(1, cost)
      const counts = find(kind, this.#basis.priceOf(kind, cost), gain)
      if (!counts) continue
      const column = { kind, cost, counts }
      const saved = -this.#basis.reducedCost(column)
      if (saved <= Math.max(most, gain)) continue
      best = column
      most = saved
    }
    return best
  }
}
