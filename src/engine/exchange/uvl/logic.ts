import { ONE, type Rational, rational, ZERO } from '../../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../../expression.ts'

/** Short words for the expressions that both the tree and the constraints of a UVL file become. */

export const not = (operand: BooleanExpression): BooleanExpression => ({ kind: 'not', operand })

export const join = (kind: 'and' | 'or', operands: readonly BooleanExpression[]): BooleanExpression =>
  operands.length === 1 ? operands[0]! : { kind, operands }

export const implies = (left: BooleanExpression, right: BooleanExpression): BooleanExpression => ({
  kind: 'implies',
  left,
  right,
})

export const constant = (value: Rational): NumberExpression => ({ kind: 'number', value })

/** The value where the condition holds, zero elsewhere. */
export const where = (when: BooleanExpression, value: NumberExpression): NumberExpression => ({
  kind: 'numberCases',
  branches: [{ when, value }],
  otherwise: constant(ZERO),
})

/** Halves are added up first, so that a long sum is no deep tree. */
export function sum(terms: readonly NumberExpression[]): NumberExpression {
  if (terms.length <= 1) return terms[0] ?? constant(ZERO)
  const middle = terms.length >> 1
  return {
    kind: 'arithmetic',
    operator: '+',
    left: sum(terms.slice(0, middle)),
    right: sum(terms.slice(middle)),
  }
}

/** Of so many, pairs are stated one by one, which the solver is quickest with. */
const MOST_PAIRED = 40

/** At least `least` and at most `most` of the statements hold. */
export function between(
  statements: readonly BooleanExpression[],
  least: number,
  most: number,
): BooleanExpression {
  const count = statements.length
  const parts: BooleanExpression[] = []
  const isPaired = most === 1 && count <= MOST_PAIRED
  const compare = (operator: '>=' | '<=', bound: number): BooleanExpression => ({
    kind: 'compare',
    operator,
    left: sum(statements.map(one => where(one, constant(ONE)))),
    right: constant(rational(bound)),
  })
  if (least === count) return join('and', statements)
  if (least === 1) parts.push(join('or', statements))
  else if (least > 1) parts.push(compare('>=', least))
  if (most === 0) parts.push(...statements.map(not))
  else if (isPaired)
    statements.forEach((one, place) => {
      for (const other of statements.slice(place + 1)) parts.push(join('or', [not(one), not(other)]))
    })
  else if (most < count) parts.push(compare('<=', most))
  return join('and', parts)
}
