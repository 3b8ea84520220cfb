import { closest } from 'fastest-levenshtein'
import { Decimal } from '../../domain/decimal.ts'
import { divide, isInteger, subtract } from '../../lib/rational.ts'
import type { Refusal } from '../configuration.ts'
import type { Feature, Value } from '../model.ts'

/** A value as it is stored; null for a text that is not given. */
export type CheckedValue = { readonly value: Value | null } | { readonly refusal: Refusal }

export type RefusalCode =
  | 'UNKNOWN_FEATURE'
  | 'UNKNOWN_OPTION'
  | 'VALUE_TYPE'
  | 'OUT_OF_RANGE'
  | 'OFF_STEP'
  | 'TEXT_TOO_LONG'
  | 'TEXT_PATTERN'

/**
 * Takes one value from outside for what it is meant to be (`250` and `"250"` are the same option), or says why not.
 *
 * @pre `raw` is not null: that takes a choice back
 */
export function checkValue(feature: Feature, raw: unknown): CheckedValue {
  switch (feature.type) {
    case 'BOOLEAN':
      return checkBoolean(feature, raw)
    case 'OPTION':
      return checkOption(feature, raw)
    case 'MULTI_OPTION':
      return checkOptions(feature, raw)
    case 'INTEGER':
      return checkInteger(feature, raw)
    case 'DECIMAL':
      return checkDecimal(feature, raw)
    case 'TEXT':
      return checkText(feature, raw)
  }
}

/**
 * What a feature's value is where it is only written, as in a model file or an item number: `1200` and `true` there are
 * texts. What is no such value stays a text, for `checkValue` to refuse.
 */
export function readWritten(feature: Feature, raw: unknown): unknown {
  if (feature.type === 'BOOLEAN' && (raw === 'true' || raw === 'false')) return raw === 'true'
  const isWhole = typeof raw === 'string' && /^-?\d{1,15}$/.test(raw)
  return feature.type === 'INTEGER' && isWhole ? Number(raw) : raw
}

export function refuse(code: RefusalCode, feature: string, message: string): { readonly refusal: Refusal } {
  return { refusal: { code, feature, message } }
}

function refuseType(feature: Feature, expected: string, raw: unknown): CheckedValue {
  return refuse(
    'VALUE_TYPE',
    feature.code,
    `"${feature.code}": expected ${expected}, got ${describeRaw(raw)}`,
  )
}

function checkBoolean(feature: Feature, raw: unknown): CheckedValue {
  if (typeof raw === 'boolean') return { value: raw }
  return refuseType(feature, 'true or false', raw)
}

function checkOption(feature: Feature, raw: unknown): CheckedValue {
  if (typeof raw !== 'string' && !(typeof raw === 'number' && Number.isFinite(raw)))
    return refuseType(feature, 'the code of an option', raw)
  const code = String(raw)
  if (feature.options.some(option => option.code === code)) return { value: code }
  return refuse(
    'UNKNOWN_OPTION',
    feature.code,
    `"${feature.code}": expected one of ${listOf(feature)}, got ${describeRaw(raw)}${nearestOf(code, feature)}`,
  )
}

function checkOptions(feature: Feature, raw: unknown): CheckedValue {
  if (!Array.isArray(raw) || raw.length > 1000) return refuseType(feature, 'a list of codes of options', raw)
  const chosen = new Set<string>()
  for (const one of raw) {
    const checked = checkOption(feature, one)
    if ('refusal' in checked) return checked
    chosen.add(String(checked.value))
  }
  return { value: feature.options.map(option => option.code).filter(code => chosen.has(code)) }
}

function checkInteger(feature: Feature, raw: unknown): CheckedValue {
  if (typeof raw !== 'number' || !Number.isInteger(raw)) return refuseType(feature, 'a whole number', raw)
  return refuseOffGrid(feature, new Decimal(BigInt(raw), 0), raw) ?? { value: raw }
}

function checkDecimal(feature: Feature, raw: unknown): CheckedValue {
  const value =
    typeof raw === 'string' && raw.length <= 100
      ? Decimal.tryParse(raw)
      : Number.isSafeInteger(raw)
        ? Decimal.of(raw as number)
        : null
  if (!value) return refuseType(feature, 'a number as text, like "2.5", or a whole number', raw)
  return refuseOffGrid(feature, value, raw) ?? { value: plainest(value) }
}

/** One notation per number, so that equal configurations hash alike: no trailing zeros. */
function plainest(value: Decimal): string {
  const text = value.isZero ? '0' : value.toString()
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function refuseOffGrid(feature: Feature, value: Decimal, raw: unknown): CheckedValue | null {
  const min = Decimal.of(feature.min ?? '0')
  const max = Decimal.of(feature.max ?? '0')
  const step = Decimal.of(feature.step ?? '1')
  const range = `"${feature.code}": expected ${min} to ${max} in steps of ${step}`
  if (value.compare(min) < 0 || value.compare(max) > 0)
    return refuse('OUT_OF_RANGE', feature.code, `${range}, got ${describeRaw(raw)}`)
  if (isInteger(divide(subtract(value.toRational(), min.toRational()), step.toRational()))) return null
  return refuse('OFF_STEP', feature.code, `${range}, got ${describeRaw(raw)}`)
}

function checkText(feature: Feature, raw: unknown): CheckedValue {
  if (typeof raw !== 'string' || !raw.isWellFormed()) return refuseType(feature, 'a text', raw)
  if (raw === '') return { value: null }
  const { maxLength, pattern } = feature
  // The length in UTF-16 bounds the length in letters, and the work of the pattern.
  if (maxLength !== null && (raw.length > 2 * maxLength || [...raw].length > maxLength))
    return refuse(
      'TEXT_TOO_LONG',
      feature.code,
      `"${feature.code}": expected at most ${maxLength} letters, got ${raw.length > 2 * maxLength ? 'far more' : [...raw].length}`,
    )
  if (pattern && !pattern.test(raw))
    return refuse(
      'TEXT_PATTERN',
      feature.code,
      `"${feature.code}": expected a text that matches ${pattern.source}, got ${describeRaw(raw)}`,
    )
  return { value: raw }
}

function listOf(feature: Feature): string {
  const codes = feature.options.map(option => option.code)
  return codes.length <= 12 ? codes.join(', ') : `${codes.length} options`
}

function nearestOf(code: string, feature: Feature): string {
  return nearestName(
    code,
    feature.options.map(option => option.code),
  )
}

export function nearestName(unknown: string, known: readonly string[]): string {
  return known.length === 0 || unknown.length > 100 ? '' : `; the nearest is "${closest(unknown, known)}"`
}

/** What came, short enough for a message. */
export function describeRaw(raw: unknown): string {
  if (typeof raw === 'string') {
    const text = raw.toWellFormed()
    return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text)
  }
  if (Array.isArray(raw)) return 'a list'
  if (typeof raw === 'object' && raw !== null) return 'an object'
  return String(raw)
}
