import { ONE, type Rational, rational, ZERO } from '../../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../../expression.ts'
import { joined } from '../../joined.ts'

/** Short words for the expressions that both the tree and the constraints of a UVL file become. */

export const not = (operand: BooleanExpression): BooleanExpression => ({ kind: 'not', operand })

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

/** At least so many of the statements hold. */
export function atLeast(statements: readonly BooleanExpression[], least: number): BooleanExpression {
  if (least === 0) return joined('and', [])
  if (least === 1) return joined('or', statements)
  return least === statements.length ? joined('and', statements) : compareCount(statements, '>=', least)
}

/** At most so many of the statements hold. */
export function atMost(statements: readonly BooleanExpression[], most: number): BooleanExpression {
  if (most >= statements.length) return joined('and', [])
  if (most === 0) return joined('and', statements.map(not))
  return most === 1 ? joined('and', atMostOne(statements)) : compareCount(statements, '<=', most)
}

/** Many are halved: one half has none of those that hold, and neither half has two. */
function atMostOne(statements: readonly BooleanExpression[]): BooleanExpression[] {
  if (statements.length <= MOST_PAIRED)
    return statements.flatMap((one, place) =>
      statements.slice(place + 1).map(other => joined('or', [not(one), not(other)])),
    )
  const middle = statements.length >> 1
  const halves = [statements.slice(0, middle), statements.slice(middle)]
  return [
    joined(
      'or',
      halves.map(half => not(joined('or', half))),
    ),
    ...halves.flatMap(atMostOne),
  ]
}

function compareCount(
  statements: readonly BooleanExpression[],
  operator: '>=' | '<=',
  bound: number,
): BooleanExpression {
  const count = sum(statements.map(one => where(one, constant(ONE))))
  return { kind: 'compare', operator, left: count, right: constant(rational(bound)) }
}
