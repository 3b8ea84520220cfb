import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { DovetailError } from '../domain/errors.ts'
import type { Repositories, Store } from '../ports/store.ts'
import { createChangeLog } from './changes.ts'
import { createConfigurationRepository } from './configurations.ts'
import { asStoreError, isNotReady, isRetryable } from './database-errors.ts'
import { isMysql } from './dialect.ts'
import { createIdempotencyRepository } from './idempotency.ts'
import { createItemNumberRepository } from './item-numbers.ts'
import { createJobRepository } from './jobs.ts'
import { migrate } from './migrations/index.ts'
import { createModelRepository } from './models.ts'
import { isMysqlUrl, openMysql } from './mysql.ts'
import { createOrderRepository } from './orders.ts'
import { createQuoteRepository } from './quotes.ts'
import { openSqlite } from './sqlite.ts'
import type { Database, Tables } from './tables.ts'
import { createTransmissionQueue } from './transmission-queue.ts'

/** A transaction that the database gave up is run again this often, with a pause that lets the other one end. */
const TRANSACTION_TRIES = 20
const PAUSE_MS = 20
/** While another process opens the same file for the first time, it is locked for moments. */
const OPEN_TRIES = 20
const OPEN_PAUSE_MS = 150

/**
 * Opens our own database and brings its tables up to date.
 *
 * @param url `sqlite:PATH`, `mysql://…` or `mariadb://…`, with several hosts between commas for the nodes of a cluster
 * @throws DovetailError CONFIG_INVALID for another url, STORE_UNAVAILABLE when the database cannot be opened or written
 */
export async function openStore(url: string): Promise<Store> {
  for (let tries = 1; ; tries++) {
    let databases: Databases | null = null
    try {
      databases = connect(url)
      await migrate(databases.writer)
      await proveWritable(databases.writer)
      return createStore(databases)
    } catch (error) {
      await databases?.close().catch(() => undefined)
      if (error instanceof DovetailError) throw error
      if (!(isRetryable(error) || isNotReady(error)) || tries === OPEN_TRIES) throw unopened(url, error)
      await setTimeout(OPEN_PAUSE_MS)
    }
  }
}

function unopened(url: string, error: unknown): DovetailError {
  const text = `DATABASE_URL: the database ${describe(url)} cannot be opened for writing: ${messageOf(error)}`
  return new DovetailError('STORE_UNAVAILABLE', 'retry', text, error)
}

/** A change of nothing, which a database that may only be read refuses all the same. */
async function proveWritable(db: Kysely<Tables>): Promise<void> {
  await db.updateTable('number_sequence').set({ next_number: 1 }).where('name', '=', '').execute()
}

interface Databases {
  /** Transactions run here, one after another where the database has only one connection. */
  readonly writer: Kysely<Tables>
  /** Reads outside transactions: on SQLite a connection of its own, so that they never see a transaction half done. */
  readonly reader: Kysely<Tables>
  readonly isSerial: boolean
  close(): Promise<void>
}

function connect(url: string): Databases {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '')
    const writer = openSqlite(path, { readOnly: false })
    const reader = openSqlite(path, { readOnly: true })
    const close = async () => {
      await reader.destroy()
      await writer.destroy()
    }
    return { writer, reader, isSerial: true, close }
  }
  if (isMysqlUrl(url)) {
    const db = openMysql(url)
    return { writer: db, reader: db, isSerial: false, close: () => db.destroy() }
  }
  throw new DovetailError(
    'CONFIG_INVALID',
    'reject',
    `DATABASE_URL: expected "sqlite:PATH" or "mysql://user:password@host/database", got "${describe(url)}"`,
  )
}

/** The url without user, password and options, so that it may stand in a message. A password may hold what should have been escaped. */
function describe(url: string): string {
  return url.replace(/^([a-z+]*:)?.*@/is, '$1//').replace(/\?.*$/s, '')
}

function messageOf(error: unknown): string {
  const { code, path } = error as { code?: unknown; path?: unknown }
  if (code === 'EEXIST' || code === 'ENOTDIR') return `expected a folder, ${path} is a file`
  return error instanceof Error ? error.message : String(error)
}

function createRepositories(db: Database): Repositories {
  return {
    models: createModelRepository(db),
    configurations: createConfigurationRepository(db),
    itemNumbers: createItemNumberRepository(db),
    quotes: createQuoteRepository(db),
    orders: createOrderRepository(db),
    transmissions: createTransmissionQueue(db),
    idempotency: createIdempotencyRepository(db),
    jobs: createJobRepository(db),
    changes: createChangeLog(db),
  }
}

function createStore({ writer, reader, isSerial, close }: Databases): Store {
  let tail: Promise<unknown> = Promise.resolve()

  const serially = <T>(work: () => Promise<T>): Promise<T> => {
    if (!isSerial) return work()
    const result = tail.then(work, work)
    tail = result.catch(() => undefined)
    return result
  }

  const runOnce = async <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> => {
    let first: unknown
    try {
      return await writer.transaction().execute(async trx => {
        try {
          return await work(createRepositories(trx))
        } catch (error) {
          first = error
          throw error
        }
      })
    } catch (error) {
      throw first ?? error
    }
  }

  const runWithRetries = async <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await runOnce(work)
      } catch (error) {
        if (isRetryable(error) && tries < TRANSACTION_TRIES) {
          await setTimeout(PAUSE_MS * Math.min(tries, 10))
          continue
        }
        throw asStoreError(error)
      }
    }
  }

  return {
    ...withStoreErrors(createRepositories(reader)),
    transaction: work => serially(() => runWithRetries(work)),
    now: () => timeOf(reader),
    ping: async () => {
      await reader.selectFrom('model_version').select('code').limit(1).execute()
    },
    close,
  }
}

/** Not `unix_timestamp`, which is an hour off in the night in which the clocks of the server's zone are put back. */
async function timeOf(db: Database): Promise<number> {
  const seconds = isMysql(db)
    ? sql<string>`timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) / 1000000`
    : sql<string>`unixepoch('subsec')`
  try {
    const { rows } = await sql<{ seconds: string }>`select ${seconds} as seconds`.execute(db)
    return Number(rows[0]!.seconds) * 1_000
  } catch (error) {
    throw asStoreError(error)
  }
}

/** The same repositories, whose errors are those of the house. */
function withStoreErrors(repositories: Repositories): Repositories {
  const guard = <Repository extends object>(repository: Repository): Repository =>
    new Proxy(repository, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function') return method
        return async (...args: unknown[]) => {
          try {
            return await method.apply(target, args)
          } catch (error) {
            throw asStoreError(error)
          }
        }
      },
    })
  const guarded = Object.entries(repositories).map(([name, repository]) => [name, guard(repository)])
  return Object.fromEntries(guarded) as Repositories
}
