import { Decimal } from '../../domain/decimal.ts'
import type { LocalText } from '../../domain/price.ts'
import { multiply, ONE, type Rational } from '../../lib/rational.ts'
import type { FeatureType, Option } from '../model.ts'
import { type Constant, readConstant } from './constants.ts'
import { Fields, isUsableName } from './fields.ts'
import { type ProblemSink, quoted } from './problems.ts'
import type { Located, LocatedText } from './source.ts'
import type { Attribute } from './types.ts'
import { describeDimensions, type Measure, PLAIN, sameDimensions } from './units.ts'

export interface ReadOptions {
  readonly options: readonly Option[]
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly optionNumbers: ReadonlyMap<string, Rational> | null
}

const YES_NO: readonly Option[] = [
  { code: 'true', label: { en: 'Yes', nl: 'Ja' } },
  { code: 'false', label: { en: 'No', nl: 'Nee' } },
]
const MAXIMUM_OPTIONS = 10_000
const CODE = /^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$/

/** The options of a feature with their attributes: every key beside `label` is one, and every option must have it. */
export function readOptions(
  fields: Fields,
  type: FeatureType,
  measure: Measure | null,
  currency: string,
  sink: ProblemSink,
): ReadOptions {
  if (type === 'BOOLEAN') return { options: YES_NO, attributes: new Map(), optionNumbers: null }
  if (type !== 'OPTION' && type !== 'MULTI_OPTION')
    return { options: [], attributes: new Map(), optionNumbers: null }
  fields.atMost('options', MAXIMUM_OPTIONS)
  const read = fields.required('options', ', the answers to choose from')
  const listed = read ? listOptions(read, fields, measure, sink) : []
  if (read && listed.length === 0)
    fields.report(read.offset, 'WRONG_SHAPE', `expected at least one option for ${fields.what}`)
  return {
    options: listed.map(({ code, label }) => ({ code, label })),
    attributes: readAttributes(listed, fields, currency, sink),
    optionNumbers:
      type === 'OPTION'
        ? optionNumbersOf(
            listed.map(({ code }) => code),
            measure,
          )
        : null,
  }
}

interface ListedOption extends Option {
  readonly offset: number
  readonly attributes: ReadonlyMap<string, Located>
}

function listOptions(
  value: Located,
  fields: Fields,
  measure: Measure | null,
  sink: ProblemSink,
): readonly ListedOption[] {
  if (value.kind === 'list') return listNumbers(value.items, fields, measure, sink)
  const listed: ListedOption[] = []
  for (const [code, { keyOffset, value: option }] of fields.entries(
    'options',
    `the options of ${fields.what}`,
  )) {
    const what = `option "${code}" of ${fields.what}`
    if (!CODE.test(code)) {
      sink.add(
        keyOffset,
        'BAD_CODE',
        `expected an option code of letters, digits and _ . + -, got ${quoted(code)}`,
      )
      continue
    }
    const map = option.kind === 'map' ? option : null
    const known = map ? [...map.entries.keys()] : []
    const label: LocalText | null = map
      ? new Fields(map, known, what, sink).localText('label', ', what a customer reads')
      : textLabel(option, what, sink)
    const attributes = new Map(
      [...(map?.entries ?? [])].filter(([key]) => key !== 'label').map(([key, entry]) => [key, entry.value]),
    )
    listed.push({ code, label: label ?? { en: code }, offset: keyOffset, attributes })
  }
  return listed
}

/** `[200, 250, 300]`: the number with its unit is label enough; words are not. */
function listNumbers(
  items: readonly Located[],
  fields: Fields,
  measure: Measure | null,
  sink: ProblemSink,
): readonly ListedOption[] {
  const listed: ListedOption[] = []
  const codes = new Set<string>()
  for (const item of items) {
    if (item.kind !== 'text' || !/^\d+(?:\.\d+)?$/.test(item.text))
      sink.add(
        item.offset,
        'MISSING_KEY',
        `an option of ${fields.what} needs a label: expected numbers in this list, or named options with labels`,
      )
    else if (codes.has(item.text))
      sink.add(
        item.offset,
        'DUPLICATE_KEY',
        `expected each option of ${fields.what} once, got ${item.text} again`,
      )
    else {
      codes.add(item.text)
      listed.push({
        code: item.text,
        label: { en: measure ? `${item.text} ${measure.symbol}` : item.text },
        offset: item.offset,
        attributes: new Map(),
      })
    }
  }
  return listed
}

