import { sql, type UpdateObject } from 'kysely'
import { invariant } from '../domain/errors.ts'
import { packText } from '../domain/packed.ts'
import type { OutgoingTransmission, Transmission, TransmissionState } from '../domain/transmission.ts'
import type {
  Beginning,
  Claim,
  ClaimOptions,
  NewTransmission,
  Settlement,
  TransmissionQueue,
} from '../ports/transmission-queue.ts'
import { isDuplicate } from './database-errors.ts'
import { giveWay, giveWayIfMarked, NOT_SENT } from './giving-way.ts'
import { takePlace } from './number-sequence.ts'
import type { Database, Tables, TransmissionTable } from './tables.ts'
import { headsOf, type Waiting } from './transmission-due.ts'
import { addEvent, begunAt, toOutgoing, toTransmission, WITHOUT_PAYLOAD } from './transmission-rows.ts'

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

  /** Null where it is not as it was seen any more: somebody else has it. */
  const claimHead = async (
    { id, state, fence }: Waiting,
    { owner, at, leaseMs, begin }: ClaimOptions,
  ): Promise<Claim | null> => {
    const row = await db
      .selectFrom('transmission')
      .selectAll()
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', state)
      .executeTakeFirst()
    if (!row) return null
    const read = await toOutgoing(row)
    const begun = begin?.(read) ?? null
    const transmission: OutgoingTransmission = {
      ...read,
      ...{ state: 'SENDING', fence: fence + 1, leaseOwner: owner },
      leaseUntil: (begun?.at ?? at) + leaseMs,
    }
    const result = await db
      .updateTable('transmission')
      .set({
        ...{ state: transmission.state, fence: transmission.fence },
        ...{ lease_owner: owner, lease_until: transmission.leaseUntil },
        ...(begun && asBegun(begun)),
      })
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('state', '=', state)
      // These change under the same fence, in the same state: whoever had it writes that it begins to send, or a newer revision comes.
      .where(eb => begunAt(eb, row.send_started_at))
      .where('gives_way', '=', row.gives_way)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) return null
    const by = { actor: 'dovetail', detail: null }
    if (state === 'SENDING') await addEvent(db, id, transmission.fence, { ...by, at, what: 'TAKEN_OVER' })
    if (begun) await addEvent(db, id, transmission.fence, { ...by, at: begun.at, what: 'SENDING' })
    return { transmission, from: state, begun }
  }

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
        // Its place stays free then: places need only be in order.
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
    async claim(options) {
      for await (const head of headsOf(db, options.target, options.at)) {
        const claim = await claimHead(head, options)
        if (claim) return claim
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
