import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** When what is done every now and then is due, so that one of all gateways does it. */
export const recurringJobs: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema
        .createTable('recurring_job')
        .addColumn('name', 'varchar(120)', column => column.primaryKey())
        .addColumn('due_at', 'bigint', column => column.notNull()),
    )
  },
}
