import { add, multiply, type Rational, rational, subtract, ZERO } from '../../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../../expression.ts'

/** `constant`, and for each statement that holds its weight. */
export interface WeightedSum {
  readonly weights: ReadonlyMap<BooleanExpression, Rational>
  readonly constant: Rational
}

/** More are not written as clauses. */
const MOST_WEIGHTS = 1000

/** A calculation used twice is the same node twice: it is looked through once. */
type Known = Map<NumberExpression, WeightedSum | null>

/** What is left of one number when the other is taken away; null when it is no such sum, or too long. */
export function weightedDifference(left: NumberExpression, right: NumberExpression): WeightedSum | null {
  const known: Known = new Map()
  const [one, other] = [weightedSumOf(left, known), weightedSumOf(right, known)]
  return one && other && combined('-', one, other)
}

/** Over statements about one variable each */
function weightedSumOf(expression: NumberExpression, known: Known): WeightedSum | null {
  const found = known.get(expression)
  if (found !== undefined) return found
  const sum = findSum(expression, known)
  known.set(expression, sum)
  return sum
}

function findSum(expression: NumberExpression, known: Known): WeightedSum | null {
  switch (expression.kind) {
    case 'number':
      return { weights: new Map(), constant: expression.value }
    case 'negate': {
      const sum = weightedSumOf(expression.operand, known)
      return sum && scaled(sum, MINUS_ONE)
    }
    case 'optionSum': {
      const { feature, byOption } = expression
      const weights = [...byOption].map(
        ([option, weight]) => [{ kind: 'includes', feature, option } as const, weight] as const,
      )
      return { weights: new Map(weights), constant: ZERO }
    }
    case 'numberCases':
      return caseOf(expression)
    case 'arithmetic': {
      const left = weightedSumOf(expression.left, known)
      const right = weightedSumOf(expression.right, known)
      return left && right && combined(expression.operator, left, right)
    }
    default:
      return null
  }
}

const MINUS_ONE = rational(-1n)

function combined(
  operator: '+' | '-' | '*' | '/',
  left: WeightedSum,
  right: WeightedSum,
): WeightedSum | null {
  switch (operator) {
    case '+':
      return joined(left, right)
    case '-':
      return joined(left, scaled(right, MINUS_ONE))
    case '*':
      if (right.weights.size === 0) return scaled(left, right.constant)
      return left.weights.size === 0 ? scaled(right, left.constant) : null
    case '/':
      return null
  }
}

function joined(left: WeightedSum, right: WeightedSum): WeightedSum | null {
  const weights = new Map(left.weights)
  for (const [statement, weight] of right.weights)
    weights.set(statement, add(weights.get(statement) ?? ZERO, weight))
  return weights.size > MOST_WEIGHTS ? null : { weights, constant: add(left.constant, right.constant) }
}

function scaled({ weights, constant }: WeightedSum, by: Rational): WeightedSum {
  const each = [...weights].map(([statement, weight]) => [statement, multiply(weight, by)] as const)
  return { weights: new Map(each), constant: multiply(constant, by) }
}

/** One number where a statement holds, another where it does not. */
function caseOf({ branches, otherwise }: NumberExpression & { kind: 'numberCases' }): WeightedSum | null {
  const [branch] = branches
  if (!branch || branches.length > 1 || !isOfOneVariable(branch.when)) return null
  const { value } = branch
  if (value.kind !== 'number' || otherwise?.kind !== 'number') return null
  const weights = new Map([[branch.when, subtract(value.value, otherwise.value)]])
  return { weights, constant: otherwise.value }
}

function isOfOneVariable({ kind }: BooleanExpression): boolean {
  return ['booleanFeature', 'booleanAttribute', 'optionIn', 'includes', 'given'].includes(kind)
}
