import type { MysqlPool, MysqlPoolConnection } from 'kysely'
import { type Connection, createConnection, type Pool, type PoolOptions } from 'mysql2'
import { openPool } from './mysql-pool.ts'

type Got = (error: unknown, connection: MysqlPoolConnection) => unknown

const CONNECT_MS = 1_500
/** The node is asked whether it is there so often … */
const BEAT_MS = 1_000
/** … and gone when it has not answered by then: one that froze keeps its connections open, and says nothing. */
const ANSWER_MS = 3_000
/** Of no table, so that it waits for none; a node that is no part of its cluster refuses it, where it would answer `select 1`. */
const ARE_YOU_THERE = 'do 1'

/** A node, with the connections to it that are there. */
class Node {
  readonly pool: Pool
  readonly #options: PoolOptions
  readonly #connections = new Set<Connection>()
  #beating: Connection | null = null

  constructor(options: PoolOptions) {
    this.#options = { ...options, connectTimeout: CONNECT_MS }
    this.pool = openPool(this.#options)
    this.pool.on('connection', connection => {
      this.#connections.add(connection)
      connection.once('end', () => this.#connections.delete(connection))
      connection.on('error', () => this.#connections.delete(connection))
    })
  }

  /** A node that is not a part of its cluster answers with an error: it is of no use. */
  answers(): Promise<boolean> {
    const connection = this.#beating ?? this.#openBeating()
    return new Promise(resolve => {
      connection.query({ sql: ARE_YOU_THERE, timeout: ANSWER_MS }, error => {
        if (error) this.#dropBeating(connection)
        resolve(!error)
      })
    })
  }

  #openBeating(): Connection {
    const connection = createConnection({ uri: this.#options.uri!, connectTimeout: CONNECT_MS })
    // Whoever asks hears of it in the answer; one that is lost in between is opened anew.
    connection.on('error', () => this.#dropBeating(connection))
    this.#beating = connection
    return connection
  }

  #dropBeating(connection: Connection): void {
    if (this.#beating === connection) this.#beating = null
    breakOff(connection)
  }

  /** Whoever waits for an answer hears that the connection is lost; the server rolls back what they had begun. */
  breakOff(): void {
    for (const connection of this.#connections) breakOff(connection)
    this.#connections.clear()
  }

  async end(): Promise<void> {
    if (this.#beating) this.#dropBeating(this.#beating)
    await this.pool.promise().end()
  }
}

/** Not by a goodbye, which a node that froze would never answer. */
function breakOff(connection: Connection): void {
  const { stream } = connection as unknown as { stream: { destroy(): void } }
  stream.destroy()
}

/**
 * The connections to one of several nodes of a cluster: the first that says it is there. It stays with its node until that is gone, then
 * goes on to the next, and round. Statements take as long as they take: whether the node is there is asked beside them.
 */
export class NodePool implements MysqlPool {
  readonly #nodes: readonly Node[]
  readonly #found: Promise<void>
  #current = 0
  #timer: NodeJS.Timeout | null = null
  #isEnded = false

  /** @pre at least one node */
  constructor(nodes: readonly PoolOptions[]) {
    this.#nodes = nodes.map(options => new Node(options))
    this.#found = this.#find()
  }

  getConnection(got: Got): void {
    void this.#found.then(() => this.#tryNodes(this.#nodes.length, got))
  }

  end(ended: (error: unknown) => void): void {
    this.#isEnded = true
    if (this.#timer) clearTimeout(this.#timer)
    Promise.allSettled(this.#nodes.map(node => node.end())).then(() => ended(null))
  }

  /** Where none of them is there it is the first again, which will say why. */
  async #find(): Promise<void> {
    for (const [place, node] of this.#nodes.entries()) {
      if ((await node.answers()) || this.#isEnded) break
      this.#leave(place)
    }
    if (!this.#isEnded) this.#beatLater()
  }

  #tryNodes(left: number, got: Got): void {
    const place = this.#current
    this.#nodes[place]!.pool.getConnection((error, connection) => {
      if (!error) return got(null, connection as unknown as MysqlPoolConnection)
      this.#leave(place)
      if (left > 1 && !this.#isEnded) this.#tryNodes(left - 1, got)
      else got(error, connection as unknown as MysqlPoolConnection)
    })
  }

  /** New work goes to the next one. */
  #leave(place: number): void {
    if (this.#current === place) this.#current = (place + 1) % this.#nodes.length
  }

  #beatLater(): void {
    this.#timer = setTimeout(() => void this.#beat(), BEAT_MS)
    this.#timer.unref()
  }

  async #beat(): Promise<void> {
    const place = this.#current
    const node = this.#nodes[place]!
    if (!(await node.answers()) && !this.#isEnded) {
      this.#leave(place)
      node.breakOff()
    }
    if (!this.#isEnded) this.#beatLater()
  }
}
