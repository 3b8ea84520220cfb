import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/**
 * Whoever locks a document changes its row: the other nodes of a cluster see nothing else. And an order keeps when its day of delivery was
 * told, which may be late and is news all the same.
 */
export const locks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['quote', 'sales_order'])
      await make(
        db,
        db.schema
          .alterTable(table)
          .addColumn('lock_count', 'integer', column => column.notNull().defaultTo(0)),
      )
    await make(db, db.schema.alterTable('sales_order').addColumn('day_told_at', 'varchar(30)'))
    await sql`update sales_order set day_told_at = told_at where day_told_at is null and told_at is not null`.execute(
      db,
    )
  },
}
