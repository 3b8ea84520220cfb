import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is being sent while a newer revision comes gives way to it when it did not arrive. */
export const givingWay: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('transmission')
      .addColumn('gives_way', 'integer', column => column.notNull().defaultTo(0))
      .execute()
  },
}
