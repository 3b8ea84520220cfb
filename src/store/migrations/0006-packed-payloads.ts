import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isMysql } from '../dialect.ts'

/** Documents on their way are bytes from now on, as prices and definitions are: an order of thousands of lines has to fit into a statement. */
export const packedPayloads: Migration = {
  async up(db: Kysely<unknown>) {
    if (!isMysql(db)) return
    await sql`alter table transmission modify payload longblob not null`.execute(db)
  },
}
