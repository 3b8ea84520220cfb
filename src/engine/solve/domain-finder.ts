import type { Assumption } from './core.ts'
import type { DomainStates } from './domain-states.ts'
import { Fit } from './encode/fit.ts'
import type { RuleSolver } from './encode/rule-solver.ts'
import { Exploration } from './exploration.ts'
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
  readonly #found = new Map<string, DomainStates>()
  #bytes = 0

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
    const key = keyOf(assumptions)
    const known = this.#found.get(key)
    if (known) {
      this.#found.delete(key)
      this.#found.set(key, known)
      return known
    }
    const states = this.#explore(assumptions, this.#layout.variables)
    this.#keep(key, states)
    return states
  }

  /** Of these variables alone; the others are unknown. */
  some(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates {
    return this.#found.get(keyOf(assumptions)) ?? this.#explore(assumptions, variables)
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
    return this.#bytes + this.#solutions.bytes
  }

  #explore(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates {
    const exploration = new Exploration(this.#rules, this.#repair, this.#solutions, assumptions)
    return exploration.run(variables, this.#narrowerKnown(assumptions))
  }

  /** What was found for all assumptions but one. */
  #narrowerKnown(assumptions: readonly Assumption[]): DomainStates | null {
    for (const left of assumptions.toReversed()) {
      const known = this.#found.get(keyOf(assumptions.filter(one => one !== left)))
      if (known) return known
    }
    return null
  }

  #keep(key: string, states: DomainStates): void {
    this.#found.set(key, states)
    this.#bytes += bytesOf(key, states)
    for (const [oldest, kept] of this.#found) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break
      this.#found.delete(oldest)
      this.#bytes -= bytesOf(oldest, kept)
    }
  }
}

/** Of many choices the key takes more than what was found. */
function bytesOf(key: string, states: DomainStates): number {
  return 2 * key.length + states.bytes
}

/** The same for the same assumptions in any order. */
function keyOf(assumptions: readonly Assumption[]): string {
  return assumptions
    .map(assumption =>
      assumption
        .map(one => `${one.variable}:${'values' in one ? one.values.join(',') : `${one.low}-${one.high}`}`)
        .join(' '),
    )
    .sort()
    .join('|')
}
