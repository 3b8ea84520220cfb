import { readMeasure } from './constants.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { Located } from './source.ts'
import type { Column, DeclaredFeature } from './types.ts'

const MATCHES = ['equals', 'upTo', 'below', 'from', 'between'] as const
const TYPES = ['number', 'text', 'option'] as const

/** @returns null when a column has a problem, which is reported */
export function readColumns(
  table: Fields,
  features: ReadonlyMap<string, DeclaredFeature>,
  currency: string,
  sink: ProblemSink,
): readonly Column[] | null {
  table.required('columns')
  const entries = table.entries('columns', `the columns of ${table.what}`)
  const columns = entries.map(([name, entry]) =>
    readColumn(name, entry.value, table.what, features, currency, sink),
  )
  if (columns.includes(null)) return null
  const known = columns.filter(column => column !== null)
  if (table.has('columns') && !known.some(column => column.match))
    return table.report(
      table.offset,
      'MISSING_KEY',
      `${table.what} needs a column with "match" to look up by`,
    )
  return known
}

function readColumn(
  name: string,
  value: Located,
  table: string,
  features: ReadonlyMap<string, DeclaredFeature>,
  currency: string,
  sink: ProblemSink,
): Column | null {
  const what = `column "${name}" of ${table}`
  const fields = Fields.of(value, ['match', 'type', 'unit', 'of'], what, sink)
  if (!fields) return null
  const type = fields.word('type', TYPES) ?? 'number'
  const match = fields.word('match', MATCHES)
  if (match && (type === 'text' || (type === 'option' && match !== 'equals')))
    return fields.report(
      fields.value('match')!.offset,
      'UNKNOWN_KIND',
      `expected ${type === 'text' ? 'no "match"' : '"match: equals"'} for ${what}, which holds ${type}s, got ${quoted(match)}`,
    )
  const unit = fields.text('unit')
  const measure = unit && readMeasure(unit.text, unit.offset, currency, sink)
  const column: Column = { name, type, measure, match, feature: null }
  if (type !== 'option') return column
  const of = fields.text('of')
  const code = of?.text ?? name
  const feature = features.get(code)
  if (feature?.feature.type === 'OPTION') return { ...column, feature }
  return fields.report(
    of?.offset ?? value.offset,
    'UNKNOWN_NAME',
    `expected the feature with options that ${what} is of, got ${quoted(code)}${suggest(code, features.keys())}`,
  )
}
