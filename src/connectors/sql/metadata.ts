import { distance } from 'fastest-levenshtein'
import type { DescriptionProblem } from '../../ports/connector.ts'
import type { Row, SqlClient } from './client.ts'
import type { Tables } from './schema.ts'

/** A table or column that the description counts on. `path` leads to where it says so. */
export interface Mention {
  readonly path: readonly (string | number)[]
  readonly table: string
  /** Null: the table itself */
  readonly column: string | null
}

/** Asks the database for the columns of all mentioned tables. */
export async function readTables(
  client: SqlClient,
  mentions: readonly Mention[],
  what: string,
  signal: AbortSignal,
): Promise<Tables> {
  const tables = new Map<string, Map<string, string>>()
  for (const [schema, names] of bySchema(mentions.map(mention => mention.table))) {
    const rows = await client.read(what, client.dialect.columnsOf(schema, names), signal)
    for (const row of rows) {
      const name = qualified(schema, row.table_name ?? '')
      const columns = tables.get(name) ?? new Map<string, string>()
      columns.set(row.column_name ?? '', row.data_type ?? '')
      tables.set(name, columns)
    }
  }
  return tables
}

/** Everything mentioned that is not there, with what is. */
export async function findProblems(
  client: SqlClient,
  mentions: readonly Mention[],
  tables: Tables,
  what: string,
  signal: AbortSignal,
): Promise<DescriptionProblem[]> {
  const same = sameName(client.dialect.ignoresCaseOfNames)
  const problems: DescriptionProblem[] = []
  for (const { path, table, column } of mentions) {
    const known = [...tables].find(([name]) => same(name, table))?.[1]
    if (!known) {
      if (column !== null) continue
      const others = await listTables(client, table, what, signal)
      problems.push({ path, message: missing('table or view', table, others) })
    } else if (column !== null && ![...known.keys()].some(name => same(name, column)))
      problems.push({ path, message: `${table}: ${missing('column', column, [...known.keys()])}` })
  }
  return problems
}

async function listTables(
  client: SqlClient,
  table: string,
  what: string,
  signal: AbortSignal,
): Promise<string[]> {
  const schema = schemaOf(table)
  const rows: readonly Row[] = await client.read(what, client.dialect.tablesOf(schema), signal)
  return rows.map(row => qualified(schema, row.table_name ?? ''))
}

const MENTIONED = 12

function missing(kind: string, name: string, others: readonly string[]): string {
  if (others.length === 0) return `there is no ${kind} "${name}", nor any other`
  const byDistance = others.toSorted(
    (a, b) => distance(a.toLowerCase(), name.toLowerCase()) - distance(b.toLowerCase(), name.toLowerCase()),
  )
  const listed = others.slice(0, MENTIONED).join(', ')
  const more = others.length > MENTIONED ? ` and ${others.length - MENTIONED} more` : ''
  return `there is no ${kind} "${name}"; nearest is "${byDistance[0]}", there are ${listed}${more}`
}

function bySchema(tables: readonly string[]): Map<string | null, string[]> {
  const groups = new Map<string | null, string[]>()
  for (const table of new Set(tables)) {
    const schema = schemaOf(table)
    groups.set(schema, [...(groups.get(schema) ?? []), table.slice(schema === null ? 0 : schema.length + 1)])
  }
  return groups
}

function schemaOf(table: string): string | null {
  const dot = table.indexOf('.')
  return dot < 0 ? null : table.slice(0, dot)
}

function qualified(schema: string | null, table: string): string {
  return schema === null ? table : `${schema}.${table}`
}

function sameName(ignoresCase: boolean): (a: string, b: string) => boolean {
  return ignoresCase ? (a, b) => a.toLowerCase() === b.toLowerCase() : (a, b) => a === b
}
