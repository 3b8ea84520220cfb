import type { NewTransmission, Store, TransmissionQueue } from '../../src/ports/store.ts'
import { aTransmission } from './stores.ts'

/** A lease that a test has to wait out */
export const LEASE_MS = 100

/** What is done to the queue of transmissions, each in a transaction of its own. @param store asked for each time: every test has its own */
export function queueOf(store: () => Store) {
  const change = <T>(work: (queue: TransmissionQueue) => Promise<T>): Promise<T> =>
    store().transaction(({ transmissions }) => work(transmissions))
  return {
    change,
    enqueue: (fields: Partial<NewTransmission> = {}) => change(queue => queue.enqueue(aTransmission(fields))),
    claim: (at: number, owner = 'one') =>
      change(queue => queue.claim({ target: 'erp', owner, at, leaseMs: LEASE_MS })),
  }
}
