import { checkValue, readWritten } from '../evaluate/check-value.ts'
import type { Feature, MigrationRule, Value } from '../model.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { Entry, Located } from './source.ts'

/**
 * How choices made in earlier versions become choices of this one. By the feature as it was then: `to` what it is called
 * now, `values` what its values became, or `drop` why it is asked no more. By a feature of now: `set`, what it is where
 * nothing was chosen.
 */
export function readMigrate(
  entries: readonly (readonly [string, Entry])[],
  features: readonly Feature[],
  sink: ProblemSink,
): readonly MigrationRule[] {
  const byCode = new Map(features.map(feature => [feature.code, feature]))
  const targets = new Set<string>()
  return entries.flatMap(([code, { keyOffset, value }]) => {
    const fields = Fields.of(value, ['to', 'values', 'drop', 'set'], `migration of "${code}"`, sink)
    const rule = fields && readRule(code, keyOffset, fields, byCode, sink)
    if (!rule) return []
    if (rule.kind !== 'DROP' && targets.has(rule.to))
      sink.add(keyOffset, 'DUPLICATE_NAME', `expected one migration to "${rule.to}", got another`)
    if (rule.kind !== 'DROP') targets.add(rule.to)
    return [rule]
  })
}

function readRule(
  code: string,
  offset: number,
  fields: Fields,
  features: ReadonlyMap<string, Feature>,
  sink: ProblemSink,
): MigrationRule | null {
  const kinds = [fields.has('drop'), fields.has('set'), fields.has('to') || fields.has('values')]
  if (kinds.filter(Boolean).length !== 1)
    return fields.report(
      offset,
      'WRONG_SHAPE',
      `expected one of "drop", "set", or "to" and "values", for ${fields.what}`,
    )
  if (fields.has('drop')) {
    const why = fields.localText('drop')
    return why && { kind: 'DROP', from: code, why }
  }
  const target = fields.text('to')
  const to = target?.text ?? code
  const feature = features.get(to)
  if (!feature) {
    const message = `expected a feature of this model, got ${quoted(to)}${suggest(to, features.keys())}`
    return fields.report(target?.offset ?? offset, 'UNKNOWN_NAME', message)
  }
  if (!fields.has('set')) return { kind: 'MOVE', from: code, to, values: readValues(fields, feature, sink) }
  const value = readValue(fields.value('set')!, feature, sink)
  return value === null ? null : { kind: 'SET', to, value }
}

/** What a value became; `none` says that it is gone. Of a feature with several options each option by itself. */
function readValues(fields: Fields, feature: Feature, sink: ProblemSink): ReadonlyMap<string, Value | null> {
  const one: Feature = feature.type === 'MULTI_OPTION' ? { ...feature, type: 'OPTION' } : feature
  const values = new Map<string, Value | null>()
  for (const [old, { value }] of fields.entries('values', `the values of ${fields.what}`)) {
    const isNone = value.kind === 'text' && value.text === 'none' && !value.isQuoted
    const became = isNone ? null : readValue(value, one, sink)
    if (isNone || became !== null) values.set(old, became)
  }
  return values
}

function readValue(value: Located, feature: Feature, sink: ProblemSink): Value | null {
  const raw =
    value.kind === 'text'
      ? value.text
      : value.kind === 'list'
        ? value.items.map(item => (item.kind === 'text' ? item.text : ''))
        : {}
  const checked = checkValue(feature, readWritten(feature, raw))
  if (!('refusal' in checked) && checked.value !== null) return checked.value
  const why =
    'refusal' in checked ? checked.refusal.message : `expected a value for "${feature.code}", got nothing`
  sink.add(value.offset, 'BAD_MIGRATION', why)
  return null
}
