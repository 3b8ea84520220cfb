import type { BooleanExpression } from '../expression.ts'
import { commonShape } from './arithmetic.ts'
import { compileFound } from './compile-lookup.ts'
import type { Compiler } from './compiling.ts'
import { DEFINED, MISSING, type Range } from './range.ts'
import { and, FALSE, iff, not, or, TRUE, type Truth, UNKNOWN } from './truth.ts'
import { GIVEN, type SetVariable } from './variables.ts'

type Kind<K extends BooleanExpression['kind']> = Extract<BooleanExpression, { kind: K }>

export function compileBoolean(compiler: Compiler, expression: BooleanExpression): () => Truth {
  switch (expression.kind) {
    case 'boolean': {
      const truth = expression.value ? TRUE : FALSE
      return () => truth
    }
    case 'booleanFeature':
      return among(compiler, expression.feature, code => code === 'true')
    case 'booleanAttribute':
      return among(compiler, expression.feature, code => expression.byOption.get(code) === true)
    case 'optionIn':
      return among(compiler, expression.feature, code => expression.options.has(code))
    case 'given':
      return among(compiler, expression.feature, (_code, value) => value === GIVEN)
    case 'includes':
      return includes(compiler, expression)
    case 'not': {
      const operand = compiler.boolean(expression.operand)
      return () => not(operand())
    }
    case 'and':
      return all(expression.operands.map(compiler.boolean))
    case 'or':
      return any(expression.operands.map(compiler.boolean))
    case 'implies': {
      const left = compiler.boolean(expression.left)
      const right = compiler.boolean(expression.right)
      return () => {
        const condition = left()
        return condition === FALSE ? TRUE : or(not(condition), right())
      }
    }
    case 'iff': {
      const left = compiler.boolean(expression.left)
      const right = compiler.boolean(expression.right)
      return () => iff(left(), right())
    }
    case 'compare':
      return comparison(
        expression.operator,
        compiler.number(expression.left),
        compiler.number(expression.right),
      )
    case 'defined': {
      const operand = compiler.number(expression.operand)
      return () => {
        operand.update()
        return (operand.state & DEFINED ? TRUE : 0) | (operand.state & MISSING ? FALSE : 0)
      }
    }
    case 'found':
      return compileFound(compiler, expression.row)
  }
}

function all(operands: readonly (() => Truth)[]): () => Truth {
  return () => {
    let truth = TRUE
    for (const operand of operands) {
      truth = and(truth, operand())
      if (truth === FALSE) return truth
    }
    return truth
  }
}

function any(operands: readonly (() => Truth)[]): () => Truth {
  return () => {
    let truth = FALSE
    for (const operand of operands) {
      truth = or(truth, operand())
      if (truth === TRUE) return truth
    }
    return truth
  }
}

function includes(compiler: Compiler, { feature, option }: Kind<'includes'>): () => Truth {
  const members = compiler.layout.byFeature.get(feature) as readonly SetVariable[]
  const member = members.find((_one, index) => members[0]!.feature.options[index]!.code === option)!
  return amongValues(compiler, member, (_code, value) => value === GIVEN)
}

function among(
  compiler: Compiler,
  feature: string,
  holds: (code: string, value: number) => boolean,
): () => Truth {
  return amongValues(compiler, compiler.layout.byFeature.get(feature)![0] as SetVariable, holds)
}

/** True when all values left are among those that hold, false when none is. */
function amongValues(
  { box }: Compiler,
  variable: SetVariable,
  holds: (code: string, value: number) => boolean,
): () => Truth {
  const masks = new Int32Array(variable.words)
  for (const [value, code] of variable.values.entries())
    if (holds(code, value)) masks[value >> 5]! |= 1 << (value & 31)
  const { words } = box
  const { offset } = variable
  const only = masks[0]!
  if (masks.length === 1)
    return () => {
      const left = words[offset]!
      return (left & only ? TRUE : 0) | (left & ~only ? FALSE : 0)
    }
  return () => {
    let truth = 0
    for (const [word, mask] of masks.entries()) {
      const left = words[offset + word]!
      truth |= (left & mask ? TRUE : 0) | (left & ~mask ? FALSE : 0)
    }
    return truth
  }
}

/** False when a side is missing. */
function comparison(operator: Kind<'compare'>['operator'], left: Range, right: Range): () => Truth {
  const { shape, times } = commonShape([left, right], sizes => Math.max(...sizes))
  const [a, b] = times as [number, number]
  const compare = ORDERS[operator]
  return () => {
    left.update()
    right.update()
    const state = (left.state | right.state) & MISSING
    if ((left.state & right.state & DEFINED) === 0) return FALSE
    const truth = shape.exact
      ? compare(left.low * a, left.high * a, right.low * b, right.high * b)
      : compare(left.realLow, left.realHigh, right.realLow, right.realHigh)
    return state === 0 ? truth : truth | FALSE
  }
}

type Order = (low: number, high: number, otherLow: number, otherHigh: number) => Truth

const below: Order = (low, high, otherLow, otherHigh) => {
  if (high < otherLow) return TRUE
  return low >= otherHigh ? FALSE : UNKNOWN
}

const atMost: Order = (low, high, otherLow, otherHigh) => {
  if (high <= otherLow) return TRUE
  return low > otherHigh ? FALSE : UNKNOWN
}

const equal: Order = (low, high, otherLow, otherHigh) => {
  if (high < otherLow || otherHigh < low) return FALSE
  return low === high && otherLow === otherHigh ? TRUE : UNKNOWN
}

const ORDERS: Record<Kind<'compare'>['operator'], Order> = {
  '<': below,
  '<=': atMost,
  '>': (low, high, otherLow, otherHigh) => below(otherLow, otherHigh, low, high),
  '>=': (low, high, otherLow, otherHigh) => atMost(otherLow, otherHigh, low, high),
  '=': equal,
  '!=': (low, high, otherLow, otherHigh) => not(equal(low, high, otherLow, otherHigh)),
}
