import type { Assumption } from './core.ts'
import type { DomainStates } from './domain-states.ts'
import { Fit } from './encode/fit.ts'
import type { RuleSolver } from './encode/rule-solver.ts'
import { Exploration } from './exploration.ts'
import { KnownDomains } from './known-domains.ts'
import { LocalRepair } from './sat/local-repair.ts'
import { type Solution, Solutions } from './solutions.ts'
import type { Layout, Variable } from './variables.ts'

const MOST_SOLUTIONS = 256
/** Of what is kept about choices made before */
const MOST_BYTES = 4 << 20

/**
 * Finds what every variable can still be. What was found for some choices is kept, the latest first: what was impossible
 * stays so while choices are only added.
 */
export class DomainFinder {
  readonly #rules: RuleSolver
  readonly #layout: Layout
  readonly #solutions = new Solutions(MOST_SOLUTIONS)
  readonly #repair: LocalRepair
  readonly #known = new KnownDomains(MOST_BYTES)

  constructor(rules: RuleSolver) {
    this.#rules = rules
    this.#layout = rules.encoding.layout
    const { solver } = rules.encoding
    this.#repair = new LocalRepair(
      solver.clauses,
      solver.variables,
      rules.encoding.groups(),
      rules.encoding.variablesOfNumbers(),
    )
  }

  /** Of every variable under the assumptions. */
  all(assumptions: readonly Assumption[]): DomainStates {
    const known = this.#known.find(assumptions)
    if (known) return known
    const wider = this.#known.findWider(assumptions)
    const states = this.#explore(assumptions, this.#layout.variables, wider)
    this.#known.keep(assumptions, states)
    return states
  }

  /** Of these variables alone; the others are unknown. */
  some(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates {
    return this.#known.find(assumptions) ?? this.#explore(assumptions, variables, null)
  }

  /** A solution met before that the assumptions leave something of */
  solutionFor(assumptions: readonly Assumption[]): Solution | null {
    const fit = new Fit(this.#rules.encoding, assumptions)
    for (const solution of this.#solutions) if (fit.has(solution)) return solution
    return null
  }

  keep(solution: Solution): void {
    this.#solutions.add(solution)
  }

  get bytes(): number {
    return this.#known.bytes + this.#solutions.bytes
  }

  /** @param wider what is known under fewer assumptions */
  #explore(
    assumptions: readonly Assumption[],
    variables: readonly Variable[],
    wider: DomainStates | null,
  ): DomainStates {
    return new Exploration(this.#rules, this.#repair, this.#solutions, assumptions).run(variables, wider)
  }
}
