/** A Boolean variable, numbered from 0, times two; plus one when it is negated. */
export type Literal = number

/** Variable 0 is true in every assignment: what is always so needs no case of its own. */
export const ALWAYS: Literal = 0
export const NEVER: Literal = 1

export function negated(literal: Literal): Literal {
  return literal ^ 1
}
