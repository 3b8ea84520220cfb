import { Decimal } from '../../domain/decimal.ts'
import { inLanguage, type LocalText } from '../../domain/price.ts'
import { multiply, type Rational, ZERO } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import { holdsAlways } from '../evaluate/holds-always.ts'
import type { BooleanExpression, Expression, NumberExpression } from '../expression.ts'
import { joined } from '../joined.ts'
import type { BomRule, ChosenValue, Constraint, Feature, ProductModel, ProductRule, Value } from '../model.ts'
import { type Effort, isAmong, type Substitute, Substitution, textCases, Unsayable } from '../substitute.ts'
import { findMeasure } from './units.ts'

/** For all lines of a model: what is left when it is spent is told when the parts are made. */
const EFFORT = 2_000_000
/** Products in products whose constraints are still taken over: expressions are walked part by part. */
const MAXIMUM_DEPTH = 4

/**
 * What the products that lines have as parts ask of the choices of the whole, said over its features: that what is chosen of them
 * are values they have, and that their constraints hold. `shelf/S2` is the constraint S2 of the product of line `shelf`. What
 * cannot be broken is left out; so is what cannot be said (a line whose quantity depends on the quantity of the whole, a text made
 * of numbers), which is then told when the part is made.
 */
export function nestedConstraints(
  bom: readonly BomRule[],
  features: readonly Feature[],
): readonly Constraint[] {
  const whole: Whole = {
    features: new Map(features.map(feature => [feature.code, feature])),
    lines: new Map(bom.map(rule => [rule.key, rule])),
    effort: { left: EFFORT },
  }
  return bom.flatMap(rule => (rule.kind === 'PRODUCT' ? constraintsOf(rule, whole) : []))
}

interface Whole {
  readonly features: ReadonlyMap<string, Feature>
  readonly lines: ReadonlyMap<string, BomRule>
  readonly effort: Effort
}

function constraintsOf(rule: ProductRule, { features, lines, effort }: Whole): readonly Constraint[] {
  const { product, key } = rule
  const choose = new Map(rule.choose.map(chosen => [chosen.code, chosen]))
  effort.left -= product.features.length + product.constraints.length
  const isThere = effort.left < 0 ? null : conditionOf(rule, lines)
  if (!isThere) return []
  const substitutes = new Map(
    product.features.flatMap(feature => {
      const substitute = said(() => substituteOf(feature, choose.get(feature.code), features))
      if (substitute?.kind === 'OPTION') effort.left -= substitute.cases.length
      return substitute ? [[feature.code, substitute] as const] : []
    }),
  )
  const substitution = new Substitution(substitutes, effort)
  const values = product.features.flatMap(feature =>
    choose.has(feature.code) ? valueRules(feature, substitutes.get(feature.code), product) : [],
  )
  const rules = product.constraints.filter(isTakenOver).map(({ code, message, rule: asked }) => ({
    code,
    message: ofProduct(product, message),
    rule: said(() => substitution.boolean(asked)),
    isTried: false,
  }))
  return [...values, ...rules].flatMap(({ code, message, rule: asked, isTried }): Constraint[] => {
    const alone = asked && holdsAlways(asked, features, effort)
    if (!asked || alone) return []
    const whole: BooleanExpression =
      isThere.length === 0 ? asked : { kind: 'implies', left: joined('and', isThere), right: asked }
    const holds = isThere.length === 0 ? alone : holdsAlways(whole, features, effort)
    if (holds || (holds === null && isTried)) return []
    return [{ code: `${key}/${code}`, message, severity: 'error', rule: whole }]
  })
}

function isTakenOver({ severity, code }: Constraint): boolean {
  return severity === 'error' && code.split('/').length < MAXIMUM_DEPTH
}

function said<T>(say: () => T): T | null {
  try {
    return say()
  } catch (error) {
    if (error instanceof Unsayable) return null
    throw error
  }
}

/** When the part is there at all; null when it never is, or when that depends on more than choices. */
function conditionOf(rule: ProductRule, lines: Whole['lines']): readonly BooleanExpression[] | null {
  const conditions: BooleanExpression[] = []
  for (let one: BomRule | undefined = rule; one; one = lines.get(one.parentKey ?? '')) {
    if (one.when) conditions.push(one.when)
    if (!('amount' in one)) continue
    const { value } = one.amount
    if (value.kind !== 'number')
      conditions.push({
        kind: 'compare',
        operator: '!=',
        left: value,
        right: { kind: 'number', value: ZERO },
      })
    else if (value.value.numerator === 0n) return null
  }
  return conditions.some(readsInput) ? null : conditions
}

function readsInput(expression: Expression): boolean {
  const parts = new Set<Expression>([expression])
  for (const part of parts) {
    if (part.kind === 'input') return true
    for (const child of childrenOf(part)) parts.add(child)
  }
  return false
}

