import type { BomLine } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import { divide, type Rational } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import type { Expression } from '../expression.ts'
import type { ChosenValue, Feature, ProductModel, ProductRule, Value } from '../model.ts'
import { checkChoices, checkQuantity } from './check-choices.ts'
import { brokenConstraints } from './constraints.ts'
import { exactDecimal } from './exact-decimal.ts'
import { type Evaluation, EvaluationError } from './expression.ts'
import { evaluateText } from './text.ts'

/** A product as a part of another: what it is configured to, and how many of it the whole quantity takes. */
export interface Nested {
  readonly model: ProductModel
  readonly values: Readonly<Record<string, Value>>
  readonly quantity: Decimal
}

/** A part cannot be made as the choices of the whole ask. What its product asks of choices is told before, as far as it can be said. */
export class PartRefused extends EvaluationError {}

/**
 * Configures the product of a line: what the line chooses, and the defaults of all else.
 *
 * @param total pieces of it for the whole quantity
 * @returns null when there are none
 * @throws PartRefused that names what is open, refused or broken, and the choices that ask for it, when these do not make a
 * complete product
 */
export function nestedOf(evaluation: Evaluation, rule: ProductRule, total: Rational): Nested | null {
  if (total.numerator === 0n) return null
  const { product: model } = rule
  const chosen = rule.choose.map(one => [one.code, chosenValue(evaluation, one, rule.key)] as const)
  const { choices, refusals } = checkChoices(model, Object.fromEntries(chosen))
  const fail = (what: string, features: readonly string[]): never => {
    const asked = rule.choose.filter(({ code }) => features.includes(code)).flatMap(expressionsOf)
    throw refused(evaluation, rule, what, asked)
  }
  if (refusals.length > 0)
    fail(
      `refuses ${refusals.map(({ message }) => message).join('; ')}`,
      refusals.map(({ feature }) => feature),
    )
  const values: Record<string, Value> = {}
  for (const feature of model.features) {
    const value = choices[feature.code] ?? defaultOf(feature)
    if (value !== null) values[feature.code] = value
  }
  const open = model.features.filter(({ type, code }) => type !== 'TEXT' && values[code] === undefined)
  if (open.length > 0) fail(`is not complete: ${open.map(({ code }) => code).join(', ')} is open`, [])
  const broken = brokenConstraints(model, values).filter(({ severity }) => severity === 'error')
  if (broken.length > 0)
    fail(
      `breaks ${broken.map(({ code, message }) => `${code} (${message['en'] ?? ''})`).join(', ')}`,
      broken.flatMap(one => featuresIn([one.rule])),
    )
  const quantity = exactDecimal(total, 0)
  const refusal = checkQuantity(model, quantity)
  if (refusal) throw refused(evaluation, rule, `refuses ${refusal.message}`, [rule.amount.value])
  return { model, values, quantity }
}

/** @param asked what the refused thing was worked out from */
function refused(
  { values }: Evaluation,
  { key, product }: ProductRule,
  what: string,
  asked: readonly Expression[],
): PartRefused {
  const choices = featuresIn(asked).map(
    code => `${code} ${[values[code] ?? 'nothing'].flat().join(' + ') || 'nothing'}`,
  )
  const from = choices.length > 0 ? `; asked by ${choices.join(', ')}` : ''
  return new PartRefused(`line "${key}": ${product.code} ${what}${from}`)
}

function expressionsOf(chosen: ChosenValue): readonly Expression[] {
  return chosen.kind === 'LIST' ? chosen.values : [chosen.value]
}

/** The features that expressions read. */
function featuresIn(expressions: readonly Expression[]): readonly string[] {
  const parts = new Set(expressions)
  for (const part of parts) for (const child of childrenOf(part)) parts.add(child)
  return [...new Set([...parts].flatMap(part => ('feature' in part ? [part.feature] : [])))]
}

/** A hidden question without a default has the answer that nobody has to give. */
function defaultOf({ type, visible, default: value }: Feature): Value | null {
  if (value !== null || !visible) return value
  return type === 'BOOLEAN' ? false : type === 'MULTI_OPTION' ? [] : null
}

function chosenValue(evaluation: Evaluation, chosen: ChosenValue, key: string): Value {
  switch (chosen.kind) {
    case 'BOOLEAN':
      return evaluation.boolean(chosen.value)
    case 'NUMBER': {
      const value = evaluation.required(chosen.value, `"${chosen.code}" of line "${key}"`)
      const number = exactDecimal(divide(value, chosen.unitFactor), 0)
      return number.isInteger ? Number(number.toString()) : number.toString()
    }
    case 'TEXT':
      return evaluateText(evaluation, chosen.value)
    case 'LIST':
      return chosen.values.map(value => evaluateText(evaluation, value)).filter(option => option !== '')
  }
}

/** Lines of a product as they stand below the line that has it as a part. */
export function below(parent: string, lines: readonly BomLine[]): readonly BomLine[] {
  return lines.map(line => ({
    ...line,
    key: `${parent}/${line.key}`,
    parentKey: line.parentKey === null ? parent : `${parent}/${line.parentKey}`,
  }))
}

/** Whether a line stands below another, on any level. */
export function isBelow(key: string, parent: string): boolean {
  return key.startsWith(`${parent}/`)
}
