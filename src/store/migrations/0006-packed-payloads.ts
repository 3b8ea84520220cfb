import { type Kysely, MysqlAdapter, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Documents on their way are bytes from now on, as prices and definitions are: an order of thousands of lines has to fit into a statement. */
export const packedPayloads: Migration = {
  async up(db: Kysely<unknown>) {
    if (!(db.getExecutor().adapter instanceof MysqlAdapter)) return
    await sql`alter table transmission modify payload longblob not null`.execute(db)
  },
}
