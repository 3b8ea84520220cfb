import type { BooleanExpression, NumberExpression, SymbolExpression } from '../expression.ts'
import type { Template } from '../model.ts'
import { Checker } from './checker.ts'
import { type Fields, localTexts } from './fields.ts'
import type { ProblemSink } from './problems.ts'
import type { Names, Scope } from './scope.ts'
import type { LocatedText } from './source.ts'
import { readTemplate } from './template.ts'
import { describeType } from './types.ts'
import { type Dimensions, describeDimensions, sameDimensions } from './units.ts'

/** All an expression in one part of the file needs to be read. */
export interface Reading {
  readonly names: Names
  readonly scope: Scope
  readonly sink: ProblemSink
}

export function readCondition(
  { names, scope, sink }: Reading,
  source: LocatedText,
): BooleanExpression | null {
  const checker = new Checker(names, scope, sink, source)
  const typed = checker.checkText(source.text)
  if (!typed) return null
  if (typed.type === 'boolean') return typed.node
  return checker.report(0, 'TYPE_MISMATCH', `expected a condition (yes or no), got ${describeType(typed)}`)
}

/** The optional `when` of a line or a step. */
export function readWhen(reading: Reading, fields: Fields): BooleanExpression | null {
  const source = fields.text('when')
  return source && readCondition(reading, source)
}

/** A number of the dimensions asked for; a zero goes with any. */
export function readNumber(
  { names, scope, sink }: Reading,
  source: LocatedText,
  expected: Dimensions,
  what: string,
): NumberExpression | null {
  const checker = new Checker(names, scope, sink, source)
  const typed = checker.checkText(source.text)
  const number = typed && checker.asNumber(typed, 0)
  if (!number) return null
  const isZero = number.node.kind === 'number' && number.node.value.numerator === 0n
  if (isZero || sameDimensions(number.dimensions, expected)) return number.node
  return checker.report(
    0,
    'UNIT_MISMATCH',
    `expected ${describeDimensions(expected)} for ${what}, got ${describeDimensions(number.dimensions)}`,
  )
}

/** A text with holes whose parts print as codes: a number of the ERP. */
export function readCodeTemplate(reading: Reading, source: LocatedText): SymbolExpression | null {
  return readTemplate(source, reading.names, reading.scope, reading.sink, null)
}

/** A text per language whose holes print as a reader would like: options as their labels. */
export function readLocalTemplate(reading: Reading, fields: Fields, key: string): Template {
  const value = fields.required(key, ', what a reader sees')
  const texts = value && localTexts(value, `"${key}" of ${fields.what}`, reading.sink)
  const template: Record<string, SymbolExpression> = {}
  for (const [language, source] of texts ?? []) {
    const node = readTemplate(source, reading.names, reading.scope, reading.sink, language)
    if (node) template[language] = node
  }
  return template
}
