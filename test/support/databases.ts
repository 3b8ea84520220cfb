import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { createConnection } from 'mysql2/promise'
import pg from 'pg'

export type DatabaseKind = 'sqlite' | 'mariadb' | 'postgres'

/** A database of a test's own. */
export interface TestDatabase {
  readonly kind: DatabaseKind
  /** As the connectors and the store take it */
  readonly url: string
  /** One statement; `?` stands for a parameter on all three. Rows come as the driver has them. */
  run(statement: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Gone with everything in it */
  drop(): Promise<void>
}

const SERVERS = {
  mariadb: process.env.TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306',
  postgres: process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432',
}

const REACHED_WITHIN_MS = 30_000

/**
 * The kinds of database there are to test on. What has no server is named on the console and left out; where `CI` is set
 * it must be there.
 */
export async function databaseKinds(): Promise<DatabaseKind[]> {
  const kinds: DatabaseKind[] = ['sqlite']
  for (const kind of ['mariadb', 'postgres'] as const) {
    const reason = await whyUnreachable(kind)
    if (reason === null) kinds.push(kind)
    else if (process.env.CI) throw new Error(`no ${kind} to test on: ${reason}`)
    else console.log(`left out: tests on ${kind}, no server (${reason})`)
  }
  return kinds
}

export async function createTestDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const name = `dovetail_test_${process.pid}_${randomBytes(4).toString('hex')}`
  if (kind === 'sqlite') return createSqlite(name)
  return kind === 'mariadb' ? createMariadb(name) : createPostgres(name)
}

async function whyUnreachable(kind: 'mariadb' | 'postgres'): Promise<string | null> {
  try {
    if (kind === 'mariadb')
      await (
        await createConnection({ uri: mysqlUrl(SERVERS.mariadb), connectTimeout: REACHED_WITHIN_MS })
      ).end()
    else {
      const client = new pg.Client({
        connectionString: SERVERS.postgres,
        connectionTimeoutMillis: REACHED_WITHIN_MS,
      })
      await client.connect()
      await client.end()
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error)
  }
}

function createSqlite(name: string): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'dovetail-'))
  const path = join(folder, `${name}.db`)
  const database = new DatabaseSync(path)
  return {
    kind: 'sqlite',
    url: `sqlite:${path}`,
    async run(statement, parameters = []) {
      return database.prepare(statement).all(...(parameters as SQLInputValue[])) as Record<string, unknown>[]
    },
    async drop() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createMariadb(name: string): Promise<TestDatabase> {
  const server = await createConnection({ uri: mysqlUrl(SERVERS.mariadb), charset: 'utf8mb4' })
  await server.query(`create database \`${name}\` character set utf8mb4`)
  await server.query(`use \`${name}\``)
  return {
    kind: 'mariadb',
    url: `${mysqlUrl(SERVERS.mariadb).replace(/\/+$/, '')}/${name}`,
    async run(statement, parameters = []) {
      const [rows] = await server.query(statement, [...parameters])
      return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
    },
    async drop() {
      await server.query(`drop database \`${name}\``)
      await server.end()
    },
  }
}

async function createPostgres(name: string): Promise<TestDatabase> {
  const base = SERVERS.postgres.replace(/\/+$/, '')
  const server = new pg.Client({ connectionString: base })
  await server.connect()
  await server.query(`create database "${name}"`)
  const client = new pg.Client({ connectionString: `${base}/${name}` })
  await client.connect()
  client.on('error', () => {})
  return {
    kind: 'postgres',
    url: `${base}/${name}`,
    async run(statement, parameters = []) {
      let count = 0
      const numbered = parameters.length > 0 ? statement.replace(/\?/g, () => `$${++count}`) : statement
      return (await client.query(numbered, [...parameters])).rows
    },
    async drop() {
      await client.end()
      await server.query(`drop database "${name}" with (force)`)
      await server.end()
    },
  }
}

function mysqlUrl(url: string): string {
  return url.replace(/^mariadb:/, 'mysql:')
}
