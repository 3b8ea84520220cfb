import { stopIfCancelled } from '../cancellation.ts'
import { type BarSet, listBarSets } from './bar-sets.ts'
import { boundCost } from './bound.ts'
import { packInto } from './cover.ts'
import { dive } from './dive.ts'
import { fitAll } from './fit.ts'
import { type Relaxation, relax } from './relax.ts'
import { searchSet } from './search-set.ts'
import { planInTurn } from './sequential.ts'
import { cheaper, costOf, type Plan, type Stock } from './stock.ts'
import { tabulate } from './tabulate.ts'

const ROUNDS = 20
const RELAX_STEPS = 120_000_000
const DIVE_STEPS = 30_000_000
/** So few are relaxed before anything else is tried. */
const FEW_LENGTHS = 12
/** After so many sets of bars of which nobody knows whether they do, the search ends. */
const MOST_UNKNOWN = 4
const FEW_WAYS = { most: 2_000, budget: 400_000 }
const MANY_WAYS = { most: 20_000, budget: 2_000_000 }

export interface Planned {
  readonly plan: Plan
  /** In whole parts of the money grid: no plan costs less. As much as the plan where that is proven to be the cheapest */
  readonly lowerBound: number
}

/**
 * The cheapest plan found, never dearer than first-fit or best-fit decreasing; ways that take longer only while there is
 * a gap. Budgets are steps, not time: the same stock gives the same plan on every machine.
 *
 * @returns null where the bars at hand are not enough, as far as the search went
 */
export function planBars(stock: Stock): Planned | null {
  const search = new Search(stock)
  const few = stock.weights.length <= FEW_LENGTHS
  for (const stage of [
    () => search.tabulate(),
    ...(few ? [() => search.relax(), () => search.dive(1)] : []),
    () => search.planInTurn(),
    () => search.tryBarSets(FEW_WAYS),
    ...(few ? [] : [() => search.relax()]),
    () => search.searchSets(),
    () => search.dive(100),
    // Between bars of several lengths there are too many ways for the longer search to pay.
    ...(stock.kinds.length === 1 ? [() => search.tryBarSets(MANY_WAYS)] : []),
  ]) {
    stopIfCancelled()
    if (search.isOpen) stage()
  }
  return search.result()
}

class Search {
  readonly #stock: Stock
  #plan: Plan | null
  #lowerBound: number
  #relaxation: Relaxation | null = null

  constructor(stock: Stock) {
    this.#stock = stock
    this.#lowerBound = boundCost(stock)
    this.#plan = fitAll(stock, this.#lowerBound)
    this.#roundUp()
  }

  get isOpen(): boolean {
    return this.#cost > this.#lowerBound
  }

  result(): Planned | null {
    return this.#plan && { plan: this.#plan, lowerBound: Math.min(this.#lowerBound, this.#cost) }
  }

  tabulate(): void {
    const plan = tabulate(this.#stock)
    if (!plan) return
    this.#improve(plan)
    this.#lowerBound = this.#cost
  }

  planInTurn(): void {
    this.#improve(planInTurn(this.#stock, this.#lowerBound, ROUNDS))
  }

  relax(): void {
    this.#relaxation = relax(this.#stock, this.#plan ?? [], this.#lowerBound, RELAX_STEPS)
    this.#lowerBound = Math.max(this.#lowerBound, this.#relaxation?.bound ?? 0)
    this.#roundUp()
  }

  /**
   * With bars of several lengths: one set of bars after another, the cheapest first. The first that holds all pieces is
   * the answer, proven so when none before it could.
   */
  searchSets(): void {
    const sets = this.#barSets()
    if (!sets || this.#stock.kinds.length === 1) return
    let unknown = 0
    for (const set of sets) {
      if (unknown === 0) this.#lowerBound = Math.max(this.#lowerBound, set.cost)
      if (set.cost >= this.#cost) return
      const found = searchSet(this.#stock, set, this.#relaxation)
      if (found === 'UNKNOWN' && ++unknown === MOST_UNKNOWN) return
      if (typeof found !== 'object') continue
      this.#improve(found.plan)
      return
    }
    if (unknown === 0) this.#lowerBound = this.#cost
  }

  dive(rounds: number): void {
    if (this.#relaxation)
      this.#improve(dive(this.#stock, this.#relaxation, this.#lowerBound, DIVE_STEPS, rounds))
  }

  /** The cheapest set of bars that could do, then the next: each either holds all pieces or proves that more must be paid. */
  tryBarSets({ most, budget }: { most: number; budget: number }): void {
    const sets = this.#barSets()
    if (!sets) return
    for (const { bars, cost } of sets) {
      this.#lowerBound = Math.max(this.#lowerBound, cost)
      if (!this.isOpen) return
      const found = packInto(this.#stock, bars, most, budget)
      if (found === 'UNKNOWN') return
      if (found !== 'NONE') {
        this.#improve(found.plan)
        return
      }
    }
    this.#lowerBound = this.#cost
  }

  /** Those that may hold all pieces and cost less than the plan; null when there are too many. */
  #barSets(): BarSet[] | null {
    return this.#plan && listBarSets(this.#stock, this.#lowerBound, this.#cost)
  }

  get #cost(): number {
    return this.#plan ? costOf(this.#stock, this.#plan) : Infinity
  }

  #improve(plan: Plan | null): void {
    if (plan) this.#plan = cheaper(this.#stock, this.#plan, plan)
  }

  /** To what some set of bars costs. */
  #roundUp(): void {
    if (!this.isOpen) return
    const sets = this.#barSets()
    if (sets) this.#lowerBound = sets[0]?.cost ?? this.#cost
  }
}
