import type { Store } from '../../src/ports/store.ts'
import type {
  ClaimOptions,
  NewTransmission,
  Settlement,
  TransmissionQueue,
} from '../../src/ports/transmission-queue.ts'
import { aTransmission } from './stores.ts'

/** A lease that a test has to wait out */
export const LEASE_MS = 100

/** Settled as arrived, at a moment after those at which tests claim */
export const DELIVERED: Settlement = {
  at: 1_050,
  actor: 'dovetail',
  what: 'DELIVERED',
  detail: 'R-1',
  state: 'DELIVERED',
  nextAt: 1_050,
  remoteId: 'R-1',
  lastError: null,
  clearsSendStarted: false,
}

/** What is done to the queue of transmissions, each in a transaction of its own. @param store asked for each time: every test has its own */
export function queueOf(store: () => Store) {
  const change = <T>(work: (queue: TransmissionQueue) => Promise<T>): Promise<T> =>
    store().transaction(({ transmissions }) => work(transmissions))
  return {
    change,
    enqueue: (fields: Partial<NewTransmission> = {}) => change(queue => queue.enqueue(aTransmission(fields))),
    claim: (at: number, owner = 'one', begin?: ClaimOptions['begin']) =>
      change(queue => queue.claim({ target: 'erp', owner, at, leaseMs: LEASE_MS, ...(begin && { begin }) })),
    /** Delivered, where nothing else is said */
    settle: (id: string, fence: number, outcome: Partial<Settlement> = {}) =>
      change(queue => queue.settle(id, fence, { ...DELIVERED, ...outcome })),
    read: async (id: string) => (await store().transmissions.byIds([id]))[0]!,
  }
}
