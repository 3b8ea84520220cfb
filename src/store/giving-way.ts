import type { TransmissionState } from '../domain/transmission.ts'
import type { Database } from './tables.ts'
import { addEvent } from './transmission-rows.ts'

/** Certainly not arrived: a newer revision takes their place. */
export const NOT_SENT: TransmissionState[] = ['PENDING', 'RETRY', 'DEAD']

interface GivingWay {
  readonly id: string
  readonly fence: number
  readonly at: number
}

export async function giveWay(
  db: Database,
  { id, fence, at }: GivingWay,
  { onlyMarked = false } = {},
): Promise<void> {
  let own = db.updateTable('transmission').set({ state: 'SUPERSEDED' }).where('id', '=', id)
  if (onlyMarked) own = own.where('gives_way', '=', 1)
  const result = await own.where('fence', '=', fence).where('state', 'in', NOT_SENT).executeTakeFirst()
  if (result.numUpdatedRows === 1n)
    await addEvent(db, id, fence, { at, actor: 'dovetail', what: 'SUPERSEDED', detail: null })
}

/**
 * What a newer revision came for while nobody knew of it gives way as soon as it is certain that it did not arrive.
 *
 * @param state in which it was left just now
 */
export async function giveWayIfMarked(
  db: Database,
  { state, ...one }: GivingWay & { readonly state: TransmissionState },
): Promise<void> {
  if (NOT_SENT.includes(state)) await giveWay(db, one, { onlyMarked: true })
}
