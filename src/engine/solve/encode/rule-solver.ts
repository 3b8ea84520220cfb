import { stopIfCancelled } from '../../cancellation.ts'
import { type Box, emptyBox, includeBox, removeValue, restoreValue, restrict } from '../box.ts'
import type { Assumption } from '../core.ts'
import type { Program } from '../program.ts'
import { type Literal, negated } from '../sat/literals.ts'
import type { Verdict } from '../sat/solver.ts'
import type { Solution } from '../solutions.ts'
import { Clauses } from './clauses.ts'
import { Encoding } from './encoding.ts'
import { Statements } from './statements.ts'

/** Conflicts, and comparisons judged, before a question is given up: some tenths of a second */
export interface Budget {
  readonly conflicts: number
  readonly comparisons: number
}

export interface RuleSolverOptions {
  readonly budget: Budget
  /** Each rule holds only where its own literal is assumed */
  readonly isNamed?: boolean
  /** The solver tells which rules refused a question */
  readonly isTraced?: boolean
}

/** Rules made clauses of, after which somebody may have cancelled */
const BETWEEN_LOOKS = 256

/** Some rules of a program as clauses. */
export class RuleSolver {
  readonly encoding: Encoding
  readonly #statements: Statements
  readonly #budget: Budget
  /** Rule → the literal that makes it hold; empty where rules hold always */
  readonly #names = new Map<number, Literal>()
  readonly #rulesByName = new Map<Literal, number>()

  constructor(
    program: Program,
    rules: readonly number[],
    { budget, isNamed = false, isTraced = false }: RuleSolverOptions,
  ) {
    this.encoding = new Encoding(program.layout, { isTraced })
    this.#statements = new Statements(this.encoding)
    this.#budget = budget
    const { solver } = this.encoding
    const clauses = new Clauses(solver, statement => this.#statements.literalOf(statement))
    for (const [place, rule] of rules.entries()) {
      if (place % BETWEEN_LOOKS === 0) stopIfCancelled()
      const guards: Literal[] = []
      if (isNamed) {
        const name = solver.addVariable({ isDecided: false })
        this.#names.set(rule, name)
        this.#rulesByName.set(name, rule)
        guards.push(negated(name))
      }
      clauses.assert(program.rules[rule]!.constraint.rule, guards, rule)
    }
  }

  nameOf(rule: number): Literal {
    return this.#names.get(rule)!
  }

  /** The rules among the literals of a core */
  rulesIn(core: readonly Literal[]): number[] {
    return core.flatMap(literal => this.#rulesByName.get(literal) ?? [])
  }

  /** What is assumed is taken back when literals have to be made. */
  literalsOf(assumptions: readonly Assumption[]): Literal[] {
    const literals: Literal[] = []
    for (const assumption of assumptions)
      for (const restriction of assumption) this.encoding.addLiteralsOf(restriction, literals)
    return literals
  }

  solve(literals: readonly Literal[], wishes?: ArrayLike<Literal>): Verdict {
    const { comparisons } = this.#statements
    comparisons.steps = 0
    comparisons.budget = this.#budget.comparisons
    const { conflicts: budget } = this.#budget
    return this.encoding.solver.solve(literals, wishes ? { budget, wishes } : { budget })
  }

  /** The part of a solution that lies within the assumptions, as a box. @pre it fits them */
  boxOf(solution: Solution, assumptions: readonly Assumption[]): Box {
    const { layout } = this.encoding
    const box = emptyBox(layout)
    for (const variable of layout.variables) {
      if (variable.kind === 'NUMBER') {
        box.low[variable.index] = solution.low[variable.number]!
        box.high[variable.index] = solution.high[variable.number]!
      } else {
        const value = variable.values.findIndex((_code, place) =>
          this.encoding.has(solution, variable, place),
        )
        restoreValue(box, variable, value)
      }
    }
    for (const assumption of assumptions)
      for (const restriction of assumption)
        restrict(box, layout.variables[restriction.variable]!, restriction)
    return box
  }

  /** What was just found to be a solution. @pre solve said SATISFIED */
  snapshot(): Solution {
    const { layout, solver, box } = this.encoding
    const bits = new Int32Array((solver.variables + 31) >> 5)
    for (let variable = 0; variable < solver.variables; variable++)
      if (solver.value(2 * variable) === 1) bits[variable >> 5]! |= 1 << (variable & 31)
    const low = new Float64Array(layout.numberCount)
    const high = new Float64Array(layout.numberCount)
    for (const variable of layout.variables) {
      if (variable.kind === 'SET') continue
      low[variable.number] = box.low[variable.index]!
      high[variable.number] = box.high[variable.index]!
    }
    return { bits, low, high }
  }

  /** What is left by following from the literals alone; null when nothing is. */
  enclose(literals: readonly Literal[]): Box | null {
    const { layout, solver, box } = this.encoding
    if (!solver.propagate(literals)) return null
    const found = emptyBox(layout)
    includeBox(found, box)
    for (const variable of layout.variables) {
      if (variable.kind === 'NUMBER' || !this.encoding.isKnown(variable)) continue
      for (const value of variable.values.keys())
        if (solver.value(this.encoding.literalOf(variable, value)) === -1) removeValue(found, variable, value)
    }
    return found
  }
}
