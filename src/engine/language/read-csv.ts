import type { AttachedFiles } from './attached-files.ts'
import { type CsvFile, MAXIMUM_CSV_BYTES } from './csv-file.ts'
import type { Fields } from './fields.ts'
import { quoted, suggest } from './problems.ts'
import type { LocatedText } from './source.ts'
import type { RowSource, TableBuilder } from './table-builder.ts'
import type { Column } from './types.ts'

const MAXIMUM_ROWS = 200_000

/** The rows of a table from the file it names. The first record names the columns, in any order. */
export function readCsvRows(
  fields: Fields,
  columns: readonly Column[],
  builder: TableBuilder,
  files: AttachedFiles,
): RowSource | null {
  const name = fields.text('file')
  if (!name) return null
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.csv$/.test(name.text))
    return fields.report(
      name.offset,
      'BAD_CODE',
      `expected the name of a .csv file beside the model for ${fields.what}, got ${quoted(name.text)}`,
    )
  const file = files.open(name.text)
  if (!file)
    return fields.report(name.offset, 'UNKNOWN_FILE', `expected a file ${quoted(name.text)} beside the model`)
  if (file.size > MAXIMUM_CSV_BYTES)
    return fields.report(
      name.offset,
      'FILE_TOO_LARGE',
      `expected at most ${MAXIMUM_CSV_BYTES} bytes in ${quoted(name.text)}, got more`,
    )
  return readRecords(file, columns, builder, fields.what)
}

function readRecords(
  file: CsvFile,
  columns: readonly Column[],
  builder: TableBuilder,
  what: string,
): RowSource | null {
  const offsets: number[] = []
  let head: Head | null = null
  let count = 0
  const isRead = file.read(MAXIMUM_ROWS + 2, (record, offset) => {
    if (count++ === 0) head = readHead(file, record, offset, columns, what)
    else if (head && count <= MAXIMUM_ROWS + 1 && addRecord(file, record, offset, head, columns, builder))
      offsets.push(offset)
  })
  if (!isRead) return null
  if (count === 0)
    file.add(0, 'BAD_CSV', `expected a first line that names the columns of ${what}, got nothing`)
  if (count > MAXIMUM_ROWS + 1)
    file.add(0, 'TOO_MANY_ROWS', `expected at most ${MAXIMUM_ROWS} rows for ${what}, got more`)
  return head && count <= MAXIMUM_ROWS + 1 ? { sink: file, offsets } : null
}

/** Where in a record each column of the table stands, and how long a record is. */
interface Head {
  readonly places: readonly number[]
  readonly length: number
}

function readHead(
  file: CsvFile,
  record: readonly string[],
  offset: number,
  columns: readonly Column[],
  what: string,
): Head | null {
  const names = columns.map(column => column.name)
  for (const [place, name] of record.entries()) {
    const at = file.offsetOfField(offset, place)
    if (record.indexOf(name) < place)
      file.add(at, 'DUPLICATE_KEY', `expected each column once, got ${quoted(name)} again`)
    else if (!names.includes(name))
      file.warn(
        at,
        'UNUSED_COLUMN',
        `${what} has no column ${quoted(name)}: it is left out${suggest(name, names)}`,
      )
  }
  const missing = names.filter(name => !record.includes(name))
  if (missing.length === 0) return { places: names.map(name => record.indexOf(name)), length: record.length }
  file.add(
    offset,
    'MISSING_KEY',
    `expected the columns ${names.join(', ')} in the first line, got none named ${missing.join(', ')}`,
  )
  return null
}

function addRecord(
  file: CsvFile,
  record: readonly string[],
  offset: number,
  { places, length }: Head,
  columns: readonly Column[],
  builder: TableBuilder,
): boolean {
  if (record.length !== length) {
    file.add(offset, 'WRONG_SHAPE', `expected ${length} fields, as in the first line, got ${record.length}`)
    return false
  }
  for (const [column, place] of places.entries()) {
    const text = record[place]!
    if (text !== '') builder.add(column, text, false, () => locate(file, offset, place, text), file)
    else {
      const at = file.offsetOfField(offset, place)
      file.add(at, 'WRONG_SHAPE', `expected a value in column "${columns[column]!.name}", got nothing`)
      builder.addNothing(column)
    }
  }
  return true
}

function locate(file: CsvFile, offset: number, place: number, text: string): LocatedText {
  const at = file.offsetOfField(offset, place)
  const offsetOf = (index: number) => at + Buffer.byteLength(text.slice(0, index))
  return { kind: 'text', offset: at, text, isQuoted: false, offsetOf }
}
