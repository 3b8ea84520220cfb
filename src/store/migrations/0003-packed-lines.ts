import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isMysql } from '../dialect.ts'

/**
 * Prices and definitions of quote lines are bytes from now on: see `src/domain/packed.ts`. Those that are text stay so and are
 * read all the same. SQLite keeps bytes in any column.
 */
export const packedLines: Migration = {
  async up(db: Kysely<unknown>) {
    if (!isMysql(db)) return
    await sql`alter table quote_line modify price longblob, modify definition longblob`.execute(db)
  },
}
