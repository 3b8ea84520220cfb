import type { TransmissionQuery } from '../domain/transmission.ts'
import type { TransmissionQueue } from '../ports/store.ts'
import { after, type SortKey, toPage } from './keyset.ts'
import type { Database, TransmissionTable } from './tables.ts'
import { toTransmission } from './transmission-rows.ts'

const LIST_KEYS: SortKey<keyof TransmissionTable>[] = [
  { column: 'created_at', direction: 'DESC', isNumber: true },
  { column: 'id', direction: 'DESC' },
]

/** Reading and listing. */
export function createTransmissionLists(
  db: Database,
): Pick<TransmissionQueue, 'byIds' | 'byReferences' | 'find'> {
  const selection = (query: TransmissionQuery) => {
    let rows = db.selectFrom('transmission')
    if (query.target !== null) rows = rows.where('target', '=', query.target)
    if (query.states)
      rows =
        query.states.length === 0
          ? rows.where(eb => eb.lit(false))
          : rows.where('state', 'in', [...query.states])
    return rows
  }

  return {
    async byIds(ids) {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('transmission').selectAll().where('id', 'in', ids).execute()
      return rows.map(toTransmission)
    },
    async byReferences(kind, externalReferences) {
      if (externalReferences.length === 0) return []
      const rows = await db
        .selectFrom('transmission')
        .selectAll()
        .where('kind', '=', kind)
        .where('external_reference', 'in', externalReferences)
        .execute()
      return rows.map(toTransmission)
    },
    async find(query) {
      let rows = selection(query).selectAll()
      if (query.after) rows = rows.where(eb => after(eb, LIST_KEYS, query.after!))
      const stored = await rows
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query.first + 1)
        .execute()
      const total = query.wantsTotal
        ? (
            await selection(query)
              .select(eb => eb.fn.countAll<number>().as('count'))
              .executeTakeFirstOrThrow()
          ).count
        : null
      return toPage(
        stored,
        stored.map(toTransmission),
        LIST_KEYS,
        query,
        total === null ? null : Number(total),
      )
    },
  }
}
