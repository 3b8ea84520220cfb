import type { BooleanExpression, NumberExpression } from '../expression.ts'
import type { Box } from './box.ts'
import { compileBoolean } from './compile-boolean.ts'
import { compileNumber } from './compile-number.ts'
import type { Compiler } from './compiling.ts'
import type { Clock, Range } from './range.ts'
import { TRUE, type Truth } from './truth.ts'
import type { Layout } from './variables.ts'

/** Judges expressions over what is left in the box. Keeps one compiled form per node, and its truth until the box changes. */
export function createCompiler(layout: Layout, box: Box): Compiler {
  const numbers = new Map<NumberExpression, Range>()
  const booleans = new Map<BooleanExpression, () => Truth>()
  const clock: Clock = { now: 0 }
  const compiler: Compiler = {
    layout,
    box,
    clock,
    number: expression => {
      const range = numbers.get(expression) ?? compileNumber(compiler, expression)
      numbers.set(expression, range)
      return range
    },
    boolean: expression => {
      const judge = booleans.get(expression) ?? kept(clock, compileBoolean(compiler, expression))
      booleans.set(expression, judge)
      return judge
    },
  }
  return compiler
}

function kept(clock: Clock, judge: () => Truth): () => Truth {
  let judgedAt = -1
  let truth = TRUE
  return () => {
    if (judgedAt !== clock.now) {
      judgedAt = clock.now
      truth = judge()
    }
    return truth
  }
}
