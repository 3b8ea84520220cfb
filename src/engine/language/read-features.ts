import { Decimal } from '../../domain/decimal.ts'
import { compare, divide, isInteger, type Rational, rational, subtract } from '../../lib/rational.ts'
import { checkValue, readWritten } from '../evaluate/check-value.ts'
import type { Feature, FeatureGroup, FeatureType, Value } from '../model.ts'
import { readMeasure } from './constants.ts'
import { Fields, isUsableName } from './fields.ts'
import { type ProblemSink, quoted } from './problems.ts'
import { readGroup } from './read-groups.ts'
import { readOptions } from './read-options.ts'
import { readPattern } from './read-pattern.ts'
import type { Located } from './source.ts'
import type { DeclaredFeature } from './types.ts'

const TYPES: Readonly<Record<string, FeatureType>> = {
  boolean: 'BOOLEAN',
  option: 'OPTION',
  'multi-option': 'MULTI_OPTION',
  integer: 'INTEGER',
  decimal: 'DECIMAL',
  text: 'TEXT',
}
const KEYS = [
  ...['label', 'type', 'unit', 'min', 'max', 'step', 'options', 'default', 'pattern', 'maxLength'],
  ...['group', 'visible'],
]
const MAXIMUM_TEXT_LENGTH = 200
const MAXIMUM_FEATURES = 20_000

export function readFeatures(
  fields: Fields,
  groups: readonly FeatureGroup[],
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, DeclaredFeature> {
  const features = new Map<string, DeclaredFeature>()
  fields.atMost('features', MAXIMUM_FEATURES)
  for (const [code, { keyOffset, value }] of fields.entries('features', 'the features')) {
    if (!isUsableName(code)) {
      sink.add(
        keyOffset,
        'BAD_CODE',
        `expected a feature code of letters, digits and _ that starts with a letter, got ${quoted(code)}`,
      )
      continue
    }
    const declared = readFeature(code, value, groups, currency, sink)
    if (declared) features.set(code, declared)
  }
  return features
}

function readFeature(
  code: string,
  value: Located,
  groups: readonly FeatureGroup[],
  currency: string,
  sink: ProblemSink,
): DeclaredFeature | null {
  const fields = Fields.of(value, KEYS, `feature "${code}"`, sink)
  if (!fields) return null
  const label = fields.localText('label', ', what a customer reads') ?? { en: code }
  const word = fields.requiredText('type') && fields.word('type', Object.keys(TYPES))
  if (!word) return null
  const type = TYPES[word]!
  reportMisplaced(fields, type)
  const unitText = fields.text('unit')
  const measure = unitText && readMeasure(unitText.text, unitText.offset, currency, sink)
  const { options, attributes, optionNumbers } = readOptions(fields, type, measure, currency, sink)
  const grid = type === 'INTEGER' || type === 'DECIMAL' ? readGrid(fields, type) : NO_GRID
  const isText = type === 'TEXT'
  const maxLength = isText ? (fields.count('maxLength', 1, 1000) ?? MAXIMUM_TEXT_LENGTH) : null
  const feature: Feature = {
    code,
    label,
    type,
    unit: measure?.code ?? null,
    ...grid,
    options,
    pattern: maxLength === null ? null : readPattern(fields, maxLength),
    maxLength,
    default: null,
    group: readGroup(fields, groups),
  }
  return withDefault({ feature, measure, optionNumbers, attributes }, fields)
}

const ALLOWED: Readonly<Record<FeatureType, readonly string[]>> = {
  BOOLEAN: [],
  OPTION: ['unit', 'options'],
  MULTI_OPTION: ['options'],
  INTEGER: ['unit', 'min', 'max', 'step'],
  DECIMAL: ['unit', 'min', 'max', 'step'],
  TEXT: ['pattern', 'maxLength'],
}

function reportMisplaced(fields: Fields, type: FeatureType): void {
  for (const key of ['unit', 'min', 'max', 'step', 'options', 'pattern', 'maxLength']) {
    const value = fields.value(key)
    if (value && !ALLOWED[type].includes(key))
      fields.report(value.offset, 'UNKNOWN_KEY', `${fields.what} is ${type} and has no "${key}"`)
  }
}

type Grid = Pick<Feature, 'min' | 'max' | 'step'>
const NO_GRID: Grid = { min: null, max: null, step: null }

function readGrid(fields: Fields, type: 'INTEGER' | 'DECIMAL'): Grid {
  fields.required('min')
  fields.required('max')
  if (type === 'DECIMAL') fields.required('step', ', the distance between two values')
  const min = fields.decimal('min')
  const max = fields.decimal('max')
  const step = fields.decimal('step') ?? (fields.has('step') || type === 'DECIMAL' ? null : Decimal.of(1))
  if (!min || !max || !step) return { min: '0', max: '0', step: '1' }
  checkGrid(fields, type, min, max, step)
  return { min: min.toString(), max: max.toString(), step: step.toString() }
}

function checkGrid(
  fields: Fields,
  type: 'INTEGER' | 'DECIMAL',
  min: Decimal,
  max: Decimal,
  step: Decimal,
): void {
  const at = (key: string) => fields.value(key)?.offset ?? fields.offset
  for (const [key, value] of [
    ['min', min],
    ['max', max],
    ['step', step],
  ] as const) {
    if (type === 'INTEGER' && !(value.isInteger && Number.isSafeInteger(Number(value.toString()))))
      fields.report(
        at(key),
        'BAD_NUMBER',
        `expected a whole number for "${key}" of ${fields.what}, got ${value}`,
      )
  }
  if (min.compare(max) > 0) {
    fields.report(at('min'), 'BAD_RANGE', `expected min of ${fields.what} at or below max ${max}, got ${min}`)
    return
  }
  if (step.isZero || step.isNegative) {
    fields.report(at('step'), 'BAD_STEP', `expected a step above zero for ${fields.what}, got ${step}`)
    return
  }
  const steps: Rational = divide(subtract(max.toRational(), min.toRational()), step.toRational())
  if (!isInteger(steps))
    fields.report(
      at('step'),
      'BAD_STEP',
      `expected steps of ${step} to lead from ${min} to ${max} in ${fields.what}; they miss ${max}`,
    )
  if (compare(steps, rational(1_000_000_000n)) > 0)
    fields.report(at('step'), 'BAD_STEP', `expected at most 1,000,000,000 values for ${fields.what}`)
}

function withDefault(declared: DeclaredFeature, fields: Fields): DeclaredFeature {
  const located = fields.value('default')
  if (!located) return declared
  const raw =
    located.kind === 'list'
      ? located.items.map(item => (item.kind === 'text' ? item.text : ''))
      : located.kind === 'text'
        ? located.text
        : {}
  const checked = checkValue(declared.feature, readWritten(declared.feature, raw))
  if (!('refusal' in checked))
    return { ...declared, feature: { ...declared.feature, default: checked.value as Value | null } }
  fields.report(
    located.offset,
    'BAD_DEFAULT',
    `the default of ${fields.what} is not one of its values: ${checked.refusal.message}`,
  )
  return declared
}
