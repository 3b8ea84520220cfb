import type { Box } from './box.ts'
import type { DomainStates } from './domain-states.ts'
import type { Restriction, Variable } from './variables.ts'

/** What holds for the length of one question: a choice, or a value tried out. */
export type Assumption = readonly Restriction[]

export interface Question {
  readonly assumptions: readonly Assumption[]
  /** Which constraints count, by their place in the rulebook; all errors when left out */
  readonly rules?: readonly number[]
  /** Values in this box are known to be possible: a solution with others says more */
  readonly known?: Box
}

/**
 * SOLUTION: every combination of values in the box is a solution. NONE: these assumptions and rules suffice to exclude
 * each other; not minimal. UNKNOWN: the budget ran out, and nothing is proven.
 */
export type Answer =
  | { readonly kind: 'SOLUTION'; readonly box: Box }
  | { readonly kind: 'NONE'; readonly assumptions: readonly number[]; readonly rules: readonly number[] }
  | { readonly kind: 'UNKNOWN' }

/** What answers questions about a rulebook. The answer depends on the question alone, never on earlier ones. */
export interface Core {
  solve(question: Question): Answer
  /** A box that holds every solution, found without searching; null when there is none */
  enclose(assumptions: readonly Assumption[]): Box | null
  /** What every variable can be under the assumptions */
  domains(assumptions: readonly Assumption[]): DomainStates
  /** Likewise, of these variables at least */
  domainsOf(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates
}
