import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

/**
 * The next number of a sequence. The row is locked until the transaction ends, so numbers have no gaps from races and none is
 * given twice.
 */
export async function takeNumber(db: Database, name: string): Promise<number> {
  const isFirst = await makeOrIncrement(
    async () => {
      const updated = await db
        .updateTable('number_sequence')
        .set(eb => ({ next_number: eb('next_number', '+', 1) }))
        .where('name', '=', name)
        .executeTakeFirst()
      return updated.numUpdatedRows > 0n
    },
    () => db.insertInto('number_sequence').values({ name, next_number: 2 }).execute(),
  )
  if (isFirst) return 1
  const row = await db
    .selectFrom('number_sequence')
    .select('next_number')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return Number(row.next_number) - 1
}

/** The place of the next transmission with this ordering key, from 1. */
export async function takePlace(db: Database, target: string, orderingKey: string): Promise<number> {
  const isFirst = await makeOrIncrement(
    async () => {
      const updated = await db
        .updateTable('transmission_sequence')
        .set(eb => ({ next_sequence: eb('next_sequence', '+', 1) }))
        .where('target', '=', target)
        .where('ordering_key', '=', orderingKey)
        .executeTakeFirst()
      return updated.numUpdatedRows > 0n
    },
    () =>
      db
        .insertInto('transmission_sequence')
        .values({ target, ordering_key: orderingKey, next_sequence: 2 })
        .execute(),
  )
  if (isFirst) return 1
  const row = await db
    .selectFrom('transmission_sequence')
    .select('next_sequence')
    .where('target', '=', target)
    .where('ordering_key', '=', orderingKey)
    .executeTakeFirstOrThrow()
  return row.next_sequence - 1
}

/** @returns whether the row was made; somebody else may make it between the two, and then it is incremented after all */
async function makeOrIncrement(
  increment: () => Promise<boolean>,
  make: () => Promise<unknown>,
): Promise<boolean> {
  if (await increment()) return false
  try {
    await make()
    return true
  } catch (error) {
    if (!isDuplicate(error) || !(await increment())) throw error
    return false
  }
}
