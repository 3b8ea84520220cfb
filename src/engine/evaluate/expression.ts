import { Decimal } from '../../domain/decimal.ts'
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
  ZERO,
} from '../../lib/rational.ts'
import type { BooleanExpression, NumberExpression, RowLookup } from '../expression.ts'
import type { Choices } from '../model.ts'
import type { Cell } from '../table/lookup-table.ts'
import { findRow } from './find-row.ts'

/** The model needs a value that is not there: choices that are not complete, or an input nobody gave. */
export class EvaluationError extends Error {}

/**
 * Evaluates expressions exactly over one set of values. A node that occurs twice is worked out once.
 *
 * An undefined number (no row of a table fits, a division by zero) is null, and every comparison with it is false.
 */
export class Evaluation {
  readonly values: Choices
  readonly #given = new Map<string, Rational>()
  readonly #askFor: (input: string) => Rational | null
  readonly #numbers = new Map<NumberExpression, Rational | null>()
  readonly #booleans = new Map<BooleanExpression, boolean>()
  readonly #rows = new Map<RowLookup, number | null>()

  /** @param askFor an input that was not given, like `quantity`; null when it is not known */
  constructor(values: Choices, askFor: (input: string) => Rational | null = () => null) {
    this.values = values
    this.#askFor = askFor
  }

  /** @pre nothing that uses the input has been evaluated yet */
  give(name: string, value: Rational): void {
    this.#given.set(name, value)
  }

  /** @throws EvaluationError when it is undefined or a value is missing */
  required(node: NumberExpression, what: string): Rational {
    const value = this.number(node)
    if (value === null) throw new EvaluationError(`${what} is undefined for these choices`)
    return value
  }

  number(node: NumberExpression): Rational | null {
    if (node.kind === 'number') return node.value
    const known = this.#numbers.get(node)
    if (known !== undefined) return known
    const value = this.#evaluateNumber(node)
    this.#numbers.set(node, value)
    return value
  }

  boolean(node: BooleanExpression): boolean {
    if (AT_ONCE.has(node.kind)) return this.#evaluateBoolean(node)
    const known = this.#booleans.get(node)
    if (known !== undefined) return known
    const value = this.#evaluateBoolean(node)
    this.#booleans.set(node, value)
    return value
  }

  /** The code of the chosen option, or the text of a TEXT feature. */
  chosen(feature: string): string {
    return String(this.#value(feature))
  }

  /** The number of the row that counts among those that fit; null when none fits. */
  row(lookup: RowLookup): number | null {
    const known = this.#rows.get(lookup)
    if (known !== undefined) return known
    const row = findRow(this, lookup)
    this.#rows.set(lookup, row)
    return row
  }

  /** Null when no row fits or the cell is empty. */
  cell(lookup: RowLookup, column: string): Cell {
    const row = this.row(lookup)
    return row === null ? null : (lookup.table.columns.get(column)?.[row] ?? null)
  }

  #value(feature: string) {
    const value = this.values[feature]
    if (value === undefined) throw new EvaluationError(`"${feature}" has no value: expected complete choices`)
    return value
  }

  #evaluateNumber(node: NumberExpression): Rational | null {
    switch (node.kind) {
      case 'number':
        return node.value
      case 'numberFeature':
        return multiply(Decimal.of(this.#value(node.feature) as string | number).toRational(), node.factor)
      case 'numberAttribute':
        return node.byOption.get(this.chosen(node.feature)) ?? null
      case 'optionSum':
        return this.#optionSum(node)
      case 'input':
        return this.#input(node.name)
      case 'arithmetic':
        return this.#arithmetic(node)
      case 'negate': {
        const operand = this.number(node.operand)
        return operand && negate(operand)
      }
      case 'extreme':
        return this.#extreme(node)
      case 'rounding': {
        const operand = this.number(node.operand)
        return operand && roundToStep(operand, node.step, node.operator)
      }
      case 'lookup':
        return this.cell(node.row, node.column) as Rational | null
      case 'numberCases': {
        const branch = node.branches.find(({ when }) => this.boolean(when))
        const value = branch ? branch.value : node.otherwise
        return value && this.number(value)
      }
    }
  }

  #optionSum({ feature, byOption }: NumberExpression & { kind: 'optionSum' }): Rational {
    const chosen = this.#value(feature)
    if (!Array.isArray(chosen)) return ZERO
    return chosen.reduce((sum: Rational, option: string) => add(sum, byOption.get(option) ?? ZERO), ZERO)
  }

