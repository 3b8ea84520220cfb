import type { AttachedFiles } from './attached-files.ts'
import { checkRows } from './check-rows.ts'
import { Fields, isUsableName, shapeOf } from './fields.ts'
import { type ProblemSink, quoted } from './problems.ts'
import { readColumns } from './read-columns.ts'
import { readCsvRows } from './read-csv.ts'
import type { Located } from './source.ts'
import { type RowSource, TableBuilder } from './table-builder.ts'
import type { Column, DeclaredFeature, Table } from './types.ts'

const TAKES = ['first', 'last', 'one'] as const
const MAXIMUM_ROWS = 5_000

/** What tables are made of beside their own text. */
interface TableReading {
  readonly features: ReadonlyMap<string, DeclaredFeature>
  readonly currency: string
  readonly files: AttachedFiles
  readonly sink: ProblemSink
}

/** Tables: columns with a `match` are looked up by, the others are what comes out. Their rows stand here or in a file. */
export function readTables(fields: Fields, reading: TableReading): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>()
  for (const [code, { keyOffset, value }] of fields.entries('tables', 'the tables')) {
    if (!isUsableName(code)) {
      reading.sink.add(
        keyOffset,
        'BAD_CODE',
        `expected a table name of letters, digits and _, got ${quoted(code)}`,
      )
      continue
    }
    const table = readTable(code, value, reading)
    if (table) tables.set(code, table)
  }
  return tables
}

function readTable(code: string, value: Located, reading: TableReading): Table | null {
  const { sink, currency, features } = reading
  const fields = Fields.of(value, ['columns', 'rows', 'file', 'take'], `table "${code}"`, sink)
  if (!fields) return null
  if (fields.has('file') && fields.has('rows'))
    fields.report(
      fields.value('file')!.offset,
      'UNKNOWN_KEY',
      `expected "rows" or "file" in ${fields.what}, got both`,
    )
  else if (!fields.has('file')) fields.required('rows', ', or a "file" that has them')
  const columns = readColumns(fields, features, currency, sink)
  const take = readTake(fields, columns ?? [])
  if (!columns) return null
  const builder = new TableBuilder(columns, currency)
  const source = fields.has('file')
    ? readCsvRows(fields, columns, builder, reading.files)
    : readInlineRows(fields, columns, builder, sink)
  if (!source) return null
  const table = builder.build(code, take === 'last' ? 'last' : 'first', source.offsets.length)
  if (!builder.isBroken) checkRows(table.rows, source, take === 'one')
  return table
}

/** Without a word of how to take, ranges are meant to lie apart. */
function readTake(fields: Fields, columns: readonly Column[]): (typeof TAKES)[number] {
  const take = fields.word('take', TAKES)
  if (take === 'one' && columns.some(({ match }) => match && match !== 'equals' && match !== 'between'))
    fields.report(
      fields.value('take')!.offset,
      'UNKNOWN_KIND',
      `expected "take: first" or "last" in ${fields.what}: of the cells matched by upTo, below or from many fit`,
    )
  return take ?? (columns.some(({ match }) => match === 'between') ? 'one' : 'first')
}

function readInlineRows(
  fields: Fields,
  columns: readonly Column[],
  builder: TableBuilder,
  sink: ProblemSink,
): RowSource | null {
  const items = fields.items('rows')
  if (items.length > MAXIMUM_ROWS)
    return fields.report(
      fields.offset,
      'TOO_MANY_ROWS',
      `expected at most ${MAXIMUM_ROWS} rows in ${fields.what}, got ${items.length}; a "file" may have more`,
    )
  const offsets: number[] = []
  for (const item of items) {
    if (item.kind !== 'list' || item.items.length !== columns.length) {
      const came = item.kind === 'list' ? `${item.items.length}` : shapeOf(item)
      sink.add(
        item.offset,
        'WRONG_SHAPE',
        `expected ${columns.length} cells in a row of ${fields.what}, got ${came}`,
      )
      continue
    }
    offsets.push(item.offset)
    for (const [place, cell] of item.items.entries()) readInlineCell(cell, place, columns, builder, sink)
  }
  return { sink, offsets }
}

function readInlineCell(
  cell: Located,
  place: number,
  columns: readonly Column[],
  builder: TableBuilder,
  sink: ProblemSink,
): void {
  if (cell.kind === 'text' && cell.text !== '') builder.add(place, cell.text, cell.isQuoted, () => cell, sink)
  else {
    sink.add(
      cell.offset,
      'WRONG_SHAPE',
      `expected a value in column "${columns[place]!.name}", got ${shapeOf(cell)}`,
    )
    builder.addNothing(place)
  }
}
