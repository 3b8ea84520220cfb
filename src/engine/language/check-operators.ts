import { add, divide, multiply, negate, type Rational, subtract } from '../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../expression.ts'
import { joined } from '../joined.ts'
import { checkOptionComparison, findOptionCode, optionFeatureOf } from './check-options.ts'
import type { Checking } from './checking.ts'
import type { Comparison, Syntax } from './syntax.ts'
import { booleanOf, describeType, numberOf, type Typed, type TypedNumber } from './types.ts'
import {
  combineDimensions,
  type Dimensions,
  describeDimensions,
  type Measure,
  sameDimensions,
} from './units.ts'

export function checkBinary(checker: Checking, syntax: Syntax & { kind: 'binary' }): Typed | null {
  const { operator } = syntax
  switch (operator) {
    case 'implies':
    case 'iff': {
      const left = checker.checkBoolean(syntax.left)
      const right = checker.checkBoolean(syntax.right)
      return left && right && booleanOf({ kind: operator, left: left.node, right: right.node })
    }
    case '+':
    case '-':
    case '*':
    case '/':
      return checkArithmetic(checker, syntax, operator)
    case 'includes':
      return checkIncludes(checker, syntax)
    default:
      return checkComparison(checker, syntax, operator)
  }
}

export function checkList(checker: Checking, syntax: Syntax & { kind: 'every' | 'some' }): Typed | null {
  const operands = syntax.operands.map(operand => checker.checkBoolean(operand))
  if (operands.includes(null)) return null
  return booleanOf({
    kind: syntax.kind === 'every' ? 'and' : 'or',
    operands: operands.map(operand => operand!.node),
  })
}

export function checkNegate(checker: Checking, syntax: Syntax & { kind: 'negate' }): Typed | null {
  const operand = checker.checkNumber(syntax.operand)
  if (!operand) return null
  const { node, dimensions, measure } = operand
  if (node.kind === 'number')
    return numberOf({ kind: 'number', value: negate(node.value) }, dimensions, measure)
  return numberOf({ kind: 'negate', operand: node }, dimensions, measure)
}

function checkArithmetic(
  checker: Checking,
  syntax: Syntax & { kind: 'binary' },
  operator: '+' | '-' | '*' | '/',
): Typed | null {
  const left = checker.checkNumber(syntax.left)
  const right = checker.checkNumber(syntax.right)
  if (!left || !right) return null
  const node = foldArithmetic(operator, left.node, right.node)
  if (operator === '+' || operator === '-') {
    const common = commonDimensions(checker, [left, right], [syntax.left, syntax.right])
    return common && numberOf(node, common.dimensions, common.measure)
  }
  const dimensions = combineDimensions(left.dimensions, right.dimensions, operator === '*' ? 1 : -1)
  const scaled = [left, right].find(side => side.measure && sameDimensions(side.dimensions, dimensions))
  return numberOf(node, dimensions, scaled?.measure ?? null)
}

function foldArithmetic(
  operator: '+' | '-' | '*' | '/',
  left: NumberExpression,
  right: NumberExpression,
): NumberExpression {
  if (left.kind !== 'number' || right.kind !== 'number') return { kind: 'arithmetic', operator, left, right }
  if (operator === '/' && right.value.numerator === 0n) return { kind: 'arithmetic', operator, left, right }
  if (isLong(left.value) || isLong(right.value)) return { kind: 'arithmetic', operator, left, right }
  return { kind: 'number', value: ARITHMETIC[operator](left.value, right.value) }
}

/** Too long to work with while reading: whether such a number may be is judged later. */
function isLong({ numerator, denominator }: Rational): boolean {
  return numerator > LONG || numerator < -LONG || denominator > LONG
}

const LONG = 10n ** 200n

const ARITHMETIC: Readonly<Record<'+' | '-' | '*' | '/', (a: Rational, b: Rational) => Rational>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}