  #input(name: string): Rational {
    const input = this.#given.get(name) ?? this.#askFor(name)
    if (input === null) throw new EvaluationError(`the input "${name}" is not known here`)
    return input
  }

  #arithmetic(node: NumberExpression & { kind: 'arithmetic' }): Rational | null {
    const left = this.number(node.left)
    const right = this.number(node.right)
    if (left === null || right === null) return null
    switch (node.operator) {
      case '+':
        return bounded(add(left, right))
      case '-':
        return bounded(subtract(left, right))
      case '*':
        return bounded(multiply(left, right))
      case '/':
        return right.numerator === 0n ? null : bounded(divide(left, right))
    }
  }

  #extreme(node: NumberExpression & { kind: 'extreme' }): Rational | null {
    let best: Rational | null = null
    for (const operand of node.operands) {
      const value = this.number(operand)
      if (value === null) return null
      const order = best === null ? 0 : compare(value, best)
      if (best === null || (node.operator === 'min' ? order < 0 : order > 0)) best = value
    }
    return best
  }

  #evaluateBoolean(node: BooleanExpression): boolean {
    switch (node.kind) {
      case 'boolean':
        return node.value
      case 'booleanFeature':
        return this.#value(node.feature) === true
      case 'booleanAttribute':
        return node.byOption.get(this.chosen(node.feature)) ?? false
      case 'optionIn':
        return node.options.has(this.chosen(node.feature))
      case 'includes': {
        const value = this.#value(node.feature)
        return Array.isArray(value) && value.includes(node.option)
      }
      case 'given':
        return Boolean(this.values[node.feature])
      case 'not':
        return !this.boolean(node.operand)
      case 'and':
        return node.operands.every(operand => this.boolean(operand))
      case 'or':
        return node.operands.some(operand => this.boolean(operand))
      case 'implies':
        return !this.boolean(node.left) || this.boolean(node.right)
      case 'iff':
        return this.boolean(node.left) === this.boolean(node.right)
      case 'compare':
        return this.#compare(node)
      case 'defined':
        return this.number(node.operand) !== null
      case 'found':
        return this.row(node.row) !== null
    }
  }

  #compare(node: BooleanExpression & { kind: 'compare' }): boolean {
    const left = this.number(node.left)
    const right = this.number(node.right)
    if (left === null || right === null) return false
    return isOrdered(node.operator, compare(left, right))
  }
}

/** @param order below, at or above zero, as `compare` tells of two numbers */
export function isOrdered(
  operator: (BooleanExpression & { kind: 'compare' })['operator'],
  order: number,
): boolean {
  switch (operator) {
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

/** Looked up faster than remembered */
const AT_ONCE: ReadonlySet<BooleanExpression['kind']> = new Set<BooleanExpression['kind']>([
  'boolean',
  'booleanFeature',
  'booleanAttribute',
  'optionIn',
  'includes',
  'given',
])
const LARGEST = 10n ** 1000n

/** Models are read only when their numbers stay small; this is for what reading cannot know, like one price step after another. */
function bounded(value: Rational): Rational {
  const { numerator, denominator } = value
  if (numerator < LARGEST && numerator > -LARGEST && denominator < LARGEST) return value
  throw new EvaluationError('a number comes to more than 1,000 digits')
}

/** The next multiple of `step` below, above or nearest; a half goes away from zero. */
function roundToStep(value: Rational, step: Rational, operator: 'floor' | 'ceil' | 'round'): Rational {
  const steps = divide(value, step)
  const whole = operator === 'floor' ? floor(steps) : operator === 'ceil' ? ceil(steps) : roundedTo(steps, 0)
  return multiply(rational(whole), step)
}
