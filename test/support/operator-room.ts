import type { Transmission } from '../../src/domain/transmission.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Claim, Settlement } from '../../src/ports/transmission-queue.ts'
import {
  cancelTransmission,
  holdTransmission,
  type OperatorRequest,
  releaseTransmission,
  reopenTransmission,
  resolveTransmission,
  retryTransmission,
  type TransmissionOutcome,
} from '../../src/services/operate-transmission.ts'
import { SALES } from './in-process.ts'
import { type FakeClock, fakeClock } from './outbox.ts'
import { aTransmission } from './stores.ts'

export const PERFORM = {
  retry: retryTransmission,
  hold: holdTransmission,
  release: releaseTransmission,
  cancel: cancelTransmission,
  resolve: (request: OperatorRequest, input: { transmission: string; reason: string }) =>
    resolveTransmission(request, { ...input, remoteId: 'SO-9' }),
  reopen: reopenTransmission,
} as const

export type Action = keyof typeof PERFORM

/** A person who operates, and dispatchers that come in between, on one store and one clock that stands still. */
export class OperatorRoom {
  readonly clock: FakeClock = fakeClock()
  /** Targets whose dispatcher was woken, in order */
  readonly woken: string[] = []
  readonly store: Store
  readonly request: OperatorRequest

  constructor(store: Store) {
    this.store = store
    const wakeDispatcher = (target: string) => void this.woken.push(target)
    this.request = { store, caller: SALES, clock: this.clock, wakeDispatcher }
  }

  /** Due at once, for a target of its own when none is named */
  enqueue(target = `target ${process.hrtime.bigint()}`, orderingKey = 'O-1'): Promise<Transmission> {
    const fields = { target, orderingKey, at: this.clock.at }
    return this.store.transaction(({ transmissions }) => transmissions.enqueue(aTransmission(fields)))
  }

  claim(target: string, store = this.store): Promise<Claim | null> {
    const options = { target, owner: 'one', at: this.clock.at, leaseMs: 5_000 }
    return store.transaction(({ transmissions }) => transmissions.claim(options))
  }

  begin(id: string, fence: number, settledAt = this.clock.at): Promise<boolean> {
    const { at } = this.clock
    return this.store.transaction(({ transmissions }) =>
      transmissions.markSending(id, fence, at, at, settledAt),
    )
  }

  /** Delivered as R-1, where nothing else is said */
  settle(id: string, fence: number, outcome: Partial<Settlement> = {}, store = this.store): Promise<boolean> {
    const arrived: Settlement = {
      at: this.clock.at,
      actor: 'dovetail',
      what: 'DELIVERED',
      detail: 'R-1',
      state: 'DELIVERED',
      nextAt: this.clock.at,
      remoteId: 'R-1',
      lastError: null,
      clearsSendStarted: false,
    }
    return store.transaction(({ transmissions }) =>
      transmissions.settle(id, fence, { ...arrived, ...outcome }),
    )
  }

  async read(id: string): Promise<Transmission> {
    return (await this.store.transmissions.byIds([id]))[0]!
  }

  /** What happened, oldest first: who, what, detail */
  async story(id: string): Promise<string[]> {
    const [history] = await this.store.transmissions.histories([id])
    return history!.events.map(
      ({ actor, what, detail }) => `${actor} ${what}${detail === null ? '' : ` ${detail}`}`,
    )
  }

  does(action: Action, id: string, as: Partial<OperatorRequest> = {}): Promise<TransmissionOutcome> {
    return PERFORM[action]({ ...this.request, ...as }, { transmission: id, reason: `why ${action}` })
  }

  /** The same store, where somebody else is faster between what is read and what is written. */
  outrunBy(faster: () => Promise<unknown>): Store {
    return {
      ...this.store,
      transaction: async work => {
        await faster()
        return this.store.transaction(work)
      },
    }
  }
}
