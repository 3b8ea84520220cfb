import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import { foundation } from './0001-foundation.ts'

/** Numbered and only ever added. */
const MIGRATIONS = { '0001-foundation': foundation }

/** Brings the database up to the newest migration. @throws the first error */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