function textLabel(option: Located, what: string, sink: ProblemSink): LocalText | null {
  if (option.kind === 'text' && option.text) return { en: option.text }
  sink.add(option.offset, 'MISSING_KEY', `${what} needs a label, what a customer reads`)
  return null
}

function readAttributes(
  options: readonly ListedOption[],
  fields: Fields,
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, Attribute> {
  const attributes = new Map<string, Attribute>()
  const names = new Set(options.flatMap(option => [...option.attributes.keys()]))
  for (const name of names) {
    const attribute = readAttribute(name, options, fields, currency, sink)
    if (attribute) attributes.set(name, attribute)
  }
  return attributes
}

type Kind = Attribute['type']

function readAttribute(
  name: string,
  options: readonly ListedOption[],
  fields: Fields,
  currency: string,
  sink: ProblemSink,
): Attribute | null {
  const numbers = new Map<string, Constant>()
  const booleans = new Map<string, boolean>()
  const texts = new Map<string, string>()
  let kind: Kind | null = null
  let measure: Measure | null = null
  for (const { code, attributes, offset } of options) {
    const what = `attribute "${name}" of option "${code}"`
    const value = attributes.get(name)
    if (!isUsableName(name)) {
      sink.add(
        value?.offset ?? offset,
        'BAD_CODE',
        `expected an attribute name of letters and digits, got ${quoted(name)}`,
      )
      return null
    }
    if (value?.kind !== 'text' || (value.text === '' && !value.isQuoted)) {
      const why = value ? 'needs a number, true, false or a text' : 'is missing, though other options have it'
      sink.add(value?.offset ?? offset, 'MISSING_KEY', `${what} of ${fields.what} ${why}`)
      continue
    }
    const found = classify(value, currency, sink)
    if (!found) continue
    const [foundKind, constant] = found
    kind ??= foundKind
    if (foundKind !== kind) {
      sink.add(
        value.offset,
        'TYPE_MISMATCH',
        `expected a ${kind} for ${what}, like the option before, got ${quoted(value.text)}`,
      )
      continue
    }
    if (constant) {
      measure ??= constant.measure
      const first = numbers.values().next().value
      if (first && !fitsMeasure(first, constant))
        sink.add(
          value.offset,
          'UNIT_MISMATCH',
          `expected ${describeDimensions(first.measure?.dimensions ?? PLAIN)} for ${what}, like the option before, got ${quoted(value.text)}`,
        )
      numbers.set(code, constant)
    } else if (kind === 'boolean') booleans.set(code, value.text === 'true')
    else texts.set(code, value.text)
  }
  if (kind === 'boolean') return { type: 'boolean', byOption: booleans }
  if (kind === 'text') return { type: 'text', byOption: texts }
  if (kind === null) return null
  const byOption = new Map([...numbers].map(([code, constant]) => [code, constant.value]))
  return { type: 'number', measure, dimensions: measure?.dimensions ?? PLAIN, byOption }
}

function fitsMeasure(first: Constant, other: Constant): boolean {
  return sameDimensions(first.measure?.dimensions ?? PLAIN, other.measure?.dimensions ?? PLAIN)
}

function classify(
  value: LocatedText,
  currency: string,
  sink: ProblemSink,
): readonly [Kind, Constant | null] | null {
  if (value.isQuoted) return ['text', null]
  if (value.text === 'true' || value.text === 'false') return ['boolean', null]
  const constant = readConstant(value, currency, sink)
  if (constant === null) return null
  return constant === undefined ? ['text', null] : ['number', constant]
}

/** Numbers of options in base units. */
function optionNumbersOf(
  codes: readonly string[],
  measure: Measure | null,
): ReadonlyMap<string, Rational> | null {
  const numbers = new Map<string, Rational>()
  for (const code of codes) {
    const number = Decimal.tryParse(code)
    if (!number) return null
    numbers.set(code, multiply(number.toRational(), measure?.factor ?? ONE))
  }
  return numbers.size > 0 ? numbers : null
}
