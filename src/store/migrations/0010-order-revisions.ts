import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** An order that was placed before it could be changed is its first revision. */
export const orderRevisions: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema
        .alterTable('sales_order')
        .addColumn('revision', 'integer', column => column.notNull().defaultTo(1)),
    )
  },
}
