import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { Tables } from './tables.ts'

const STATEMENTS_KEPT = 200
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 }
/** How long a statement waits for another process's write; it holds up the whole process, so the store tries again instead. */
const BUSY_MS = 250

/**
 * Opens the file for Kysely. Kysely's SQLite dialect neither spreads parameters nor knows which statements answer rows, and its
 * plain `begin` would let two writers fail on each other: this wrapper does all three.
 */
export function openSqlite(path: string, { readOnly }: { readonly readOnly: boolean }): Kysely<Tables> {
  mkdirSync(dirname(path), { recursive: true })
  const handle = new DatabaseSync(path, { readOnly })
  if (!readOnly) handle.exec('pragma journal_mode = WAL; pragma synchronous = FULL; pragma foreign_keys = ON')
  handle.exec(`pragma busy_timeout = ${BUSY_MS}`)
  const statements = new Map<string, StatementSync>()

  const prepare = (sql: string): StatementSync => {
    const text = sql === 'begin' ? 'begin immediate' : sql
    let statement = statements.get(text)
    if (!statement) {
      if (statements.size >= STATEMENTS_KEPT) statements.clear()
      statement = handle.prepare(text)
      statements.set(text, statement)
    }
    return statement
  }

  const database = {
    close: () => handle.close(),
    prepare: (sql: string) => {
      const statement = prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters: readonly unknown[]) => {
          // A commit for which there was no room, say, has rolled back by itself.
          if (sql === 'rollback' && !handle.isTransaction) return NOTHING_CHANGED
          return statement.run(...(parameters as SQLInputValue[]))
        },
        iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
      }
    },
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
}
