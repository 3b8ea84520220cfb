import type { ResultPage } from '../domain/page.ts'
import type { Transmission, TransmissionQuery } from '../domain/transmission.ts'
import type { TransmissionAction } from '../domain/transmission-action.ts'
import type { TransmissionEvent } from '../domain/transmission-event.ts'
import {
  cancelTransmission,
  holdTransmission,
  type OperatorRequest,
  releaseTransmission,
  reopenTransmission,
  resolveTransmission,
  retryTransmission,
  type TransmissionOutcome,
} from './operate-transmission.ts'

/** What operators do with transmissions where there is only our store: no connector, no gateway. */
export interface TransmissionDesk {
  /** By the clock that leases and pauses go by, in epoch milliseconds */
  now(): number
  find(query: TransmissionQuery): Promise<ResultPage<Transmission>>
  byIds(ids: readonly string[]): Promise<readonly Transmission[]>
  /** All that happened to it, oldest first */
  history(id: string): Promise<readonly TransmissionEvent[]>
  /** @param remoteId for RESOLVE: the target's own id of the record; of no meaning to the others */
  perform(
    action: TransmissionAction,
    input: { readonly transmission: string; readonly reason: string; readonly remoteId: string },
  ): Promise<TransmissionOutcome>
}

const PERFORM = {
  RETRY: retryTransmission,
  HOLD: holdTransmission,
  RELEASE: releaseTransmission,
  CANCEL: cancelTransmission,
  RESOLVE: resolveTransmission,
  REOPEN: reopenTransmission,
} as const

export function createTransmissionDesk(request: OperatorRequest): TransmissionDesk {
  const { transmissions } = request.store
  return {
    now: () => request.clock.now().getTime(),
    find: query => transmissions.find(query),
    byIds: ids => transmissions.byIds(ids),
    history: async id => (await transmissions.histories([id]))[0]?.events ?? [],
    perform: (action, { transmission, reason, remoteId }) =>
      action === 'RESOLVE'
        ? PERFORM.RESOLVE(request, { transmission, reason, remoteId })
        : PERFORM[action](request, { transmission, reason }),
  }
}
