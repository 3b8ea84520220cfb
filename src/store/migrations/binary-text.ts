import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { isMysql } from '../dialect.ts'

/** On MySQL and MariaDB text compares by code point; SQLite does so by itself. */
export function binaryText<Table extends string, Column extends string>(
  db: Kysely<unknown>,
  table: CreateTableBuilder<Table, Column>,
): CreateTableBuilder<Table, Column> {
  return isMysql(db)
    ? table.modifyEnd(sql`engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin`)
    : table
}