/** @throws Unsayable */
function substituteOf(
  feature: Feature,
  chosen: ChosenValue | undefined,
  features: ReadonlyMap<string, Feature>,
): Substitute {
  const optionsOf = (code: string) => features.get(code)?.options.map(option => option.code) ?? []
  if (!chosen) return defaultSubstitute(feature)
  switch (chosen.kind) {
    case 'NUMBER':
    case 'BOOLEAN':
      return chosen as Substitute
    case 'LIST':
      return { kind: 'OPTIONS', chosen: chosen.values.map(value => textCases(value, optionsOf)) }
    case 'TEXT': {
      if (feature.type === 'OPTION') return { kind: 'OPTION', cases: textCases(chosen.value, optionsOf) }
      if (chosen.value.kind === 'textFeature')
        return { kind: 'TEXT', isGiven: { kind: 'given', feature: chosen.value.feature } }
      return { kind: 'TEXT', isGiven: isAmong(textCases(chosen.value, optionsOf), text => text !== '') }
    }
  }
}

function defaultSubstitute({ type, visible, default: value, unit }: Feature): Substitute {
  const isTrue: BooleanExpression = { kind: 'boolean', value: true }
  switch (type) {
    case 'BOOLEAN':
      if (value === null && !visible) throw new Unsayable(type)
      return { kind: 'BOOLEAN', value: { kind: 'boolean', value: value === true } }
    case 'OPTION':
      if (value === null) throw new Unsayable(type)
      return { kind: 'OPTION', cases: [{ when: isTrue, text: String(value) }] }
    case 'MULTI_OPTION':
      if (value === null && !visible) throw new Unsayable(type)
      return { kind: 'OPTIONS', chosen: listOf(value).map(text => [{ when: isTrue, text }]) }
    case 'TEXT':
      return { kind: 'TEXT', isGiven: { kind: 'boolean', value: Boolean(value) } }
    default:
      if (value === null) throw new Unsayable(type)
      return { kind: 'NUMBER', value: numberIn(String(value), unitFactor(unit)) }
  }
}

function listOf(value: Value | null): readonly string[] {
  return Array.isArray(value) ? value : []
}

/** A unit of a feature in base units. */
function unitFactor(unit: string | null): Rational {
  return (unit === null ? null : findMeasure(unit, ''))?.factor ?? { numerator: 1n, denominator: 1n }
}

function numberIn(text: string, factor: Rational): NumberExpression {
  return { kind: 'number', value: multiply(Decimal.of(text).toRational(), factor) }
}

/** `isTried`: asked of the whole only where trying can tell that it is broken */
interface ValueRule extends Pick<Constraint, 'code' | 'message'> {
  readonly rule: BooleanExpression
  readonly isTried: boolean
}

/** That what is chosen is a value that the feature has. */
function valueRules(
  feature: Feature,
  substitute: Substitute | undefined,
  product: ProductModel,
): readonly ValueRule[] {
  const { code, label, options } = feature
  const isThere = (text: string) => options.some(option => option.code === text)
  const noSuch = { code: `VALUE-${code}`, message: ofProduct(product, noSuchOption(label)), isTried: false }
  if (substitute?.kind === 'OPTION') return [{ ...noSuch, rule: isAmong(substitute.cases, isThere) }]
  if (substitute?.kind === 'OPTIONS') {
    const operands = substitute.chosen.map(cases => isAmong(cases, text => text === '' || isThere(text)))
    return [{ ...noSuch, rule: joined('and', operands) }]
  }
  if (substitute?.kind !== 'NUMBER') return []
  return numberRules(feature, substitute.value).map(one => ({
    ...one,
    code: `${one.isTried ? 'STEP' : 'VALUE'}-${code}`,
    message: ofProduct(product, outOfGrid(feature)),
  }))
}

function numberRules(
  { min, max, step, unit }: Feature,
  value: NumberExpression,
): readonly Pick<ValueRule, 'rule' | 'isTried'>[] {
  const factor = unitFactor(unit)
  const [low, high] = [numberIn(min!, factor), numberIn(max!, factor)]
  const by = multiply(Decimal.of(step!).toRational(), factor)
  const fromLow: NumberExpression = { kind: 'arithmetic', operator: '-', left: value, right: low }
  const onStep: NumberExpression = { kind: 'rounding', operator: 'floor', operand: fromLow, step: by }
  return [
    {
      rule: {
        kind: 'and',
        operands: [
          { kind: 'compare', operator: '>=', left: value, right: low },
          { kind: 'compare', operator: '<=', left: value, right: high },
        ],
      },
      isTried: false,
    },
    { rule: { kind: 'compare', operator: '=', left: fromLow, right: onStep }, isTried: true },
  ]
}

/** Named with the product, in every language that either is named in. */
function ofProduct({ name }: Pick<ProductModel, 'name'>, message: LocalText): LocalText {
  const languages = new Set([...Object.keys(name), ...Object.keys(message)])
  return Object.fromEntries(
    [...languages].map(language => [
      language,
      `${inLanguage(name, language)}: ${inLanguage(message, language)}`,
    ]),
  ) as unknown as LocalText
}

function noSuchOption(label: LocalText): LocalText {
  return {
    en: `${inLanguage(label, 'en')} is none of those there are.`,
    nl: `${inLanguage(label, 'nl')} is geen van de mogelijke.`,
  }
}

function outOfGrid({ label, min, max, step, unit }: Feature): LocalText {
  const symbol = unit === null ? '' : ` ${findMeasure(unit, '')?.symbol ?? unit}`
  return {
    en: `${inLanguage(label, 'en')} is ${min} to ${max}${symbol}, in steps of ${step}.`,
    nl: `${inLanguage(label, 'nl')} is ${min} tot ${max}${symbol}, in stappen van ${step}.`,
  }
}
