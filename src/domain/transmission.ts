import type { PageRequest } from './page.ts'

/**
 * Where a transmission stands, and what may happen next.
 *
 * - PENDING: accepted with our own change, not sent. → SENDING, SUPERSEDED
 * - SENDING: a dispatcher holds a lease. → DELIVERED, RETRY, IN_DOUBT, DEAD, CONFLICT, DUPLICATE_ALARM; with the lease over it is claimed
 *   again and treated as IN_DOUBT if sending had begun
 * - RETRY: certainly not arrived; due again at `nextAt`. → SENDING, BLOCKED, SUPERSEDED
 * - IN_DOUBT: nobody knows. Due when the target has settled; then looked up first. → SENDING, BLOCKED
 * - DELIVERED: arrived once. Final
 * - BLOCKED: tried too often, or held: waits for a person. → RETRY or IN_DOUBT (`retryTransmission`)
 * - DEAD: refused for good. → RETRY (`retryTransmission`, after the target was repaired)
 * - CONFLICT: the target has another document under our reference. A person decides
 * - DUPLICATE_ALARM: the target has it more than once. A person decides
 * - CANCELLED: taken back before it was sent. Final
 * - SUPERSEDED: a newer revision of the quote took its place before it was sent. Final
 */
export const TRANSMISSION_STATES = [
  'PENDING',
  'SENDING',
  'RETRY',
  'IN_DOUBT',
  'DELIVERED',
  'BLOCKED',
  'DEAD',
  'CONFLICT',
  'DUPLICATE_ALARM',
  'CANCELLED',
  'SUPERSEDED',
] as const

export type TransmissionState = (typeof TRANSMISSION_STATES)[number]

export type TransmissionKind = 'QUOTE' | 'ORDER'

/** A quote or order on its way into another system. Times are epoch milliseconds. */
export interface Transmission {
  readonly id: string
  /** The source's name: `crm`, `erp` */
  readonly target: string
  readonly kind: TransmissionKind
  readonly externalReference: string
  /** What must arrive in order: a quote's number, an order's number */
  readonly orderingKey: string
  readonly orderingSequence: number
  /** The document as JSON */
  readonly payload: string
  /** sha256 of `payload`, hex */
  readonly payloadHash: string
  readonly state: TransmissionState
  readonly attemptCount: number
  /** Counts the claims: only who holds the newest may write */
  readonly fence: number
  readonly leaseOwner: string | null
  readonly leaseUntil: number | null
  readonly nextAt: number
  /** When sending was last begun; null when it never was, or certainly did not arrive */
  readonly sendStartedAt: number | null
  readonly remoteId: string | null
  readonly lastError: string | null
  readonly createdAt: number
}

export interface TransmissionQuery extends PageRequest {
  readonly target: string | null
  readonly states: readonly TransmissionState[] | null
}