/** The dimensions that all share; a zero without a unit goes with any. Reports the first that differs. */
export function commonDimensions(
  checker: Checking,
  numbers: readonly TypedNumber[],
  parts: readonly Syntax[],
): { dimensions: Dimensions; measure: Measure | null } | null {
  const leader = numbers.find(number => !isZero(number)) ?? numbers[0]!
  for (const [index, number] of numbers.entries()) {
    if (isZero(number) || sameDimensions(number.dimensions, leader.dimensions)) continue
    return checker.report(
      parts[index]!.start,
      'UNIT_MISMATCH',
      `expected ${describeDimensions(leader.dimensions)}${exampleOf(leader)}, got ${describeDimensions(number.dimensions)}${hintOf(number, leader)}`,
    )
  }
  const isOneUnit = numbers.every(
    number => isZero(number) || number.measure?.symbol === leader.measure?.symbol,
  )
  return { dimensions: leader.dimensions, measure: isOneUnit ? leader.measure : null }
}

function exampleOf(number: TypedNumber): string {
  return number.measure ? ` (${number.measure.symbol})` : ''
}

function hintOf(number: TypedNumber, leader: TypedNumber): string {
  return number.node.kind === 'number' && !number.measure && leader.measure
    ? `; write the unit behind the number, like ${leader.measure.symbol}`
    : ''
}

function isZero(number: TypedNumber): boolean {
  return number.node.kind === 'number' && number.node.value.numerator === 0n && !number.measure
}

function checkIncludes(checker: Checking, syntax: Syntax & { kind: 'binary' }): Typed | null {
  const left = checker.check(syntax.left)
  if (!left) return null
  if (left.type !== 'options')
    return checker.report(
      syntax.left.start,
      'TYPE_MISMATCH',
      `expected a feature with several options before "includes", got ${describeType(left)}`,
    )
  const option = findOptionCode(checker, left.feature, syntax.right)
  return option === null ? null : booleanOf({ kind: 'includes', feature: left.feature.feature.code, option })
}

function checkComparison(
  checker: Checking,
  syntax: Syntax & { kind: 'binary' },
  operator: Comparison,
): Typed | null {
  const asOptions = checkOptionComparison(checker, syntax, operator)
  if (asOptions !== undefined) return asOptions
  const left = checker.check(syntax.left)
  const right = checker.check(syntax.right)
  if (!left || !right) return null
  if (left.type === 'boolean' && right.type === 'boolean' && (operator === '=' || operator === '!=')) {
    const same: BooleanExpression = { kind: 'iff', left: left.node, right: right.node }
    return booleanOf(operator === '=' ? same : { kind: 'not', operand: same })
  }
  if (left.type === 'text' || right.type === 'text')
    return checker.report(
      syntax.start,
      'TYPE_MISMATCH',
      'expected numbers, options or conditions to compare, got a text; texts are only "given" or not',
    )
  const numbers = [checker.asNumber(left, syntax.left.start), checker.asNumber(right, syntax.right.start)]
  if (!numbers[0] || !numbers[1]) return null
  if (!commonDimensions(checker, [numbers[0], numbers[1]], [syntax.left, syntax.right])) return null
  return booleanOf({ kind: 'compare', operator, left: numbers[0].node, right: numbers[1].node })
}

/** `x in [A, B]`: one of these options, or of these numbers. */
export function checkIn(checker: Checking, syntax: Syntax & { kind: 'in' }): Typed | null {
  const declared = optionFeatureOf(checker, syntax.operand)
  const node = declared ? optionsIn(checker, declared, syntax) : numbersIn(checker, syntax)
  return node && booleanOf(syntax.isNegated ? { kind: 'not', operand: node } : node)
}

function optionsIn(
  checker: Checking,
  declared: NonNullable<ReturnType<typeof optionFeatureOf>>,
  syntax: Syntax & { kind: 'in' },
): BooleanExpression | null {
  const codes = syntax.members.map(member => findOptionCode(checker, declared, member))
  if (codes.includes(null)) return null
  return { kind: 'optionIn', feature: declared.feature.code, options: new Set(codes.map(code => code!)) }
}

function numbersIn(checker: Checking, syntax: Syntax & { kind: 'in' }): BooleanExpression | null {
  const operands: BooleanExpression[] = []
  for (const member of syntax.members) {
    const same = checkComparison(
      checker,
      { kind: 'binary', start: syntax.start, operator: '=', left: syntax.operand, right: member },
      '=',
    )
    if (same?.type !== 'boolean') return null
    operands.push(same.node)
  }
  return joined('or', operands)
}
