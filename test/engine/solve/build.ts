import { plainFeature } from '../../../src/engine/exchange/boolean-feature.ts'
import type { BooleanExpression, NumberExpression } from '../../../src/engine/expression.ts'
import type { Constraint, Feature, Rulebook, Value } from '../../../src/engine/model.ts'
import { rational } from '../../../src/lib/rational.ts'

/** Short words for features, constraints and expressions, so that a rulebook in a test fits on a screen. */

const optionsOf = (codes: readonly string[]) => codes.map(code => ({ code, label: { en: code } }))

export const option = (code: string, codes: readonly string[], standard: Value | null = null): Feature =>
  plainFeature(code, 'OPTION', { options: optionsOf(codes), default: standard })

export const multiOption = (code: string, codes: readonly string[], standard: Value | null = null): Feature =>
  plainFeature(code, 'MULTI_OPTION', { options: optionsOf(codes), default: standard })

export const boolean = (code: string, standard: Value | null = null): Feature =>
  plainFeature(code, 'BOOLEAN', { options: optionsOf(['true', 'false']), default: standard })

export const integer = (
  code: string,
  min: number,
  max: number,
  step = 1,
  standard: Value | null = null,
): Feature =>
  plainFeature(code, 'INTEGER', { min: `${min}`, max: `${max}`, step: `${step}`, default: standard })

export const decimal = (
  code: string,
  min: string,
  max: string,
  step: string,
  standard: Value | null = null,
): Feature => plainFeature(code, 'DECIMAL', { min, max, step, default: standard })

export const text = (code: string): Feature => plainFeature(code, 'TEXT', {})

export const rule = (
  code: string,
  expression: BooleanExpression,
  severity: 'error' | 'warning' = 'error',
): Constraint => ({
  code,
  message: { en: code },
  severity,
  rule: expression,
})

export const rulebook = (features: readonly Feature[], constraints: readonly Constraint[]): Rulebook => ({
  features,
  constraints,
})

export const is = (code: string, ...options: string[]): BooleanExpression => ({
  kind: 'optionIn',
  feature: code,
  options: new Set(options),
})
export const yes = (code: string): BooleanExpression => ({ kind: 'booleanFeature', feature: code })
export const given = (code: string): BooleanExpression => ({ kind: 'given', feature: code })
export const not = (operand: BooleanExpression): BooleanExpression => ({ kind: 'not', operand })
export const and = (...operands: BooleanExpression[]): BooleanExpression => ({ kind: 'and', operands })
export const or = (...operands: BooleanExpression[]): BooleanExpression => ({ kind: 'or', operands })
export const implies = (left: BooleanExpression, right: BooleanExpression): BooleanExpression => ({
  kind: 'implies',
  left,
  right,
})
export const iff = (left: BooleanExpression, right: BooleanExpression): BooleanExpression => ({
  kind: 'iff',
  left,
  right,
})

type Comparison = Extract<BooleanExpression, { kind: 'compare' }>
export const compare = (
  left: NumberExpression,
  operator: Comparison['operator'],
  right: NumberExpression,
): BooleanExpression => ({ kind: 'compare', operator, left, right })

export const number = (numerator: number, denominator = 1): NumberExpression => ({
  kind: 'number',
  value: rational(numerator, denominator),
})
/** `factor`: 1 / perBase */
export const value = (code: string, perBase = 1): NumberExpression => ({
  kind: 'numberFeature',
  feature: code,
  factor: rational(1, perBase),
})
export const attribute = (code: string, byOption: Record<string, number>): NumberExpression => ({
  kind: 'numberAttribute',
  feature: code,
  byOption: new Map(Object.entries(byOption).map(([key, amount]) => [key, rational(amount)])),
})

type Operator = Extract<NumberExpression, { kind: 'arithmetic' }>['operator']
export const calculate = (
  left: NumberExpression,
  operator: Operator,
  right: NumberExpression,
): NumberExpression => ({ kind: 'arithmetic', operator, left, right })
