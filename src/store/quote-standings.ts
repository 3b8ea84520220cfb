import type { QuoteStatus } from '../domain/quote.ts'
import type { QuoteRepository, QuoteStanding } from '../ports/store.ts'
import { addDocumentEvent, documentHistories } from './document-events.ts'
import type { Database, QuoteTable } from './tables.ts'

/** Others may be faster: one of so many is free, or it is asked again. */
const AMONG = 10
const COLUMNS = ['id', 'number', 'revision', 'status', 'valid_until'] as const

function toStanding(row: Pick<QuoteTable, (typeof COLUMNS)[number]>): QuoteStanding {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status as QuoteStatus,
    validUntil: row.valid_until,
  }
}

/** How far quotes are, and what happened to them. */
export function createQuoteStandings(
  db: Database,
): Pick<
  QuoteRepository,
  | 'changeStatus'
  | 'lock'
  | 'appendEvent'
  | 'histories'
  | 'standing'
  | 'awaited'
  | 'setOrderDue'
  | 'takeOrderDue'
> {
  return {
    async changeStatus(id, from, to) {
      const result = await db
        .updateTable('quote')
        .set(eb => ({ status: to, lock_count: eb('lock_count', '+', 1) }))
        .where('id', '=', id)
        .where('status', '=', from)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async lock(id) {
      await db
        .updateTable('quote')
        .set(eb => ({ lock_count: eb('lock_count', '+', 1) }))
        .where('id', '=', id)
        .execute()
      const row = await db.selectFrom('quote').select('status').where('id', '=', id).executeTakeFirst()
      return row ? (row.status as QuoteStatus) : null
    },
    appendEvent: (id, event) => addDocumentEvent(db, 'quote', id, event),
    histories: ids => documentHistories(db, 'quote', ids),
    async standing(number, revision) {
      const row = await db
        .selectFrom('quote')
        .select(COLUMNS)
        .where('number', '=', number)
        .where('revision', '=', revision)
        .executeTakeFirst()
      return row ? toStanding(row) : null
    },
    async awaited({ after, limit, validSince }) {
      let rows = db
        .selectFrom('quote')
        .select(COLUMNS)
        .where('status', '=', 'SENT')
        .where(eb => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', validSince)]))
      if (after !== null) rows = rows.where('number', '>', after)
      return (await rows.orderBy('number').limit(limit).execute()).map(toStanding)
    },
    async setOrderDue(id, at) {
      let quotes = db.updateTable('quote').set({ order_due_at: at }).where('id', '=', id)
      if (at === null) quotes = quotes.where('order_due_at', 'is not', null)
      return (await quotes.executeTakeFirst()).numUpdatedRows === 1n
    },
    async takeOrderDue(at, again) {
      const due = await db
        .selectFrom('quote')
        .select(['id', 'order_due_at'])
        .where('order_due_at', '<=', at)
        .orderBy('order_due_at')
        .limit(AMONG)
        .execute()
      for (const { id, order_due_at } of due) {
        const taken = await db
          .updateTable('quote')
          .set({ order_due_at: again })
          .where('id', '=', id)
          .where('order_due_at', '=', order_due_at)
          .executeTakeFirst()
        if (taken.numUpdatedRows === 1n) return id
      }
      return null
    },
  }
}
