import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import { dialectOf } from './dialect-of.ts'
import { readError, SqlFault, type WritePhase, writeError } from './errors.ts'
import { openMariadb } from './mariadb-driver.ts'
import { type DriverRow, type DriverTimes, Pool, type Session } from './pool.ts'
import { openPostgres } from './postgres-driver.ts'
import { openSqlite } from './sqlite-driver.ts'

/** A row by column name; every value is the database's own text of it. */
export type Row = Readonly<Record<string, string | null>>

export interface ClientOptions {
  readonly url: string
  readonly connectMs: number
  readonly queryMs: number
  /** When the server itself gives a statement up */
  readonly statementMs: number
  readonly poolSize: number
}

/** Statements of one transaction. */
export type Run = (statement: RawBuilder<unknown>) => Promise<readonly Row[]>

export class SqlClient {
  readonly dialect: Dialect
  readonly #pool: Pool
  readonly #queryMs: number

  constructor({ url, queryMs, poolSize, ...times }: ClientOptions) {
    this.dialect = dialectOf(url)
    this.#queryMs = queryMs
    this.#pool = new Pool(openerOf(this.dialect, url, times), this.dialect.name === 'sqlite' ? 1 : poolSize)
  }

  /**
   * @param what names the records in errors, e.g. `ERP articles`
   * @throws DovetailError
   */
  async read(what: string, statement: RawBuilder<unknown>, signal: AbortSignal): Promise<readonly Row[]> {
    const deadline = this.#deadline(signal, this.#queryMs)
    const once = () => this.#withSession(deadline, session => this.#run(session, statement, deadline))
    try {
      return await once().catch(error => (isLost(error) ? once() : Promise.reject(error)))
    } catch (error) {
      throw readError(what, error)
    }
  }

  /**
   * All statements in one transaction, on one connection.
   * @param mayStillCommit asked before the commit; what it throws ends the transaction
   * @throws DovetailError whose remedy says how far it came
   */
  async write<T>(
    what: string,
    work: (run: Run) => Promise<T>,
    {
      signal,
      timeoutMs,
      mayStillCommit,
    }: { signal: AbortSignal; timeoutMs: number; mayStillCommit: () => void },
  ): Promise<T> {
    const deadline = this.#deadline(signal, timeoutMs)
    let phase: WritePhase = 'CONNECTING'
    try {
      return await this.#withSession(deadline, async session => {
        const run: Run = statement => this.#run(session, statement, deadline)
        await run(this.dialect.begin)
        phase = 'STARTED'
        let result: T
        try {
          result = await work(run)
          mayStillCommit()
        } catch (error) {
          await this.#rollback(session, run)
          throw error
        }
        phase = 'COMMITTING'
        await run(sql`commit`)
        return result
      })
    } catch (error) {
      throw writeError(what, phase, error)
    }
  }

  close(): void {
    this.#pool.close()
  }

  /** A connection that cannot even roll back is thrown away: the server then does it. The first error counts. */
  async #rollback(session: Session, run: Run): Promise<void> {
    try {
      if (!session.isBroken) await run(sql`rollback`)
    } catch {
      session.destroy()
    }
  }

  async #withSession<T>(deadline: AbortSignal, work: (session: Session) => Promise<T>): Promise<T> {
    let session: Session
    try {
      session = await this.#pool.take(deadline)
    } catch (error) {
      throw deadline.aborted ? new SqlFault('TIMEOUT', deadline.reason) : error
    }
    try {
      return await work(session)
    } finally {
      this.#pool.give(session)
    }
  }

  /** When the signal aborts, the connection goes with the statement: nobody reads an answer that nobody waits for. */
  async #run(
    session: Session,
    statement: RawBuilder<unknown>,
    deadline: AbortSignal,
  ): Promise<readonly Row[]> {
    const { sql: text, parameters } = compile(statement, this.dialect)
    const rows = await new Promise<readonly DriverRow[]>((resolve, reject) => {
      const giveUp = (): void => {
        session.destroy()
        reject(new SqlFault('TIMEOUT', deadline.reason))
      }
      if (deadline.aborted) return giveUp()
      deadline.addEventListener('abort', giveUp, { once: true })
      session
        .run(text, parameters)
        .then(resolve, reject)
        .finally(() => deadline.removeEventListener('abort', giveUp))
    })
    return rows.map(textsOf)
  }

  #deadline(signal: AbortSignal, timeoutMs: number): AbortSignal {
    return AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
  }
}

/** A server closes connections that were idle for long; a read is asked again, on a new one. */
function isLost(error: unknown): boolean {
  return error instanceof SqlFault && error.fault === 'LOST'
}

function compile(statement: Compilable<unknown> | RawBuilder<unknown>, dialect: Dialect) {
  return (statement as RawBuilder<unknown>).compile(dialect.compiler)
}

function openerOf(
  dialect: Dialect,
  url: string,
  times: DriverTimes,
): (signal: AbortSignal) => Promise<Session> {
  if (dialect.name === 'mariadb') return signal => openMariadb(url, times, signal)
  if (dialect.name === 'postgres') return signal => openPostgres(url, times, signal)
  return () => openSqlite(url.replace(/^sqlite:(\/\/)?/, ''), times.connectMs)
}

function textsOf(row: DriverRow): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]))
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  return String(value)
}
