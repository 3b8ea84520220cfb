import { sql } from 'kysely'
import type { Expression } from './dialect.ts'
import { tableOf } from './relation.ts'
import type { Schema } from './schema.ts'
import type { Staging, Target, TargetMap } from './sink-options.ts'
import { wallClockOf } from './time-zone.ts'

/** A value for a column, bound as text: the database makes of it what the column holds. */
export type Cell = string | null

export interface StagingTable {
  readonly schema: Schema
  readonly timeZone: string
  readonly staging: Staging<object>
}

/** Values by column: the reference, the mapped fields and the constants. */
export function cellsOf(table: StagingTable, reference: string, row: object): Map<string, Cell> {
  const { staging } = table
  const cells = new Map<string, Cell>([[staging.reference, reference]])
  addFields(cells, table, staging.map, row)
  for (const [column, value] of Object.entries(staging.constants ?? {}))
    cells.set(column, value === null ? null : String(value))
  return cells
}

export function addFields(
  cells: Map<string, Cell>,
  table: StagingTable,
  map: TargetMap<object>,
  row: object,
): void {
  const values = row as Readonly<Record<string, unknown>>
  for (const [field, target] of Object.entries(map) as [string, Target | undefined][])
    if (target !== undefined) {
      const [column, cell] = translated(target, values[field])
      cells.set(column, inColumn(table, column, cell))
    }
}

function translated(target: Target, value: unknown): [string, Cell] {
  const text = value === null || value === undefined ? null : String(value)
  if (typeof target === 'string') return [target, text]
  return [target.column, text === null ? null : (target.values[text] ?? text)]
}

const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/

/** An instant as the column keeps it: in its zone and notation; only the day in a date. */
function inColumn({ schema, staging, timeZone }: StagingTable, column: string, cell: Cell): Cell {
  if (cell === null || !INSTANT.test(cell)) return cell
  const type = schema.typeOf(staging.into, column) ?? ''
  if (type === 'date') return wallText(cell, timeZone).slice(0, 10)
  if (type === 'timestamp') return wallText(cell, 'UTC')
  return type === 'datetime' || type === 'timestamp without time zone' ? wallText(cell, timeZone) : cell
}

function wallText(instant: string, timeZone: string): string {
  const wall = new Date(wallClockOf(Date.parse(instant), timeZone)).toISOString()
  return wall.slice(0, -1).replace('T', ' ')
}

/** No statement has more values than any of the databases takes. */
const MAX_VALUES = 10_000

/** @pre all rows have the same columns */
export function* insertStatements(into: string, rows: readonly Map<string, Cell>[]): Generator<Expression> {
  const [first] = rows
  if (!first) return
  const columns = [...first.keys()]
  const perStatement = Math.max(1, Math.floor(MAX_VALUES / columns.length))
  for (let at = 0; at < rows.length; at += perStatement) {
    const tuples = rows
      .slice(at, at + perStatement)
      .map(row => sql`(${sql.join(columns.map(column => sql`${row.get(column) ?? null}`))})`)
    yield sql`insert into ${tableOf(into)} (${sql.join(columns.map(column => sql.id(column)))}) values ${sql.join(tuples)}`
  }
}
