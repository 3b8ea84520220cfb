import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** Files beside a model, kept with the version that was published with them. Packed: they may be 20 MB. */
export const attachedFiles: Migration = {
  async up(db: Kysely<unknown>) {
    await make(db, db.schema.alterTable('model_version').addColumn('attached', sql`longtext`))
  },
}
