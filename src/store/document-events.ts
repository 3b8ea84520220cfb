import { randomBytes } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import type { DocumentEvent } from '../domain/document-event.ts'
import type { DocumentHistory } from '../ports/store.ts'
import type { Database } from './tables.ts'

/** Where the events of each kind of document stand, and the column that says whose they are. */
const PLACES = {
  quote: { table: 'quote_event', owner: 'quote_id' },
  order: { table: 'order_event', owner: 'order_id' },
} as const

type DocumentKind = keyof typeof PLACES

/** @pre the document's row was written in this transaction: that lock keeps two events from taking one place */
export async function addDocumentEvent(
  db: Database,
  kind: DocumentKind,
  id: string,
  { at, actor, what, detail }: DocumentEvent<string>,
): Promise<void> {
  const { table, owner } = PLACES[kind]
  const columns = sql.join([owner, 'id', 'n', 'at', 'actor', 'what', 'detail'].map(name => sql.ref(name)))
  const values = sql`${id}, ${randomBytes(16).toString('hex')}, count(*) + 1, ${at}, ${actor}, ${what}, ${detail}`
  await sql`insert into ${sql.table(table)} (${columns})
    select ${values} from ${sql.table(table)} where ${sql.ref(owner)} = ${id}`.execute(db)
}

/** All that happened to each, oldest first. */
export async function documentHistories<Kind extends string>(
  db: Database,
  kind: DocumentKind,
  ids: readonly string[],
): Promise<readonly DocumentHistory<Kind>[]> {
  if (ids.length === 0) return []
  const { table, owner } = PLACES[kind]
  // What was written before events were counted has no place of its own, and came before.
  const { rows } = await sql<DocumentEvent<Kind> & { owner: string }>`
    select ${sql.ref(owner)} as owner, at, actor, what, detail from ${sql.table(table)}
    where ${sql<SqlBool>`${sql.ref(owner)} in (${sql.join(ids)})`} order by ${sql.ref(owner)}, n, at`.execute(
    db,
  )
  return [...Map.groupBy(rows, row => row.owner)].map(([id, own]) => ({
    id,
    events: own.map(({ at, actor, what, detail }) => ({ at, actor, what, detail })),
  }))
}
