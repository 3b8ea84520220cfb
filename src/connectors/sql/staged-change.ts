import { sql } from 'kysely'
import type { Run } from './client.ts'
import type { Dialect, Expression } from './dialect.ts'
import { tableOf } from './relation.ts'
import type { Schema } from './schema.ts'
import type { Staging, Untaken } from './sink-options.ts'
import type { Cell } from './staging.ts'

export interface StagedRows {
  readonly dialect: Dialect
  readonly schema: Schema
  /** What the rows of the document are found by */
  readonly reference: string
}

/**
 * Locks the document's header, so that nobody takes it while it is changed.
 *
 * @returns why it may not be changed; null when it may
 */
export async function whyNotChanged(
  run: Run,
  rows: StagedRows,
  header: Staging<object>,
  untaken: Untaken,
): Promise<string | null> {
  const { dialect, reference } = rows
  const lock = dialect.locksRows ? sql` for update` : sql``
  const status = dialect.text(sql.id(untaken.column))
  const where = ofDocument(rows, header)
  const found = await run(sql`select ${status} as status from ${tableOf(header.into)} where ${where}${lock}`)
  const [row, ...others] = found
  if (!row) return `${header.into} has no row for "${reference}" any more`
  if (others.length > 0) return `${header.into} has ${found.length} rows for "${reference}"`
  if (row.status === untaken.value) return null
  const came = row.status === null ? 'nothing' : `"${row.status}"`
  return `the row of "${reference}" in ${header.into} is taken: expected ${untaken.column} "${untaken.value}", got ${came}`
}

export function updateStatement(
  rows: StagedRows,
  header: Staging<object>,
  cells: ReadonlyMap<string, Cell>,
): Expression {
  const changes = [...cells].map(([column, value]) => sql`${sql.id(column)} = ${value}`)
  return sql`update ${tableOf(header.into)} set ${sql.join(changes)} where ${ofDocument(rows, header)}`
}

/** All that a table has of the document. */
export function deleteStatement(rows: StagedRows, staging: Staging<object>): Expression {
  return sql`delete from ${tableOf(staging.into)} where ${ofDocument(rows, staging)}`
}

/** By an index where there is one, and then by every character. */
function ofDocument({ dialect, schema, reference }: StagedRows, { into, reference: name }: Staging<object>) {
  const column = sql.id(name)
  const isAmong = dialect.isAmong(column, schema.typeOf(into, name), [reference]) ?? sql`1 = 0`
  return sql`${isAmong} and ${dialect.ordered(column)} = ${dialect.bindText(reference)}`
}
