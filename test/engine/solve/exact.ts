import type { BooleanExpression, NumberExpression, RowLookup } from '../../../src/engine/expression.ts'
import type { Cell, Match } from '../../../src/engine/table/lookup-table.ts'
import {
  add,
  ceil,
  compare,
  divide,
  floor,
  multiply,
  negate,
  type Rational,
  rational,
  roundedTo,
  subtract,
} from '../../../src/lib/rational.ts'

/** One value for each feature a statement reads. */
export interface Reading {
  numberOf(feature: string): Rational
  /** Of a BOOLEAN `true` or `false` */
  optionOf(feature: string): string
  includes(feature: string, option: string): boolean
  isGiven(feature: string): boolean
}

/** Whether the statement holds, decided in exact numbers: the last word where ranges of doubles cannot tell. */
export function holds(expression: BooleanExpression, reading: Reading): boolean {
  switch (expression.kind) {
    case 'boolean':
      return expression.value
    case 'booleanFeature':
      return reading.optionOf(expression.feature) === 'true'
    case 'booleanAttribute':
      return expression.byOption.get(reading.optionOf(expression.feature)) === true
    case 'optionIn':
      return expression.options.has(reading.optionOf(expression.feature))
    case 'includes':
      return reading.includes(expression.feature, expression.option)
    case 'given':
      return reading.isGiven(expression.feature)
    case 'not':
      return !holds(expression.operand, reading)
    case 'and':
      return expression.operands.every(operand => holds(operand, reading))
    case 'or':
      return expression.operands.some(operand => holds(operand, reading))
    case 'implies':
      return !holds(expression.left, reading) || holds(expression.right, reading)
    case 'iff':
      return holds(expression.left, reading) === holds(expression.right, reading)
    case 'compare':
      return compares(expression, reading)
    case 'found':
      return cellOf(expression.row, null, reading) !== undefined
    case 'defined':
      return numberOf(expression.operand, reading) !== null
  }
}

function compares(expression: Extract<BooleanExpression, { kind: 'compare' }>, reading: Reading): boolean {
  const left = numberOf(expression.left, reading)
  const right = numberOf(expression.right, reading)
  if (left === null || right === null) return false
  const order = compare(left, right)
  switch (expression.operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

/** Null where it is undefined: no branch holds, an option has no such number, a division by zero. */
export function numberOf(expression: NumberExpression, reading: Reading): Rational | null {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'numberFeature':
      return multiply(reading.numberOf(expression.feature), expression.factor)
    case 'numberAttribute':
      return expression.byOption.get(reading.optionOf(expression.feature)) ?? null
    case 'optionSum':
      return [...expression.byOption]
        .filter(([option]) => reading.includes(expression.feature, option))
        .reduce((sum, [, number]) => add(sum, number), rational(0))
    case 'arithmetic':
      return calculate(expression, reading)
    case 'negate': {
      const operand = numberOf(expression.operand, reading)
      return operand && negate(operand)
    }
    case 'extreme': {
      const operands = expression.operands.map(operand => numberOf(operand, reading))
      const sign = expression.operator === 'min' ? 1 : -1
      return operands.reduce((a, b) => (a && b ? (sign * compare(a, b) <= 0 ? a : b) : null))
    }
    case 'rounding': {
      const operand = numberOf(expression.operand, reading)
      return (
        operand &&
        multiply(rational(inSteps(expression.operator, divide(operand, expression.step))), expression.step)
      )
    }
    case 'numberCases': {
      const branch = expression.branches.find(one => holds(one.when, reading))
      const value = branch ? branch.value : expression.otherwise
      return value && numberOf(value, reading)
    }
    case 'lookup':
      return (cellOf(expression.row, expression.column, reading) ?? null) as Rational | null
    case 'input':
      throw new RangeError(`a constraint reads "${expression.name}", which is not a choice`)
  }
}

/** The cell of the first row in turn that fits, tried one by one; undefined when no row fits. */
function cellOf({ table, arguments: given }: RowLookup, column: string | null, reading: Reading): unknown {
  const values = given.map(one =>
    one.kind === 'optionCode' ? reading.optionOf(one.feature) : numberOf(one, reading),
  )
  const turns = Array.from({ length: table.size }, (_none, row) => row)
  if (table.take === 'last') turns.reverse()
  const row = turns.find(turn =>
    table.keys.every(({ match, argument, cells }) => fits(match, values[argument]!, cells[turn]!)),
  )
  if (row === undefined) return undefined
  return column === null ? null : table.columns.get(column)![row]
}

function fits(match: Match, value: Rational | string | null, cell: Cell): boolean {
  if (cell === null) return true
  if (value === null) return false
  if (typeof cell === 'string' || typeof value === 'string') return cell === value
  const order = compare(value, cell)
  if (match === 'equals') return order === 0
  if (match === 'from') return order >= 0
  return match === 'upTo' ? order <= 0 : order < 0
}

function inSteps(operator: 'floor' | 'ceil' | 'round', value: Rational): bigint {
  if (operator === 'floor') return floor(value)
  return operator === 'ceil' ? ceil(value) : roundedTo(value, 0)
}

function calculate(
  expression: Extract<NumberExpression, { kind: 'arithmetic' }>,
  reading: Reading,
): Rational | null {
  const left = numberOf(expression.left, reading)
  const right = numberOf(expression.right, reading)
  if (left === null || right === null) return null
  switch (expression.operator) {
    case '+':
      return add(left, right)
    case '-':
      return subtract(left, right)
    case '*':
      return multiply(left, right)
    case '/':
      return right.numerator === 0n ? null : divide(left, right)
  }
}
