import type { Literal } from './literals.ts'

/** What the solver offers to a theory. */
export interface Implications {
  value(literal: Literal): number
  /** How many literals are true */
  readonly count: number
  /** Returns false, with a conflict noted, when the literal is false already. */
  implyBy(literal: Literal, cause: Literal): boolean
  /** `causes` are true and suffice for the literal. */
  implyByAll(literal: Literal, causes: readonly Literal[]): boolean
  /** `causes` are true and exclude each other. Returns false. */
  refuse(causes: readonly Literal[]): boolean
}

/** What stands beside the clauses: values that exclude each other, bounds of numbers, comparisons. */
export interface Theory {
  /** A literal of a variable that the theory watches became true. */
  assigned(literal: Literal): void
  /** It is taken back: always the last one first. */
  takenBack(literal: Literal): void
  /** What follows from it at once. False: a conflict was noted. */
  follow(literal: Literal): boolean
  /** Called when clauses have nothing more to say; false: a conflict was noted. Called again after anything it implied. */
  propagate(): boolean
  /** All Boolean variables are decided: what to decide next; −1 when nothing is open */
  decide(): Literal
  /** Literals that hold beyond the clauses were counted as work; true when there was too much of it. */
  isExhausted(): boolean
}

/** Clauses alone. */
export const NO_THEORY: Theory = {
  assigned: () => {},
  takenBack: () => {},
  follow: () => true,
  propagate: () => true,
  decide: () => -1,
  isExhausted: () => false,
}
