import { type RawBuilder, sql } from 'kysely'
import { invariant } from '../domain/errors.ts'
import { isMysql } from './dialect.ts'
import type { Database } from './tables.ts'

const FIRST = 1

/**
 * The next number of a sequence. The row is locked until the transaction ends, so numbers have no gaps from races and none is
 * given twice.
 */
export function takeNumber(db: Database, name: string): Promise<number> {
  return takeNext(db, 'number_sequence', { name }, 'next_number')
}

/** The place of the next transmission with this ordering key, from 1. */
export function takePlace(db: Database, target: string, orderingKey: string): Promise<number> {
  return takeNext(db, 'transmission_sequence', { target, ordering_key: orderingKey }, 'next_sequence')
}

/** Counts up, in one statement, which makes the counter where there is none. */
async function takeNext(
  db: Database,
  table: 'number_sequence' | 'transmission_sequence',
  key: Readonly<Record<string, string>>,
  counter: string,
): Promise<number> {
  const columns = Object.keys(key).map(name => sql.ref(name))
  const next = sql.ref(counter)
  const insert = sql`insert into ${sql.table(table)} (${sql.join([...columns, next])}) values (${sql.join([...Object.values(key), sql.lit(FIRST + 1)])})`
  return isMysql(db) ? takeOnMysql(db, insert, next) : takeOnSqlite(db, insert, columns, next)
}

/** Two rows affected: the counter was there, and the answer's insert id is what it said. One: it was made. */
async function takeOnMysql(
  db: Database,
  insert: RawBuilder<unknown>,
  next: RawBuilder<unknown>,
): Promise<number> {
  const { insertId, numAffectedRows } =
    await sql`${insert} on duplicate key update ${next} = last_insert_id(${next}) + 1`.execute(db)
  if (numAffectedRows === 1n) return FIRST
  invariant(insertId !== undefined, 'a counter was counted up, and the database does not say from what')
  return Number(insertId)
}

async function takeOnSqlite(
  db: Database,
  insert: RawBuilder<unknown>,
  columns: readonly RawBuilder<unknown>[],
  next: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    ${insert} on conflict (${sql.join(columns)}) do update set ${next} = ${next} + 1 returning ${next} - 1 as taken`.execute(
    db,
  )
  return rows[0]!.taken
}
