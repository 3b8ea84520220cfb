import type { TransmissionQueue } from '../ports/store.ts'
import type { Database } from './tables.ts'
import { addEvent } from './transmission-rows.ts'

/** The operators' moves. */
export function createTransmissionMoves(db: Database): Pick<TransmissionQueue, 'move'> {
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
        })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', state)
        // A dispatcher writes that it begins to send under the same fence and in the same state.
        .where('send_started_at', sendStartedAt === null ? 'is' : '=', sendStartedAt)
        .executeTakeFirst()
      if (result.numUpdatedRows !== 1n) return false
      await addEvent(db, id, fence + 1, to.event)
      return true
    },
  }
}
