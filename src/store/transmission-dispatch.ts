import { sql, type UpdateObject } from 'kysely'
import { invariant } from '../domain/errors.ts'
import { packText } from '../domain/packed.ts'
import type { Transmission, TransmissionState } from '../domain/transmission.ts'
import type { TransmissionEventKind } from '../domain/transmission-event.ts'
import type {
  Beginning,
  NewTransmission,
  Settlement,
  TransmissionQueue,
} from '../ports/transmission-queue.ts'
import { isDuplicate } from './database-errors.ts'
import { giveWay, giveWayIfMarked, NOT_SENT } from './giving-way.ts'
import { takePlace } from './number-sequence.ts'
import type { Database, Tables, TransmissionTable } from './tables.ts'
import { headsOf } from './transmission-due.ts'
import { addEvent, toOutgoing, toTransmission, WITHOUT_PAYLOAD } from './transmission-rows.ts'

/** These give way as soon as it is certain that they did not arrive. */
const UNKNOWN_YET: TransmissionState[] = ['SENDING', 'IN_DOUBT']

const asBegun = ({ at, settledAt }: Pick<Beginning, 'at' | 'settledAt'>) => ({
  send_started_at: at,
  settled_at: settledAt,
  attempt_count: sql<number>`attempt_count + 1`,
})

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

  /** Its place stays free then: places need only be in order. */
  const enqueuedBefore = async ({
    target,
    kind,
    externalReference,
    payloadHash,
  }: NewTransmission): Promise<Transmission | null> => {
    const existing = await db
      .selectFrom('transmission')
      .select(WITHOUT_PAYLOAD)
      .where('target', '=', target)
      .where('kind', '=', kind)
      .where('external_reference', '=', externalReference)
      .executeTakeFirst()
    if (!existing) return null
    const isEqual = existing.payload_hash === payloadHash
    invariant(isEqual, `${externalReference} was enqueued before with another document`)
    return toTransmission(existing)
  }

  return {
    async enqueue(transmission) {
      const { at, payload, kind, target, id } = transmission
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
        settled_at: null,
      }
      try {
        await db.insertInto('transmission').values(row).execute()
      } catch (error) {
        const existing = isDuplicate(error) ? await enqueuedBefore(transmission) : null
        if (existing === null) throw error
        return existing
      }
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
        await giveWay(db, { id, fence, at })
    },
    async claim({ target, owner, at, leaseMs, begin }) {
      for await (const { id, state, fence } of headsOf(db, target, at)) {
        const row = await db
          .selectFrom('transmission')
          .selectAll()
          .where('id', '=', id)
          .where('fence', '=', fence)
          .where('state', '=', state)
          .executeTakeFirst()
        if (!row) continue
        const claimed = {
          ...{ state: 'SENDING' as const, fence: fence + 1 },
          ...{ lease_owner: owner, lease_until: at + leaseMs },
        }
        const transmission = await toOutgoing({ ...row, ...claimed })
        const begun = begin?.(transmission) ?? null
        const { send_started_at: started } = row
        const result = await db
          .updateTable('transmission')
          .set({ ...claimed, ...(begun && asBegun(begun)) })
          .where('id', '=', id)
          .where('fence', '=', fence)
          .where('state', '=', state)
          // Whoever had it until now writes that it begins to send under the same fence and in the same state.
          .where('send_started_at', started === null ? 'is' : '=', started)
          .executeTakeFirst()
        if (result.numUpdatedRows !== 1n) continue
        const tell = (what: TransmissionEventKind, when: number) =>
          addEvent(db, id, fence + 1, { at: when, actor: 'dovetail', what, detail: null })
        if (state === 'SENDING') await tell('TAKEN_OVER', at)
        if (begun) await tell('SENDING', begun.at)
        return { transmission, from: state, begun }
      }
      return null
    },
    async markSending(id, fence, at, leaseNeededUntil, settledAt = at) {
      const result = await db
        .updateTable('transmission')
        .set(asBegun({ at, settledAt }))
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
        ...(outcome.clearsSendStarted ? { send_started_at: null, settled_at: null } : {}),
        ...(outcome.countsAttempt ? { attempt_count: sql<number>`attempt_count + 1` } : {}),
      })
      if (!isWritten) return false
      await addEvent(db, id, fence, outcome)
      await giveWayIfMarked(db, { id, fence, state: outcome.state, at: outcome.at })
      return true
    },
    async nextDueAt(target) {
      const { value } = await headsOf(db, target, null).next()
      return value?.dueAt ?? null
    },
  }
}
