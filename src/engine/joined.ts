import type { BooleanExpression } from './expression.ts'

/** All of them, or any; one by itself is what it is. */
export function joined(kind: 'and' | 'or', operands: readonly BooleanExpression[]): BooleanExpression {
  const [first, ...more] = operands
  if (!first) return { kind: 'boolean', value: kind === 'and' }
  return more.length === 0 ? first : { kind, operands }
}
