import { DescriptionError } from '../../ports/connector.ts'
import type { Dialect } from './dialect.ts'
import { mariadbDialect } from './mariadb-dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** @throws DescriptionError for a scheme we do not know; the URL itself may hold a password and is not shown */
export function dialectOf(url: string): Dialect {
  const scheme = /^[a-z]+(?=:)/i.exec(url)?.[0].toLowerCase()
  if (scheme === 'mysql' || scheme === 'mariadb') return mariadbDialect
  if (scheme === 'postgres' || scheme === 'postgresql') return postgresDialect
  if (scheme === 'sqlite') return sqliteDialect
  const got = scheme === undefined ? 'no scheme' : `"${scheme}:"`
  const message = `expected mysql://, mariadb://, postgres:// or sqlite:, got ${got}`
  throw new DescriptionError([{ path: ['url'], message }])
}
