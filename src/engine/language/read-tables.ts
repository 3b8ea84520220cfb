import { multiply, type Rational } from '../../lib/rational.ts'
import { readConstant, readMeasure } from './constants.ts'
import { Fields, isUsableName, shapeOf } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { Located } from './source.ts'
import type { Cell, Column, DeclaredFeature, Table } from './types.ts'
import { describeDimensions, PLAIN, sameDimensions } from './units.ts'

const MATCHES = ['equals', 'upTo', 'below', 'from'] as const
const TYPES = ['number', 'text', 'option'] as const
const MAXIMUM_ROWS = 5_000

/** Tables: columns with a `match` are looked up by, the others are what comes out. */
export function readTables(
  fields: Fields,
  features: ReadonlyMap<string, DeclaredFeature>,
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>()
  for (const [code, { keyOffset, value }] of fields.entries('tables', 'the tables')) {
    if (!isUsableName(code)) {
      sink.add(keyOffset, 'BAD_CODE', `expected a table name of letters, digits and _, got ${quoted(code)}`)
      continue
    }
    const table = readTable(code, value, features, currency, sink)
    if (table) tables.set(code, table)
  }
  return tables
}

function readTable(
  code: string,
  value: Located,
  features: ReadonlyMap<string, DeclaredFeature>,
  currency: string,
  sink: ProblemSink,
): Table | null {
  const fields = Fields.of(value, ['columns', 'rows', 'take'], `table "${code}"`, sink)
  if (!fields) return null
  fields.required('columns')
  fields.required('rows')
  const columns = fields
    .entries('columns', `the columns of table "${code}"`)
    .map(([name, entry]) => readColumn(name, entry.value, code, features, currency, sink))
  if (columns.includes(null)) return null
  const known = columns.filter(column => column !== null)
  if (!known.some(column => column.match))
    fields.report(fields.offset, 'MISSING_KEY', `table "${code}" needs a column with "match" to look up by`)
  const items = fields.items('rows')
  if (items.length > MAXIMUM_ROWS)
    fields.report(
      fields.offset,
      'TOO_DEEP',
      `expected at most ${MAXIMUM_ROWS} rows in table "${code}", got ${items.length}`,
    )
  const rows = items
    .slice(0, MAXIMUM_ROWS)
    .map(item => readRow(item, known, code, currency, sink))
    .filter(row => row !== null)
  return { code, columns: known, take: fields.word('take', ['first', 'last']) ?? 'first', rows }
}

function readColumn(
  name: string,
  value: Located,
  table: string,
  features: ReadonlyMap<string, DeclaredFeature>,
  currency: string,
  sink: ProblemSink,
): Column | null {
  const what = `column "${name}" of table "${table}"`
  const fields = Fields.of(value, ['match', 'type', 'unit', 'of'], what, sink)
  if (!fields) return null
  const type = fields.word('type', TYPES) ?? 'number'
  const match = fields.word('match', MATCHES)
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

function readRow(
  item: Located,
  columns: readonly Column[],
  table: string,
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, Cell> | null {
  if (item.kind !== 'list' || item.items.length !== columns.length) {
    const came = item.kind === 'list' ? `${item.items.length}` : shapeOf(item)
    sink.add(
      item.offset,
      'WRONG_SHAPE',
      `expected ${columns.length} cells in a row of table "${table}", got ${came}`,
    )
    return null
  }
  return new Map(
    columns.map((column, index) => [column.name, readCell(item.items[index]!, column, currency, sink)]),
  )
}

function readCell(item: Located, column: Column, currency: string, sink: ProblemSink): Cell {
  if (item.kind !== 'text' || item.text === '') {
    sink.add(item.offset, 'WRONG_SHAPE', `expected a value in column "${column.name}", got ${shapeOf(item)}`)
    return null
  }
  if (column.match && item.text === 'any' && !item.isQuoted) return null
  if (column.type === 'number') return numberCell(item, column, currency, sink)
  if (column.type === 'option' && !column.feature?.feature.options.some(option => option.code === item.text))
    sink.add(
      item.offset,
      'UNKNOWN_OPTION',
      `expected an option of "${column.feature?.feature.code}" in column "${column.name}", got ${quoted(item.text)}${suggest(
        item.text,
        column.feature?.feature.options.map(option => option.code) ?? [],
      )}`,
    )
  return item.text
}

function numberCell(
  item: Located & { kind: 'text' },
  column: Column,
  currency: string,
  sink: ProblemSink,
): Rational | null {
  const constant = readConstant(item, currency, sink)
  if (constant === null) return null
  if (constant === undefined) {
    sink.add(
      item.offset,
      'BAD_NUMBER',
      `expected a number in column "${column.name}", got ${quoted(item.text)}`,
    )
    return null
  }
  const expected = column.measure?.dimensions ?? PLAIN
  if (!constant.measure)
    return column.measure ? multiply(constant.value, column.measure.factor) : constant.value
  if (sameDimensions(constant.measure.dimensions, expected)) return constant.value
  sink.add(
    item.offset,
    'UNIT_MISMATCH',
    `expected ${describeDimensions(expected)} in column "${column.name}", got ${quoted(item.text)}`,
  )
  return null
}
