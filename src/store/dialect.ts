import { type Kysely, MysqlAdapter } from 'kysely'

/** Whether it is MySQL or MariaDB; SQLite otherwise. */
// biome-ignore lint/suspicious/noExplicitAny: migrations know their tables by name only
export function isMysql(db: Kysely<any>): boolean {
  return db.getExecutor().adapter instanceof MysqlAdapter
}
