import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** Orders and quotes find their transmissions by their own number, whatever the target. */
export const transmissionReferences: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema
        .createIndex('transmission_by_reference')
        .on('transmission')
        .columns(['kind', 'external_reference']),
    )
  },
}
