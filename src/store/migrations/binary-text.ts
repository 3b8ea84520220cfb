import { type CreateTableBuilder, type Kysely, MysqlAdapter, sql } from 'kysely'

/** On MySQL and MariaDB text compares by code point; SQLite does so by itself. */
export function binaryText<Table extends string, Column extends string>(
  db: Kysely<unknown>,
  table: CreateTableBuilder<Table, Column>,
): CreateTableBuilder<Table, Column> {
  const isMysql = db.getExecutor().adapter instanceof MysqlAdapter
  return isMysql
    ? table.modifyEnd(sql`engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin`)
    : table
}
