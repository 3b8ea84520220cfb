import { sql, type UpdateObject } from 'kysely'
import { invariant } from '../domain/errors.ts'
import { packText } from '../domain/packed.ts'
import type { TransmissionState } from '../domain/transmission.ts'
import type { Settlement, TransmissionQueue } from '../ports/store.ts'
import { takePlace } from './number-sequence.ts'
import type { Database, Tables, TransmissionTable } from './tables.ts'
import { headsOf } from './transmission-due.ts'
import { addEvent, toOutgoing, toTransmission } from './transmission-rows.ts'

/** Certainly not arrived: a newer revision takes their place. */
const NOT_SENT: TransmissionState[] = ['PENDING', 'RETRY', 'DEAD']
/** These give way as soon as it is certain that they did not arrive. */
const UNKNOWN_YET: TransmissionState[] = ['SENDING', 'IN_DOUBT']

/** From being accepted to being settled: what services put in, and the dispatcher's moves. */
export function createTransmissionDispatch(
  db: Database,
): Pick<TransmissionQueue, 'enqueue' | 'supersede' | 'claim' | 'markSending' | 'settle' | 'nextDueAt'> {
  const underFence = async (
    id: string,
    fence: number,
    change: UpdateObject<Tables, 'transmission'>,
  ): Promise<boolean> => {
    const result = await db
      .updateTable('transmission')
      .set(change)
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', 'SENDING')
      .executeTakeFirst()
    return result.numUpdatedRows === 1n
  }

  const giveWay = async (id: string, fence: number, at: number): Promise<void> => {
    const result = await db
      .updateTable('transmission')
      .set({ state: 'SUPERSEDED' })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', 'in', NOT_SENT)
      .executeTakeFirst()
    if (result.numUpdatedRows === 1n)
      await addEvent(db, id, fence, { at, actor: 'dovetail', what: 'SUPERSEDED', detail: null })
  }

  const givesWay = async (id: string): Promise<boolean> => {
    const row = await db
      .selectFrom('transmission')
      .select('gives_way')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row.gives_way === 1
  }

  return {
    async enqueue(transmission) {
      const { at, payload, kind, target, id } = transmission
      const existing = await db
        .selectFrom('transmission')
        .selectAll()
        .where('target', '=', target)
        .where('kind', '=', kind)
        .where('external_reference', '=', transmission.externalReference)
        .executeTakeFirst()
      if (existing) {
        invariant(
          existing.payload_hash === transmission.payloadHash,
          `${transmission.externalReference} was enqueued before with another document`,
        )
        return toTransmission(existing)
      }
      const row: TransmissionTable = {
        id,
        target,
        kind,
        external_reference: transmission.externalReference,
        ordering_key: transmission.orderingKey,
        ordering_sequence: await takePlace(db, target, transmission.orderingKey),
        payload: await packText(payload),
        payload_hash: transmission.payloadHash,
        state: 'PENDING',
        attempt_count: 0,
        fence: 0,
        lease_owner: null,
        lease_until: null,
        next_at: at,
        send_started_at: null,
        remote_id: null,
        last_error: null,
        created_at: at,
        gives_way: 0,
      }
      await db.insertInto('transmission').values(row).execute()
      await addEvent(db, id, 0, { at, actor: 'dovetail', what: 'ACCEPTED', detail: null })
      return toTransmission(row)
    },
    async supersede(target, orderingKey, at) {
      const own = db
        .selectFrom('transmission')
        .select(['id', 'fence'])
        .where('target', '=', target)
        .where('ordering_key', '=', orderingKey)
      // First those that nobody knows of yet: whatever is settled before this is among those after it.
      await db
        .updateTable('transmission')
        .set({ gives_way: 1 })
        .where('target', '=', target)
        .where('ordering_key', '=', orderingKey)
        .where('state', 'in', UNKNOWN_YET)
        .execute()
      for (const { id, fence } of await own.where('state', 'in', NOT_SENT).execute())
        await giveWay(id, fence, at)
    },
    async claim({ target, owner, at, leaseMs }) {
      const lease = { lease_owner: owner, lease_until: at + leaseMs }
      for await (const { id, state, fence } of headsOf(db, target, at)) {
        const result = await db
          .updateTable('transmission')
          .set({ state: 'SENDING', fence: fence + 1, ...lease })
          .where('id', '=', id)
          .where('fence', '=', fence)
          .where('state', '=', state)
          .executeTakeFirst()
        if (result.numUpdatedRows !== 1n) continue
        if (state === 'SENDING')
          await addEvent(db, id, fence + 1, { at, actor: 'dovetail', what: 'TAKEN_OVER', detail: null })
        const row = await db
          .selectFrom('transmission')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        return { transmission: await toOutgoing(row), from: state }
      }
      return null
    },
    async markSending(id, fence, at, leaseNeededUntil) {
      const result = await db
        .updateTable('transmission')
        .set(eb => ({ send_started_at: at, attempt_count: eb('attempt_count', '+', 1) }))
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'SENDING')
        .where('lease_until', '>=', leaseNeededUntil)
        .executeTakeFirst()
      if (result.numUpdatedRows !== 1n) return false
      await addEvent(db, id, fence, { at, actor: 'dovetail', what: 'SENDING', detail: null })
      return true
    },
    async settle(id, fence, outcome: Settlement) {
      const isWritten = await underFence(id, fence, {
        state: outcome.state,
        next_at: outcome.nextAt,
        last_error: outcome.lastError,
        lease_owner: null,
        lease_until: null,
        ...(outcome.remoteId === null ? {} : { remote_id: outcome.remoteId }),
        ...(outcome.clearsSendStarted ? { send_started_at: null } : {}),
        ...(outcome.countsAttempt ? { attempt_count: sql<number>`attempt_count + 1` } : {}),
      })
      if (!isWritten) return false
      await addEvent(db, id, fence, outcome)
      if (NOT_SENT.includes(outcome.state) && (await givesWay(id))) await giveWay(id, fence, outcome.at)
      return true
    },
    async nextDueAt(target) {
      const { value } = await headsOf(db, target, null).next()
      return value?.dueAt ?? null
    },
  }
}
