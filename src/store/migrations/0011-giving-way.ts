import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/**
 * What is being sent while a newer revision comes gives way to it when it did not arrive; and until when its target may still write what
 * was sent.
 */
export const givingWay: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema
        .alterTable('transmission')
        .addColumn('gives_way', 'integer', column => column.notNull().defaultTo(0)),
    )
    await make(db, db.schema.alterTable('transmission').addColumn('settled_at', 'bigint'))
  },
}
