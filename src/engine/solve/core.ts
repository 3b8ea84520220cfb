import type { Box } from './box.ts'
import type { DomainStates } from './domain-states.ts'
import type { Restriction, Variable } from './variables.ts'

/** What holds for the length of one question: a choice, or a value tried out. */
export type Assumption = readonly Restriction[]

export interface Question {
  readonly assumptions: readonly Assumption[]
}

/**
 * SOLUTION: every combination of values in the box is a solution. NONE: these assumptions suffice to exclude each other;
 * not minimal. UNKNOWN: the budget ran out, and nothing is proven.
 */
export type Answer =
  | { readonly kind: 'SOLUTION'; readonly box: Box }
  | { readonly kind: 'NONE'; readonly assumptions: readonly number[] }
  | { readonly kind: 'UNKNOWN' }

/**
 * What answers questions about a rulebook. Whether there is a solution, what is possible and which rules are behind a
 * refusal depends on the question alone, never on earlier ones; which solution is found, and which assumptions are named
 * beside NONE, does not. A budget that ran out may suffice the next time.
 */
export interface Core {
  solve(question: Question): Answer
  /** A box that holds every solution, found without searching; null when there is none */
  enclose(assumptions: readonly Assumption[]): Box | null
  /** What every variable can be under the assumptions */
  domains(assumptions: readonly Assumption[]): DomainStates
  /** Likewise, of these variables at least */
  domainsOf(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates
  /** A minimal set of constraints that suffices to refuse the assumptions. @pre they are refused */
  rulesBehind(assumptions: readonly Assumption[]): readonly number[]
  /** No solution of this constraint alone has the assumptions */
  isBroken(rule: number, assumptions: readonly Assumption[]): boolean
}
