import { Decimal } from '../../domain/decimal.ts'
import { inLanguage } from '../../domain/price.ts'
import { ONE } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import type { BooleanExpression, Expression } from '../expression.ts'
import { joined } from '../joined.ts'
import type { Constraint, Feature } from '../model.ts'
import { Fields } from './fields.ts'
import { type Reading, readCondition } from './read-expression.ts'
import type { DeclaredFeature } from './types.ts'

/** Codes of the constraints made here begin with it. */
export const VISIBLE_PREFIX = 'VISIBLE-'

/** The features with the conditions under which they are asked. */
export function readVisibility(
  model: Fields,
  declared: ReadonlyMap<string, DeclaredFeature>,
  reading: Reading,
): readonly Feature[] {
  const conditions = new Map<string, BooleanExpression>()
  for (const [code, { value }] of model.entries('features', 'the features')) {
    const feature = declared.get(code)?.feature
    if (!feature || value.kind !== 'map' || !value.entries.has('visible')) continue
    const fields = new Fields(value, [...value.entries.keys()], `feature "${code}"`, reading.sink)
    const condition = readVisible(fields, feature, reading)
    if (condition) conditions.set(code, condition)
  }
  return [...declared.values()].map(({ feature }) => ({
    ...feature,
    visible: conditions.get(feature.code) ?? null,
  }))
}

function readVisible(fields: Fields, feature: Feature, reading: Reading): BooleanExpression | null {
  const source = fields.text('visible')
  if (!source) return null
  if (feature.type === 'TEXT' && feature.default !== null)
    fields.report(
      fields.value('default')!.offset,
      'BAD_DEFAULT',
      `expected no default for ${fields.what}: where it is not visible the text is not given`,
    )
  if (feature.default === null && NEEDS_DEFAULT.has(feature.type) && !fields.has('default'))
    fields.report(
      source.offset,
      'MISSING_KEY',
      `${fields.what} needs "default", the value it has where it is not visible`,
    )
  const condition = readCondition(reading, source)
  if (!condition || !reads(condition, feature.code)) return condition
  return fields.report(
    source.offset,
    'CYCLE',
    `expected a condition on other features for "visible" of ${fields.what}, got one on itself`,
  )
}

const NEEDS_DEFAULT: ReadonlySet<Feature['type']> = new Set(['OPTION', 'INTEGER', 'DECIMAL'])

function reads(expression: Expression, feature: string): boolean {
  const seen = new Set<Expression>()
  const visit = (node: Expression): boolean => {
    if (seen.has(node)) return false
    seen.add(node)
    return ('feature' in node && node.feature === feature) || childrenOf(node).some(visit)
  }
  return visit(expression)
}

/** What makes a question that is not asked have one answer: it is visible, or it has the value it has when hidden. */
export function visibilityConstraints(features: readonly Feature[]): readonly Constraint[] {
  return features.flatMap(feature => {
    if (!feature.visible) return []
    const rule: BooleanExpression = { kind: 'or', operands: [feature.visible, isHiddenValue(feature)] }
    return [
      {
        code: `${VISIBLE_PREFIX}${feature.code}`,
        message: {
          en: `${inLanguage(feature.label, 'en')} is not asked with these choices.`,
          nl: `${inLanguage(feature.label, 'nl')} wordt bij deze keuzes niet gevraagd.`,
        },
        severity: 'error',
        rule,
      },
    ]
  })
}

/** The feature has its default; without one it is false, no option or no text. */
function isHiddenValue({ code, type, options, default: standard }: Feature): BooleanExpression {
  switch (type) {
    case 'BOOLEAN':
      return standard === true
        ? { kind: 'booleanFeature', feature: code }
        : isNot({ kind: 'booleanFeature', feature: code })
    case 'OPTION':
      return { kind: 'optionIn', feature: code, options: new Set([String(standard)]) }
    case 'MULTI_OPTION': {
      const chosen = Array.isArray(standard) ? standard : []
      const operands = options.map((option): BooleanExpression => {
        const includes = { kind: 'includes', feature: code, option: option.code } as const
        return chosen.includes(option.code) ? includes : isNot(includes)
      })
      return joined('and', operands)
    }
    case 'TEXT':
      return isNot({ kind: 'given', feature: code })
    default: {
      const value = Decimal.of(String(standard ?? 0)).toRational()
      return {
        kind: 'compare',
        operator: '=',
        left: { kind: 'numberFeature', feature: code, factor: ONE },
        right: { kind: 'number', value },
      }
    }
  }
}

function isNot(operand: BooleanExpression): BooleanExpression {
  return { kind: 'not', operand }
}
