import { RECORD_EVENTS } from '../domain/transmission-event.ts'
import type { TransmissionQueue } from '../ports/transmission-queue.ts'
import { giveWayIfMarked } from './giving-way.ts'
import type { Database } from './tables.ts'
import { addEvent, begunAt } from './transmission-rows.ts'

/** The operators' moves. */
export function createTransmissionMoves(db: Database): Pick<TransmissionQueue, 'move' | 'noteRecord'> {
  return {
    async move({ id, fence, state, sendStartedAt }, to) {
      const result = await db
        .updateTable('transmission')
        .set({
          state: to.state,
          next_at: to.nextAt,
          remote_id: to.remoteId,
          last_error: to.lastError,
          lease_owner: null,
          lease_until: null,
          fence: fence + 1,
          ...(to.clearsSendStarted ? { send_started_at: null, settled_at: null } : {}),
        })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', state)
        // A dispatcher writes that it begins to send under the same fence and in the same state.
        .where(eb => begunAt(eb, sendStartedAt))
        .executeTakeFirst()
      if (result.numUpdatedRows !== 1n) return false
      await addEvent(db, id, fence + 1, to.event)
      await giveWayIfMarked(db, { id, fence: fence + 1, state: to.state, at: to.event.at })
      return true
    },
    async noteRecord(id, event) {
      // An update that changes nothing takes the lock that keeps two from writing the same.
      await db
        .updateTable('transmission')
        .set(({ ref }) => ({ state: ref('state') }))
        .where('id', '=', id)
        .execute()
      const last = await db
        .selectFrom('transmission_event')
        .select(['what', 'detail'])
        .where('transmission_id', '=', id)
        .where('what', 'in', Object.values(RECORD_EVENTS))
        .orderBy('n', 'desc')
        .limit(1)
        .executeTakeFirst()
      const before = last ?? { what: RECORD_EVENTS.RIGHT, detail: null }
      if (before.what === event.what && before.detail === event.detail) return false
      const { fence } = await db
        .selectFrom('transmission')
        .select('fence')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await addEvent(db, id, fence, event)
      return true
    },
  }
}
