import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** The newest transmissions are found without reading all: lists of operators are looked at again and again. */
export const transmissionLists: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema.createIndex('transmission_newest').on('transmission').columns(['created_at', 'id']),
    )
  },
}
