import { type Connection, createConnection, type QueryError, type ResultSetHeader } from 'mysql2'
import { type Fault, faultOfSqlState, SqlFault } from './errors.ts'
import type { DriverRow, DriverTimes, Session } from './pool.ts'

/** MySQL's own numbers, where its SQLSTATE says nothing. */
const FAULTS: Readonly<Record<string, Fault>> = {
  ER_DUP_ENTRY: 'UNIQUE',
  ER_LOCK_WAIT_TIMEOUT: 'BUSY',
  ER_LOCK_DEADLOCK: 'BUSY',
  ER_CON_COUNT_ERROR: 'BUSY',
  ER_TOO_MANY_USER_CONNECTIONS: 'BUSY',
  ER_OPTION_PREVENTS_STATEMENT: 'BUSY',
  ER_STATEMENT_TIMEOUT: 'TIMEOUT',
  ER_QUERY_TIMEOUT: 'TIMEOUT',
  ER_QUERY_INTERRUPTED: 'TIMEOUT',
  ER_SERVER_SHUTDOWN: 'LOST',
  ER_CONNECTION_KILLED: 'LOST',
  ER_ACCESS_DENIED_ERROR: 'DENIED',
  ER_DBACCESS_DENIED_ERROR: 'DENIED',
  ER_TABLEACCESS_DENIED_ERROR: 'DENIED',
  ER_COLUMNACCESS_DENIED_ERROR: 'DENIED',
  ER_BAD_DB_ERROR: 'DENIED',
  ER_NO_DEFAULT_FOR_FIELD: 'DATA',
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: 'DATA',
  ER_DATA_TOO_LONG: 'DATA',
  ER_CONSTRAINT_FAILED: 'DATA',
}

/** A connection to MySQL or MariaDB. Statements are prepared by the server, so that values never become SQL. */
export async function openMariadb(
  url: string,
  { connectMs, statementMs }: DriverTimes,
  signal: AbortSignal,
): Promise<Session> {
  const connection = createConnection({
    uri: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'UTF8MB4_UNICODE_CI',
    connectTimeout: connectMs,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    flags: ['-FOUND_ROWS'],
    maxPreparedStatements: 200,
  })
  let isBroken = false
  const fall = (): void => {
    isBroken = true
  }
  connection.on('error', fall)
  connection.on('end', fall)
  const destroy = (): void => {
    fall()
    connection.destroy()
  }
  const session: Session = {
    get isBroken() {
      return isBroken
    },
    destroy,
    run: (statement, parameters) =>
      execute(connection, statement, parameters).catch(error => {
        if (error instanceof SqlFault && error.fault === 'LOST') fall()
        throw error
      }),
  }
  try {
    await connect(connection, connectMs, signal)
    await session.run(`set time_zone = '+00:00'`, [])
    await limitStatements(session, statementMs)
  } catch (error) {
    destroy()
    throw error
  }
  return session
}

/** So that the server, too, gives up what nobody waits for any more. MySQL spells it otherwise, and only for reads. */
async function limitStatements(session: Session, statementMs: number): Promise<void> {
  try {
    await session.run(`set max_statement_time = ${statementMs / 1000}`, [])
  } catch (error) {
    if (!(error instanceof SqlFault) || error.fault !== 'STATEMENT') throw error
    await session.run(`set max_execution_time = ${Math.ceil(statementMs)}`, [])
  }
}

/** The driver's own time-out does not cover a server that accepts and then says nothing: ours does. */
function connect(connection: Connection, connectMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new SqlFault('TIMEOUT', signal.reason))
    const timer = setTimeout(
      () => reject(new SqlFault('CONNECT', new Error(`no connection within ${connectMs} ms`))),
      connectMs,
    )
    signal.addEventListener('abort', giveUp, { once: true })
    connection.connect(error => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      if (error) reject(new SqlFault(faultOf(error, 'CONNECT'), error))
      else resolve()
    })
  })
}

function execute(
  connection: Connection,
  statement: string,
  parameters: readonly unknown[],
): Promise<readonly DriverRow[]> {
  return new Promise((resolve, reject) => {
    const answer = (error: QueryError | null, result: unknown): void => {
      if (error) reject(new SqlFault(faultOf(error, 'LOST'), error))
      else if (Array.isArray(result)) resolve(result as DriverRow[])
      else resolve([{ insertId: String((result as ResultSetHeader).insertId) }])
    }
    // Without values there is nothing to prepare: one way to the server and back instead of two.
    if (parameters.length === 0) connection.query(statement, answer)
    else connection.execute(statement, parameters as string[], answer)
  })
}

/** An error without a number of the server's own is one of the connection. */
function faultOf(error: NodeJS.ErrnoException & { sqlState?: string }, otherwise: Fault): Fault {
  const known = FAULTS[error.code ?? '']
  if (known) return known
  if (error.sqlState === undefined || error.sqlState === '') return otherwise
  return faultOfSqlState(error.sqlState) ?? 'STATEMENT'
}
