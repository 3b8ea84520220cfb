import pg from 'pg'
import { type Fault, faultOfSqlState, SqlFault } from './errors.ts'
import type { DriverTimes, Session } from './pool.ts'

/** Every value as the text that the server sent: no double, no date of the driver's making. */
const AS_TEXT = { getTypeParser: () => (value: string) => value }

/** A connection to PostgreSQL. Dates with a zone come in UTC. */
export async function openPostgres(
  url: string,
  { connectMs, statementMs }: DriverTimes,
  signal: AbortSignal,
): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    types: AS_TEXT,
  })
  let isBroken = false
  const fall = (): void => {
    isBroken = true
  }
  client.on('error', fall)
  client.on('end', fall)
  const destroy = (): void => {
    fall()
    streamOf(client)?.destroy()
  }
  const session: Session = {
    get isBroken() {
      return isBroken
    },
    destroy,
    async run(statement, parameters) {
      try {
        const result = await client.query({ text: statement, values: [...parameters] })
        return result.rows ?? []
      } catch (error) {
        const fault = faultOf(error, 'LOST')
        if (fault === 'LOST') fall()
        throw new SqlFault(fault, error)
      }
    },
  }
  try {
    await connect(client, signal)
    // Not as options of the connection: poolers in between refuse those.
    await session.run(
      `set TimeZone = 'UTC'; set DateStyle = 'ISO'; set statement_timeout = ${Math.ceil(statementMs)}`,
      [],
    )
  } catch (error) {
    destroy()
    throw error
  }
  return session
}

function connect(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new SqlFault('TIMEOUT', signal.reason))
    signal.addEventListener('abort', giveUp, { once: true })
    client
      .connect()
      .then(
        () => resolve(),
        error => reject(new SqlFault(faultOf(error, 'CONNECT'), error)),
      )
      .finally(() => signal.removeEventListener('abort', giveUp))
  })
}

/** `end` waits for a server that may be frozen; the socket below does not. The driver's types do not show it. */
function streamOf(client: pg.Client): { destroy(): void } | undefined {
  return (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream
}

/** An error without an SQLSTATE is one of the connection. */
function faultOf(error: unknown, otherwise: Fault): Fault {
  const state = error instanceof pg.DatabaseError ? error.code : undefined
  if (state === undefined) return otherwise
  if (state === '3D000') return 'DENIED'
  const fault = faultOfSqlState(state) ?? 'STATEMENT'
  return fault === 'LOST' ? otherwise : fault
}
