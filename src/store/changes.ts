import { sql } from 'kysely'
import { quoteReference } from '../domain/quote.ts'
import type { TransmissionKind } from '../domain/transmission.ts'
import { toIso } from '../lib/iso.ts'
import type { Change, ChangeLog, ChangeMark } from '../ports/changes.ts'
import type { Database } from './tables.ts'

interface MarkRow {
  readonly owner: string
  readonly row_key: string | number
}

/** One of the tables that are only ever added to. */
interface History {
  readonly table: string
  marksSince(db: Database, since: number, limit: number): Promise<readonly MarkRow[]>
  touchedBy(db: Database, owners: readonly string[]): Promise<readonly Change[]>
}

/** What the feed of changes knows: one line for each history. The migration that makes a table gives it an index that begins with `at`. */
const HISTORIES: readonly History[] = [
  { table: 'transmission_event', marksSince: transmissionMarks, touchedBy: transmissionsAndDocuments },
  { table: 'quote_event', marksSince: documentMarks('quote_event', 'quote_id'), touchedBy: quotesById },
  { table: 'order_event', marksSince: documentMarks('order_event', 'order_id'), touchedBy: ordersById },
]

/** Owners asked for in one statement */
const PORTION = 1_000

export function createChangeLog(db: Database): ChangeLog {
  return {
    async marksSince(since, limit) {
      const pages = await Promise.all(HISTORIES.map(history => history.marksSince(db, since, limit)))
      const marks = pages.flatMap((rows, index) => rows.map(row => toMark(HISTORIES[index]!.table, row)))
      return { marks, isCut: pages.some(rows => rows.length === limit) }
    },
    async touchedBy(marks) {
      const touched = new Map<string, Change>()
      for (const { table, touchedBy } of HISTORIES) {
        const own = marks.filter(mark => mark.history === table).map(mark => mark.owner)
        for (const portion of portions([...new Set(own)]))
          for (const change of await touchedBy(db, portion)) touched.set(keyOf(change), change)
      }
      return [...touched.values()]
    },
  }
}

function toMark(history: string, { owner, row_key }: MarkRow): ChangeMark {
  return { history, owner, key: `${history} ${owner} ${row_key}` }
}

function keyOf(change: Change): string {
  return `${change.noun} ${'id' in change ? change.id : change.number}`
}

function* portions(keys: readonly string[]): Iterable<readonly string[]> {
  for (let at = 0; at < keys.length; at += PORTION) yield keys.slice(at, at + PORTION)
}

function transmissionMarks(db: Database, since: number, limit: number): Promise<readonly MarkRow[]> {
  return db
    .selectFrom('transmission_event')
    .select(['transmission_id as owner', 'n as row_key'])
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

/** Of the history of a document of ours, whose times are text. */
function documentMarks(table: string, owner: string): History['marksSince'] {
  return async (db, since, limit) => {
    const marks = sql<MarkRow>`select ${sql.ref(owner)} as owner, id as row_key from ${sql.table(table)}
      where at >= ${toIso(since)} order by at desc limit ${sql.lit(limit)}`
    return (await marks.execute(db)).rows
  }
}

/** The transmissions, and the quotes and orders that they bring. */
async function transmissionsAndDocuments(db: Database, ids: readonly string[]): Promise<readonly Change[]> {
  const rows = await db
    .selectFrom('transmission')
    .select(['id', 'target', 'kind', 'external_reference', 'ordering_key'])
    .where('id', 'in', ids)
    .execute()
  const changes = rows.map(
    ({ id, target, kind, external_reference }): Change => ({
      noun: 'TRANSMISSION',
      id,
      target,
      kind: kind as TransmissionKind,
      externalReference: external_reference,
    }),
  )
  const ofKind = (kind: TransmissionKind) => rows.filter(row => row.kind === kind)
  const orders = ofKind('ORDER').map((row): Change => ({ noun: 'ORDER', number: row.ordering_key }))
  const references = new Set(ofKind('QUOTE').map(row => row.external_reference))
  const revisions = await quotesWhere(
    db,
    'number',
    ofKind('QUOTE').map(row => row.ordering_key),
  )
  const quotes = revisions.filter(revision => references.has(quoteReference(revision)))
  return [...changes, ...orders, ...quotes.map(toChange)]
}

async function ordersById(db: Database, ids: readonly string[]): Promise<readonly Change[]> {
  const rows = await db.selectFrom('sales_order').select('number').where('id', 'in', ids).execute()
  return rows.map(({ number }): Change => ({ noun: 'ORDER', number }))
}

async function quotesById(db: Database, ids: readonly string[]): Promise<readonly Change[]> {
  return (await quotesWhere(db, 'id', ids)).map(toChange)
}

function toChange({ id, number }: { readonly id: string; readonly number: string }): Change {
  return { noun: 'QUOTE', id, number }
}

async function quotesWhere(db: Database, column: 'id' | 'number', keys: readonly string[]) {
  if (keys.length === 0) return []
  return db.selectFrom('quote').select(['id', 'number', 'revision']).where(column, 'in', keys).execute()
}
