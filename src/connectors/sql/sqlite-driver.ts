import { existsSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { simpleLowerCase } from '../../lib/code-point.ts'
import { addDecimals, sortKeyOf } from './decimal-text.ts'
import { type Fault, SqlFault } from './errors.ts'
import type { DriverRow, Session } from './pool.ts'

/**
 * A SQLite file. It has no decimals and no Unicode of its own: the functions below compare decimals kept as text
 * exactly, and lower every letter.
 */
export async function openSqlite(path: string, busyMs: number): Promise<Session> {
  if (path !== ':memory:' && !existsSync(path))
    throw new SqlFault('CONNECT', new Error(`there is no database "${path}"`))
  const database = openFile(path, busyMs)
  let isBroken = false
  return {
    get isBroken() {
      return isBroken
    },
    destroy() {
      if (isBroken) return
      isBroken = true
      database.close()
    },
    async run(statement, parameters) {
      try {
        const prepared = database.prepare(statement)
        prepared.setReadBigInts(true)
        return prepared.all(...(parameters as SQLInputValue[])) as DriverRow[]
      } catch (error) {
        throw new SqlFault(faultOf(error), error)
      }
    },
  }
}

function openFile(path: string, busyMs: number): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: busyMs })
    const pure = { deterministic: true }
    database.function('dovetail_lower', pure, text => (text === null ? null : simpleLowerCase(String(text))))
    database.function('dovetail_number', pure, value => sortKeyOf(value))
    database.aggregate('dovetail_sum', {
      start: '0',
      step: (total: string, value: SQLInputValue, less: SQLInputValue) => addDecimals(total, value, less),
      result: total => sortKeyOf(total),
    })
    return database
  } catch (error) {
    throw new SqlFault('CONNECT', error)
  }
}

const BUSY = 5
const LOCKED = 6
const READ_ONLY = 8
const CONSTRAINT = 19
const MISMATCH = 20
const UNIQUE = 2067
const PRIMARY_KEY = 1555

function faultOf(error: unknown): Fault {
  const code = Number((error as { errcode?: number }).errcode ?? 1)
  if (code === UNIQUE || code === PRIMARY_KEY) return 'UNIQUE'
  switch (code & 0xff) {
    case BUSY:
    case LOCKED:
      return 'BUSY'
    case READ_ONLY:
      return 'DENIED'
    case CONSTRAINT:
    case MISMATCH:
      return 'DATA'
    default:
      return 'STATEMENT'
  }
}
