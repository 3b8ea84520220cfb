import type { TransmissionState } from '../domain/transmission.ts'
import type { Database } from './tables.ts'
import { addEvent } from './transmission-rows.ts'

/** Certainly not arrived: a newer revision takes their place. */
export const NOT_SENT: TransmissionState[] = ['PENDING', 'RETRY', 'DEAD']

export async function giveWay(db: Database, id: string, fence: number, at: number): Promise<void> {
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

/** What a newer revision came for while nobody knew of it gives way as soon as it is certain that it did not arrive. */
export async function giveWayIfMarked(db: Database, id: string, fence: number, at: number): Promise<void> {
  const { gives_way } = await db
    .selectFrom('transmission')
    .select('gives_way')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (gives_way === 1) await giveWay(db, id, fence, at)
}
