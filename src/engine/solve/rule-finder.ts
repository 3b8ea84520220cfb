import type { Assumption } from './core.ts'
import { type Budget, RuleSolver } from './encode/rule-solver.ts'
import { shrink } from './explain.ts'
import type { Program } from './program.ts'

/** Names the rules behind a refusal. The same question gets the same rules, whatever was asked before. */
export class RuleFinder {
  readonly #program: Program
  readonly #budget: Budget
  readonly #single = new Map<number, RuleSolver>()
  #traced: RuleSolver | null = null

  constructor(program: Program, budget: Budget) {
    this.#program = program
    this.#budget = budget
  }

  /**
   * A minimal set of rules that suffices to refuse the assumptions; empty when they exclude each other by themselves, and
   * when the budget ran out.
   *
   * @pre the assumptions are refused
   */
  find(assumptions: readonly Assumption[]): number[] {
    const traced = this.#tracedSolver()
    const literals = traced.literalsOf(assumptions)
    if (traced.solve(literals) !== 'REFUSED') return []
    return this.#minimal(traced.encoding.solver.coreOrigins, assumptions)
  }

  /** The rule, by itself, refuses the assumptions. */
  isBroken(rule: number, assumptions: readonly Assumption[]): boolean {
    let solver = this.#single.get(rule)
    if (!solver) {
      solver = new RuleSolver(this.#program, [rule], { budget: this.#budget })
      this.#single.set(rule, solver)
    }
    return solver.solve(solver.literalsOf(assumptions)) === 'REFUSED'
  }

  get bytes(): number {
    const solvers = [...this.#single.values(), ...(this.#traced ? [this.#traced] : [])]
    return solvers.reduce((sum, { encoding }) => sum + encoding.solver.bytes, 0)
  }

  #minimal(rules: readonly number[], assumptions: readonly Assumption[]): number[] {
    const named = new RuleSolver(this.#program, rules, { isNamed: true, budget: this.#budget })
    const literals = named.literalsOf(assumptions)
    return shrink(rules, some => {
      const verdict = named.solve([...some.map(rule => named.nameOf(rule)), ...literals])
      return verdict === 'REFUSED' ? named.rulesIn(named.encoding.solver.core) : null
    })
  }

  #tracedSolver(): RuleSolver {
    if (this.#traced) this.#traced.encoding.forget()
    else {
      this.#traced = new RuleSolver(this.#program, this.#program.errors, {
        budget: this.#budget,
        isTraced: true,
      })
      this.#traced.encoding.settle()
      this.#traced.encoding.remember()
    }
    return this.#traced
  }
}
