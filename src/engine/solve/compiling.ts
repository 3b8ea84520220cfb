import type { BooleanExpression, NumberExpression } from '../expression.ts'
import type { Box } from './box.ts'
import type { Clock, Range } from './range.ts'
import type { Truth } from './truth.ts'
import type { Layout } from './variables.ts'

/** What the compilation of one kind of node needs: the box it reads, and its parts compiled. */
export interface Compiler {
  readonly layout: Layout
  readonly box: Box
  readonly clock: Clock
  /** Both return the same for the same node */
  number(expression: NumberExpression): Range
  boolean(expression: BooleanExpression): () => Truth
}
