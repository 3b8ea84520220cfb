import type { Database } from './tables.ts'

/**
 * The next number of a sequence. The row is locked until the transaction ends, so numbers have no gaps from races and none is
 * given twice.
 */
export async function takeNumber(db: Database, name: string): Promise<number> {
  const updated = await db
    .updateTable('number_sequence')
    .set(eb => ({ next_number: eb('next_number', '+', 1) }))
    .where('name', '=', name)
    .executeTakeFirst()
  if (updated.numUpdatedRows === 0n) {
    await db.insertInto('number_sequence').values({ name, next_number: 2 }).execute()
    return 1
  }
  const row = await db
    .selectFrom('number_sequence')
    .select('next_number')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Number(row.next_number) - 1
}
