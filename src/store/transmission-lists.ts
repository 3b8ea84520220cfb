import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { TransmissionQuery, TransmissionState } from '../domain/transmission.ts'
import { RECORD_EVENTS } from '../domain/transmission-event.ts'
import type { TransmissionQueue } from '../ports/transmission-queue.ts'
import { after, matchNumber, matchText, type SortKey, toPage } from './keyset.ts'
import type { Database, Tables, TransmissionTable } from './tables.ts'
import { toEvent, toOutgoing, toTransmission, WITHOUT_PAYLOAD } from './transmission-rows.ts'

const LIST_KEYS: SortKey<keyof TransmissionTable>[] = [
  { column: 'created_at', direction: 'DESC', isNumber: true },
  { column: 'id', direction: 'DESC' },
]

function conditions(
  eb: ExpressionBuilder<Tables, 'transmission'>,
  { target, states, kinds, externalReference, createdAt }: TransmissionQuery,
): Expression<SqlBool>[] {
  const oneOf = (column: 'state' | 'kind', values: readonly string[]) =>
    values.length === 0 ? eb.lit(false) : eb(column, 'in', values)
  return [
    ...(target === null ? [] : [eb('target', '=', target)]),
    ...(states ? [oneOf('state', states)] : []),
    ...(kinds ? [oneOf('kind', kinds)] : []),
    ...(externalReference ? matchText(eb, 'external_reference', externalReference) : []),
    ...(createdAt ? matchNumber(eb, 'created_at', createdAt) : []),
  ]
}

/** That a person settled `one`, and no dispatcher. */
const isResolved = sql<SqlBool>`exists (select event.n from transmission_event as event
  where event.transmission_id = one.id and event.what = 'RESOLVED')`

/**
 * That the target's record is still of `one`, and not of a later revision of its order that arrived, may have, or is being entered by a
 * person. Each revision of a quote has a record of its own.
 */
const hasTheRecord = sql<SqlBool>`(one.kind <> 'ORDER' or not exists (select later.id from transmission as later
  where later.target = one.target and later.ordering_key = one.ordering_key
  and later.ordering_sequence > one.ordering_sequence
  and (later.send_started_at is not null or later.state in ('DELIVERED', 'CONFLICT'))))`

const WRONG = Object.values(RECORD_EVENTS).filter(word => word !== RECORD_EVENTS.RIGHT)

/** Reading and listing. */
export function createTransmissionLists(
  db: Database,
): Pick<
  TransmissionQueue,
  | 'byIds'
  | 'byReferences'
  | 'earlier'
  | 'find'
  | 'outgoing'
  | 'histories'
  | 'delivered'
  | 'arrived'
  | 'hasRecord'
  | 'withWrongRecord'
> {
  const selection = (query: TransmissionQuery) =>
    db.selectFrom('transmission').where(eb => eb.and(conditions(eb, query)))

  return {
    async byIds(ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('transmission')
        .select(WITHOUT_PAYLOAD)
        .where('id', 'in', ids)
        .execute()
      return rows.map(toTransmission)
    },
    async outgoing(ids) {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('transmission').selectAll().where('id', 'in', ids).execute()
      const byId = new Map(rows.map(row => [row.id, row]))
      return Promise.all(ids.flatMap(id => byId.get(id) ?? []).map(toOutgoing))
    },
    async delivered({ target, from, until, after, limit }) {
      let rows = db
        .selectFrom('transmission as one')
        .selectAll()
        .where('target', '=', target)
        .where('state', '=', 'DELIVERED')
        .where('next_at', '>=', from)
        .where('next_at', '<', until)
        .where(({ not }) => not(isResolved))
        .where(hasTheRecord)
      if (after)
        rows = rows
          .where('next_at', '<=', after.nextAt)
          .where(eb => eb.or([eb('next_at', '<', after.nextAt), eb('id', '<', after.id)]))
      const stored = await rows.orderBy('next_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      return Promise.all(stored.map(toOutgoing))
    },
    async hasRecord(id) {
      const rows = await db
        .selectFrom('transmission as one')
        .select('id')
        .where('id', '=', id)
        .where(hasTheRecord)
        .execute()
      return rows.length > 0
    },
    async arrived(target, orderingKeys) {
      if (orderingKeys.length === 0) return []
      const rows = await db
        .selectFrom('transmission')
        .select(WITHOUT_PAYLOAD)
        .where('target', '=', target)
        .where('ordering_key', 'in', orderingKeys)
        .where('state', '=', 'DELIVERED')
        .orderBy('ordering_key')
        .orderBy('ordering_sequence')
        .execute()
      return rows.map(toTransmission)
    },
    async withWrongRecord(target, from, until) {
      const rows = await db
        .selectFrom('transmission as one')
        .innerJoin('transmission_event as seen', 'seen.transmission_id', 'one.id')
        .select('one.id')
        .where('target', '=', target)
        .where('state', '=', 'DELIVERED')
        .where('next_at', '>=', from)
        .where('next_at', '<', until)
        .where('seen.what', 'in', WRONG)
        .where(hasTheRecord)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('transmission_event as later')
                .select('later.n')
                .whereRef('later.transmission_id', '=', 'seen.transmission_id')
                .whereRef('later.n', '>', 'seen.n')
                .where('later.what', 'in', Object.values(RECORD_EVENTS)),
            ),
          ),
        )
        .execute()
      return rows.map(({ id }) => id)
    },
    async byReferences(kind, externalReferences) {
      if (externalReferences.length === 0) return []
      const rows = await db
        .selectFrom('transmission')
        .select(WITHOUT_PAYLOAD)
        .where('kind', '=', kind)
        .where('external_reference', 'in', externalReferences)
        .execute()
      return rows.map(toTransmission)
    },
    async earlier({ target, orderingKey, orderingSequence }) {
      const rows = await db
        .selectFrom('transmission as one')
        .select(['state', 'payload_hash', 'remote_id', 'send_started_at'])
        .select(isResolved.as('is_resolved'))
        .where('target', '=', target)
        .where('ordering_key', '=', orderingKey)
        .where('ordering_sequence', '<', orderingSequence)
        .orderBy('ordering_sequence', 'desc')
        .execute()
      return rows.map(row => ({
        state: row.state as TransmissionState,
        payloadHash: row.payload_hash,
        remoteId: row.remote_id,
        sendStartedAt: row.send_started_at === null ? null : Number(row.send_started_at),
        isResolved: Boolean(row.is_resolved),
      }))
    },
    async find(query) {
      let rows = selection(query).select(WITHOUT_PAYLOAD)
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
    async histories(ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('transmission_event')
        .selectAll()
        .where('transmission_id', 'in', ids)
        .orderBy('transmission_id')
        .orderBy('n')
        .execute()
      return [...Map.groupBy(rows, row => row.transmission_id)].map(([id, own]) => ({
        id,
        events: own.map(toEvent),
      }))
    },
  }
}
