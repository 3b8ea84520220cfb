import { DovetailError } from '../domain/errors.ts'

/** What drivers say, sorted by what we can do about it. */

const MYSQL_RETRYABLE = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'])
const MYSQL_DUPLICATE = 'ER_DUP_ENTRY'
const MYSQL_THERE_ALREADY = new Set(['ER_TABLE_EXISTS_ERROR', 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME'])
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_CON_COUNT_ERROR',
  // A node of a cluster that is not a part of it at the moment
  'ER_UNKNOWN_COM_ERROR',
  // What a node says of a commit when it lost its cluster over it
  'ER_ERROR_DURING_COMMIT',
])
/** What mysql2 says, without a code, of a connection or pool that was closed under somebody's hands */
const WAS_CLOSED = /connection is in closed state|^Pool is closed/
/** The server is there, and writes nothing: its disk is full, or it is read only. */
const MYSQL_UNWRITABLE = new Set([
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_READ_ONLY_MODE',
  'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION',
])
const SQLITE_BUSY = 5
/** SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE and _ROWID */
const SQLITE_DUPLICATE = new Set<unknown>([1555, 2067, 2579])

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined
}

/** SQLite's primary result code, also of an extended one. */
function sqliteCode(error: unknown): number | null {
  const code = field(error, 'errcode')
  return typeof code === 'number' ? code & 0xff : null
}

/** Rolled back by the database; the same again may work. */
export function isRetryable(error: unknown): boolean {
  return MYSQL_RETRYABLE.has(String(field(error, 'code'))) || sqliteCode(error) === SQLITE_BUSY
}

/** A node of a cluster that is not a part of it, or not yet; another may be. */
export function isNotReady(error: unknown): boolean {
  return field(error, 'code') === 'ER_UNKNOWN_COM_ERROR'
}

/** The table, column or index that was to be made. */
export function isThereAlready(error: unknown): boolean {
  return MYSQL_THERE_ALREADY.has(String(field(error, 'code')))
}

/** A unique key has it already. */
export function isDuplicate(error: unknown): boolean {
  return field(error, 'code') === MYSQL_DUPLICATE || SQLITE_DUPLICATE.has(field(error, 'errcode'))
}

/** What SQLite says when the file cannot be written: BUSY, READONLY, IOERR, FULL, CANTOPEN */
const SQLITE_UNUSABLE = new Set<number | null>([SQLITE_BUSY, 8, 10, 13, 14])

/** The connection, or the whole server, cannot be used any more. */
function isConnectionLost(error: unknown): boolean {
  return (
    CONNECTION_CODES.has(String(field(error, 'code'))) || WAS_CLOSED.test(String(field(error, 'message')))
  )
}

/** The database is not there, or takes nothing. */
function isUnusable(error: unknown): boolean {
  return isConnectionLost(error) || isUnwritable(error) || SQLITE_UNUSABLE.has(sqliteCode(error))
}

function isUnwritable(error: unknown): boolean {
  return MYSQL_UNWRITABLE.has(String(field(error, 'code')))
}

/** The error as the rest of the house knows it: what the driver says of a database that cannot be used becomes STORE_UNAVAILABLE. */
export function asStoreError(error: unknown): unknown {
  if (!isUnusable(error)) return error
  const reason = error instanceof Error ? error.message : String(error)
  const says = sqliteCode(error) !== null || isUnwritable(error) ? reason : 'it does not answer'
  const text = `Our own database cannot be used: ${says}.`
  return new DovetailError('STORE_UNAVAILABLE', 'check', text, error)
}
