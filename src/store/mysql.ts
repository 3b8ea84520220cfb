import { Kysely, MysqlDialect } from 'kysely'
import type { PoolOptions } from 'mysql2'
import { NodePool } from './mysql-nodes.ts'
import { openPool } from './mysql-pool.ts'
import type { Tables } from './tables.ts'

/**
 * Opens a pool on a MySQL or MariaDB server, or on the nodes of a cluster. `-FOUND_ROWS`: an update that changes nothing reports no
 * row.
 *
 * @pre `isMysqlUrl(url)`
 */
export function openMysql(url: string): Kysely<Tables> {
  const nodes = urlsOf(url).map(
    (uri): PoolOptions => ({
      uri,
      connectionLimit: 10,
      connectTimeout: 2_000,
      charset: 'utf8mb4_bin',
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      flags: ['-FOUND_ROWS'],
      enableKeepAlive: true,
    }),
  )
  const pool = nodes.length === 1 ? openPool(nodes[0]!) : new NodePool(nodes)
  return new Kysely<Tables>({ dialect: new MysqlDialect({ pool }) })
}

/** Whether it is `mysql://user:password@host:port/database`, with several hosts between commas for a cluster. */
export function isMysqlUrl(url: string): boolean {
  return /^(mysql|mariadb):\/\//.test(url) && urlsOf(url).every(one => URL.canParse(one))
}

/** One for each host. */
function urlsOf(url: string): readonly string[] {
  const [, user = '', hosts = '', rest = ''] = /^\w+:\/\/(.*@)?([^/]*)(.*)$/s.exec(url) ?? []
  return hosts.split(',').map(host => `mysql://${user}${host}${rest}`)
}
