import { divide, multiply, ONE, type Rational } from '../../lib/rational.ts'
import type { NumberExpression } from '../expression.ts'
import { asDouble, inWholeParts } from '../table/whole-parts.ts'
import { commonShape, extremeOf, negativeOf, productOf, quotientOf, sumOf } from './arithmetic.ts'
import { hasValue } from './box.ts'
import { compileLookup } from './compile-lookup.ts'
import { compileOptionSum } from './compile-option-sum.ts'
import type { Compiler } from './compiling.ts'
import { type Clock, DEFINED, down, INEXACT, MISSING, marginOf, Range, shapeOf, up } from './range.ts'
import { roundedOf } from './rounding.ts'
import { FALSE, TRUE } from './truth.ts'
import type { NumberVariable, SetVariable } from './variables.ts'

type Kind<K extends NumberExpression['kind']> = Extract<NumberExpression, { kind: K }>

/** @throws RangeError for an input from outside, which has no place in a constraint */
export function compileNumber(compiler: Compiler, expression: NumberExpression): Range {
  const { clock } = compiler
  switch (expression.kind) {
    case 'number':
      return constant(clock, expression.value)
    case 'numberFeature':
      return numberFeature(compiler, expression)
    case 'numberAttribute':
      return attribute(compiler, expression)
    case 'optionSum':
      return compileOptionSum(compiler, expression)
    case 'arithmetic':
      return arithmetic(compiler, expression)
    case 'negate':
      return negativeOf(clock, compiler.number(expression.operand))
    case 'extreme':
      return extremeOf(clock, expression.operands.map(compiler.number), Math[expression.operator])
    case 'rounding':
      return roundedOf(clock, compiler.number(expression.operand), expression.operator, expression.step)
    case 'lookup':
      return compileLookup(compiler, expression)
    case 'numberCases':
      return cases(compiler, expression)
    case 'input':
      throw new RangeError(`a constraint reads "${expression.name}", which is not a choice`)
  }
}

function constant(clock: Clock, value: Rational): Range {
  const { numerator, scale, exact } = inWholeParts([value])
  const shape = exact ? shapeOf(scale, Math.abs(numerator[0]!)) : INEXACT
  return new Range(clock, shape, range => {
    range.low = shape.exact ? numerator[0]! : down(asDouble(value))
    range.high = shape.exact ? numerator[0]! : up(asDouble(value))
  })
}

function numberFeature({ clock, box, layout }: Compiler, expression: Kind<'numberFeature'>): Range {
  const variable = layout.byFeature.get(expression.feature)![0] as NumberVariable
  const first = multiply(variable.lowest, expression.factor)
  const step = multiply(variable.step, expression.factor)
  const { numerator, scale, exact } = inWholeParts([first, step])
  const [origin, stride] = numerator as [number, number]
  const shape = exact ? shapeOf(scale, Math.abs(origin) + Math.abs(stride) * variable.last) : INEXACT
  return new Range(clock, shape, range => {
    const a = box.low[variable.index]!
    const b = box.high[variable.index]!
    if (shape.exact) {
      range.low = origin + stride * (stride >= 0 ? a : b)
      range.high = origin + stride * (stride >= 0 ? b : a)
    } else {
      const ends = [a, b].map(place => asDouble(first) + asDouble(step) * place)
      const margin = marginOf(Math.abs(asDouble(first)) + Math.abs(asDouble(step)) * b)
      range.low = Math.min(...ends) - margin
      range.high = Math.max(...ends) + margin
    }
  })
}

function attribute({ clock, box, layout }: Compiler, expression: Kind<'numberAttribute'>): Range {
  const variable = layout.byFeature.get(expression.feature)![0] as SetVariable
  const values = variable.values.map(code => expression.byOption.get(code) ?? null)
  const given = values.filter(value => value !== null)
  const { numerator, scale, exact } = inWholeParts(given)
  const shape = exact ? shapeOf(scale, Math.max(0, ...numerator.map(Math.abs))) : INEXACT
  const whole = values.map(value => (value === null ? null : numerator[given.indexOf(value)]!))
  return new Range(clock, shape, range => {
    range.state = 0
    range.low = Infinity
    range.high = -Infinity
    for (const [index, value] of values.entries()) {
      if (!hasValue(box, variable, index)) continue
      range.state |= value === null ? MISSING : DEFINED
      if (value === null) continue
      const low = shape.exact ? whole[index]! : down(asDouble(value))
      const high = shape.exact ? whole[index]! : up(asDouble(value))
      if (low < range.low) range.low = low
      if (high > range.high) range.high = high
    }
  })
}

function arithmetic(compiler: Compiler, expression: Kind<'arithmetic'>): Range {
  const { clock } = compiler
  const left = compiler.number(expression.left)
  const { operator } = expression
  if (operator === '/' && expression.right.kind === 'number' && expression.right.value.numerator !== 0n)
    return productOf(clock, left, constant(clock, divide(ONE, expression.right.value)))
  const right = compiler.number(expression.right)
  if (operator === '+') return sumOf(clock, left, right)
  if (operator === '-') return sumOf(clock, left, negativeOf(clock, right))
  return operator === '*' ? productOf(clock, left, right) : quotientOf(clock, left, right)
}

/** The hull of all branches that can still be the first to hold. */
function cases(compiler: Compiler, expression: Kind<'numberCases'>): Range {
  const conditions = expression.branches.map(branch => compiler.boolean(branch.when))
  const values = expression.branches.map(branch => compiler.number(branch.value))
  if (expression.otherwise) values.push(compiler.number(expression.otherwise))
  const { shape, times } = commonShape(values, sizes => Math.max(0, ...sizes))
  const include = (range: Range, index: number): void => {
    const value = values[index]!
    value.update()
    range.state |= value.state
    if ((value.state & DEFINED) === 0) return
    range.low = Math.min(range.low, shape.exact ? value.low * times[index]! : value.realLow)
    range.high = Math.max(range.high, shape.exact ? value.high * times[index]! : value.realHigh)
  }
  return new Range(compiler.clock, shape, range => {
    range.state = 0
    range.low = Infinity
    range.high = -Infinity
    for (const [index, condition] of conditions.entries()) {
      const truth = condition()
      if (truth === FALSE) continue
      include(range, index)
      if (truth === TRUE) return
    }
    if (expression.otherwise) include(range, conditions.length)
    else range.state |= MISSING
  })
}
