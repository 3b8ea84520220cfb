import { type RawBuilder, sql } from 'kysely'
import { isMysql } from './dialect.ts'
import type { Database } from './tables.ts'

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

/** What a counter says, which says one more from then on: in one statement, which makes the counter where there is none. */
async function takeNext(
  db: Database,
  table: 'number_sequence' | 'transmission_sequence',
  key: Readonly<Record<string, string>>,
  counter: string,
): Promise<number> {
  const columns = Object.keys(key).map(name => sql.ref(name))
  const next = sql.ref(counter)
  const insert = sql`insert into ${sql.table(table)} (${sql.join([...columns, next])}) values (${sql.join([...Object.values(key), sql.lit(2)])})`
  return isMysql(db) ? takeOnMysql(db, insert, next) : takeOnSqlite(db, insert, columns, next)
}

/** `last_insert_id` hands a number to the server's answer; it says nothing of a row that was made. */
async function takeOnMysql(
  db: Database,
  insert: RawBuilder<unknown>,
  next: RawBuilder<unknown>,
): Promise<number> {
  const { insertId } =
    await sql`${insert} on duplicate key update ${next} = last_insert_id(${next}) + 1`.execute(db)
  return Number(insertId ?? 1)
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
