import type { TransmissionQueue } from '../ports/store.ts'
import type { Database } from './tables.ts'
import { addEvent } from './transmission-rows.ts'

/** The operators' moves. */
export function createTransmissionMoves(db: Database): Pick<TransmissionQueue, 'release'> {
  return {
    async release(id, from, to, event) {
      const result = await db
        .updateTable('transmission')
        .set(eb => ({ state: to, next_at: event.at, fence: eb('fence', '+', 1) }))
        .where('id', '=', id)
        .where('state', 'in', [...from])
        .executeTakeFirst()
      if (result.numUpdatedRows !== 1n) return false
      const [row] = await db.selectFrom('transmission').select('fence').where('id', '=', id).execute()
      await addEvent(db, id, row?.fence ?? 0, event)
      return true
    },
  }
}
