import type { Literal } from '../sat/literals.ts'

/** What a Boolean variable stands for, and what its truth means there. */
export interface Owner {
  assigned(literal: Literal): void
  takenBack(literal: Literal): void
  /** What follows at once; false: a conflict was noted */
  follow(literal: Literal): boolean
}
