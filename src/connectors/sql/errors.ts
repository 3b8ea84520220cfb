import { DovetailError } from '../../domain/errors.ts'

/**
 * What a driver's error means, whatever the driver.
 * - CONNECT: no connection came about
 * - LOST: a connection broke while it was used
 * - TIMEOUT: given up, by the caller, by our clock or by the server's
 * - BUSY: the server refused for now (deadlock, lock wait, too many connections)
 * - DENIED: login or rights
 * - UNIQUE: a unique key says it is there already
 * - DATA: the values are refused (a constraint, a type, a length)
 * - STATEMENT: the server does not understand us: a table or column went away
 */
export type Fault = 'CONNECT' | 'LOST' | 'TIMEOUT' | 'BUSY' | 'DENIED' | 'UNIQUE' | 'DATA' | 'STATEMENT'

/** A driver's error with its meaning; the original is in `cause`. */
export class SqlFault extends Error {
  readonly fault: Fault

  constructor(fault: Fault, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.name = 'SqlFault'
    this.fault = fault
  }
}

/** @param what e.g. `ERP articles` */
export function readError(what: string, error: unknown): unknown {
  if (!(error instanceof SqlFault)) return error
  switch (error.fault) {
    case 'CONNECT':
    case 'LOST':
    case 'BUSY':
      return new DovetailError(
        'SOURCE_UNAVAILABLE',
        'retry',
        `${what}: the database cannot be reached`,
        error,
      )
    case 'TIMEOUT':
      return new DovetailError(
        'SOURCE_TIMEOUT',
        'retry',
        `${what}: the database did not answer in time`,
        error,
      )
    case 'DENIED':
      return new DovetailError(
        'SOURCE_UNAVAILABLE',
        'repair',
        `${what}: the database refuses our login`,
        error,
      )
    default:
      return new DovetailError(
        'SOURCE_ANSWER_INVALID',
        'repair',
        `${what}: the database refuses the query; its tables may have changed`,
        error,
      )
  }
}

/**
 * How far a write had come when it failed. STARTED: statements were sent, the commit was not. COMMITTING: it was.
 */
export type WritePhase = 'CONNECTING' | 'STARTED' | 'COMMITTING'

/** @param what e.g. `ERP order "SO-1"` */
export function writeError(what: string, phase: WritePhase, error: unknown): unknown {
  if (!(error instanceof SqlFault)) return error
  const { fault } = error
  // The database answered, if only at the commit (a deferred constraint): it is certain.
  if (fault === 'UNIQUE' || fault === 'DATA')
    return new DovetailError('SINK_REFUSED', 'reject', `${what}: the database refuses the values`, error)
  if (phase === 'COMMITTING')
    return new DovetailError(codeOf(fault), 'check', `${what}: the commit was sent and not confirmed`, error)
  if (phase === 'STARTED' && (fault === 'LOST' || fault === 'TIMEOUT'))
    return new DovetailError(
      codeOf(fault),
      'check',
      `${what}: the connection broke while it was written`,
      error,
    )
  if (fault === 'DENIED' || fault === 'STATEMENT')
    return new DovetailError(
      'SINK_REFUSED',
      'repair',
      `${what}: the database does not let us write; rights or tables may have changed`,
      error,
    )
  return new DovetailError(
    codeOf(fault),
    'retry',
    `${what}: not written, the database cannot be used now`,
    error,
  )
}

function codeOf(fault: Fault): 'SOURCE_TIMEOUT' | 'SOURCE_UNAVAILABLE' {
  return fault === 'TIMEOUT' ? 'SOURCE_TIMEOUT' : 'SOURCE_UNAVAILABLE'
}

/** Classes of SQLSTATE that MySQL, MariaDB and PostgreSQL share. */
export function faultOfSqlState(state: string): Fault | null {
  if (state === '23505') return 'UNIQUE'
  if (state === '40001' || state === '40P01' || state === '55P03' || state.startsWith('53')) return 'BUSY'
  if (state === '57014') return 'TIMEOUT'
  if (state.startsWith('57') || state.startsWith('08')) return 'LOST'
  if (state.startsWith('28') || state === '42501') return 'DENIED'
  if (state.startsWith('22') || state.startsWith('23')) return 'DATA'
  if (state.startsWith('42')) return 'STATEMENT'
  return null
}
