import { add, divide, multiply, ONE, type Rational, rational, subtract, ZERO } from '../../../lib/rational.ts'
import type { NumberExpression } from '../../expression.ts'

/** `factor` times the chosen number of one feature, plus `constant`. */
export interface Line {
  readonly feature: string
  readonly factor: Rational
  readonly constant: Rational
}

/** The number as a line over at most one feature (a factor of zero: over none); null when it is something else. */
export function lineOf(expression: NumberExpression): Line | null {
  const known = lines.get(expression)
  if (known !== undefined) return known
  const line = findLine(expression)
  lines.set(expression, line)
  return line
}

/** A calculation used twice is the same node twice: looked through anew each time, sixty that double never end. */
const lines = new WeakMap<NumberExpression, Line | null>()

function findLine(expression: NumberExpression): Line | null {
  switch (expression.kind) {
    case 'number':
      return { feature: '', factor: ZERO, constant: expression.value }
    case 'numberFeature':
      return { feature: expression.feature, factor: expression.factor, constant: ZERO }
    case 'negate': {
      const line = lineOf(expression.operand)
      return line && scaled(line, rational(-1n))
    }
    case 'arithmetic': {
      const left = lineOf(expression.left)
      const right = lineOf(expression.right)
      return left && right && combined(expression.operator, left, right)
    }
    default:
      return null
  }
}

export function differenceOf(left: Line, right: Line): Line | null {
  return combined('-', left, right)
}

function combined(operator: '+' | '-' | '*' | '/', left: Line, right: Line): Line | null {
  if (operator === '/')
    return isConstant(right) && right.constant.numerator !== 0n
      ? scaled(left, divide(ONE, right.constant))
      : null
  if (operator === '*') {
    if (isConstant(right)) return scaled(left, right.constant)
    return isConstant(left) ? scaled(right, left.constant) : null
  }
  if (!isConstant(left) && !isConstant(right) && left.feature !== right.feature) return null
  const join = operator === '+' ? add : subtract
  return {
    feature: isConstant(left) ? right.feature : left.feature,
    factor: join(left.factor, right.factor),
    constant: join(left.constant, right.constant),
  }
}

function scaled(line: Line, by: Rational): Line {
  return { ...line, factor: multiply(line.factor, by), constant: multiply(line.constant, by) }
}

export function isConstant(line: Line): boolean {
  return line.factor.numerator === 0n
}
