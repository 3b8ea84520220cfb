import type { ProblemCode } from './problems.ts'
import type { Calculation, Names, Scope } from './scope.ts'
import type { Syntax } from './syntax.ts'
import type { Typed, TypedBoolean, TypedNumber } from './types.ts'

/** What the check of one kind of syntax needs of the checker: its parts checked, its names resolved, its problems reported. */
export interface Checking {
  readonly names: Names
  readonly scope: Scope
  /** The calculations being read, outermost first */
  readonly reading: readonly Calculation[]
  /** The largest depth of the calculations used */
  depth: number
  usesInput: string | null
  report(start: number, code: ProblemCode, message: string): null
  check(syntax: Syntax): Typed | null
  checkBoolean(syntax: Syntax): TypedBoolean | null
  checkNumber(syntax: Syntax): TypedNumber | null
  asNumber(typed: Typed, start: number): TypedNumber | null
  /** What a calculation comes to has to be known before whatever names it. */
  readFirst(calculation: Calculation): void
}
