import { Kysely, MysqlDialect } from 'kysely'
import { createPool } from 'mysql2'
import type { Tables } from './tables.ts'

/** Opens a pool on a MySQL or MariaDB server. `-FOUND_ROWS`: an update that changes nothing reports no row. */
export function openMysql(url: string): Kysely<Tables> {
  const pool = createPool({
    uri: url,
    connectionLimit: 10,
    connectTimeout: 2_000,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    flags: ['-FOUND_ROWS'],
    enableKeepAlive: true,
  })
  return new Kysely<Tables>({ dialect: new MysqlDialect({ pool }) })
}
