import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { createPool, type Pool, type PoolConnection, type PoolOptions, type QueryError } from 'mysql2'
import { isConnectionLost } from './database-errors.ts'

type Done = (error: QueryError | null, rows: unknown) => void
type Got = (error: unknown, connection: MysqlPoolConnection) => unknown

/** A statement that is not answered by then says that its node is gone: one that froze keeps its connections open. */
const STATEMENT_MS = 4_000
const CONNECT_MS = 1_500
/** Reads see what was committed on any node before they began. */
const READ_WHAT_IS_COMMITTED = 'set session wsrep_sync_wait = 1'

/**
 * The connections to a server, or to one of several nodes of a cluster. It stays with its node until that cannot be used, then goes on to
 * the next, and round: all gateways write to the first node that they reach, so that they rarely get in each other's way.
 */
export class NodePool implements MysqlPool {
  readonly #nodes: readonly PoolOptions[]
  readonly #pools: Pool[]
  #current = 0

  /** @pre at least one node */
  constructor(nodes: readonly PoolOptions[]) {
    this.#nodes = nodes
    this.#pools = nodes.map((_node, place) => this.#open(place))
  }

  getConnection(got: Got): void {
    this.#tryNodes(this.#nodes.length, got)
  }

  end(ended: (error: unknown) => void): void {
    const ends = this.#pools.map(pool => pool.promise().end())
    Promise.allSettled(ends).then(() => ended(null))
  }

  #tryNodes(left: number, got: Got): void {
    const place = this.#current
    const pool = this.#pools[place]!
    pool.getConnection((error, connection) => {
      if (!error) return got(null, connection as unknown as MysqlPoolConnection)
      this.#leave(place, pool)
      if (left > 1) this.#tryNodes(left - 1, got)
      else got(error, connection as unknown as MysqlPoolConnection)
    })
  }

  /** Whoever still waits for a connection to it is told at once, and goes on to the next. */
  #leave(place: number, pool: Pool): void {
    if (this.#pools[place] !== pool) return
    this.#pools[place] = this.#open(place)
    if (this.#current === place) this.#current = (place + 1) % this.#nodes.length
    pool.end(() => undefined)
  }

  #open(place: number): Pool {
    const pool = createPool({ ...this.#nodes[place], connectTimeout: CONNECT_MS })
    pool.on('connection', connection => this.#watch(connection, place, pool))
    return pool
  }

  /** Gives statements their time, and takes what they say of the node to heart. */
  #watch(connection: PoolConnection, place: number, pool: Pool): void {
    const query = connection.query.bind(connection) as (
      options: { sql: string; values?: unknown; timeout?: number },
      done: Done,
    ) => unknown
    const isAlone = this.#nodes.length === 1
    let lost: QueryError | null = null
    const watched = (sql: string, values: unknown, done: Done): unknown => {
      // What a lost connection had begun, the server rolls back by itself.
      if (lost) return done(sql === 'rollback' ? null : lost, { affectedRows: 0 })
      return query({ sql, values, ...(isAlone ? {} : { timeout: STATEMENT_MS }) }, (error, rows) => {
        if (error && isConnectionLost(error)) {
          lost = error
          connection.destroy()
          this.#leave(place, pool)
        }
        done(error, rows)
      })
    }
    Object.assign(connection, { query: watched })
    // A server that is no node of a Galera cluster does not know the variable, and needs none.
    if (!isAlone) watched(READ_WHAT_IS_COMMITTED, [], () => undefined)
  }
}
