import type { NumberFilter, PageRequest, StringFilter } from './page.ts'

/**
 * Where a transmission stands, each with what it means. What a dispatcher makes of it next:
 *
 * - PENDING → SENDING, SUPERSEDED
 * - SENDING → DELIVERED, RETRY, IN_DOUBT, DEAD, BLOCKED, CONFLICT, DUPLICATE_ALARM, SUPERSEDED; with the lease over it is claimed again, and treated as
 *   IN_DOUBT if sending had begun
 * - RETRY → SENDING, SUPERSEDED, due again at `nextAt`
 * - IN_DOUBT → SENDING, due when the target has settled; then looked up first
 * - DEAD → SUPERSEDED
 *
 * What a person makes of it is in `transmission-action.ts`. DELIVERED, CANCELLED and SUPERSEDED are final; all others keep the later
 * ones of their ordering key waiting.
 */
export const TRANSMISSION_STATE_MEANINGS = {
  PENDING: 'Accepted, not sent yet.',
  SENDING: 'Being sent by a dispatcher that holds a lease on it.',
  RETRY: 'Certainly not arrived; it is sent again after a pause.',
  IN_DOUBT:
    'Nobody knows whether it arrived. After the target’s settle time it is looked up, and only sent again if it is not there.',
  DELIVERED: 'Arrived, once.',
  BLOCKED: 'Held, tried too often, or stopped by what only a person can repair: waits for a person.',
  DEAD: 'Refused for good: make a new revision, or repair the target and retry.',
  CONFLICT:
    'The target has another document under our reference, or a record that it does not let us change: a person decides.',
  DUPLICATE_ALARM: 'The target has it more than once: a person decides.',
  CANCELLED: 'Taken back before it was sent.',
  SUPERSEDED: 'A newer revision took its place before it was sent.',
} as const

export type TransmissionState = keyof typeof TRANSMISSION_STATE_MEANINGS

export const TRANSMISSION_STATES = Object.keys(TRANSMISSION_STATE_MEANINGS) as readonly TransmissionState[]

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
  /** sha256 of the document, hex */
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
  /** A newer revision takes its place as soon as it is certain that it did not arrive */
  readonly givesWay: boolean
}

/** With what is to be sent. Documents may have megabytes: they are read for sending only. */
export interface OutgoingTransmission extends Transmission {
  /** The document as JSON */
  readonly payload: string
}

export interface TransmissionQuery extends PageRequest {
  readonly target: string | null
  readonly states: readonly TransmissionState[] | null
  readonly kinds?: readonly TransmissionKind[] | null
  readonly externalReference?: StringFilter | null
  /** When it was accepted, in epoch milliseconds */
  readonly createdAt?: NumberFilter<number> | null
}

/** States that nothing but a person ends: who runs the gateway watches for these. */
export const WAITING_FOR_PERSON: readonly TransmissionState[] = [
  'BLOCKED',
  'DEAD',
  'CONFLICT',
  'DUPLICATE_ALARM',
]

/** Not before this it is tried again; null when it is being sent, waits for a person or has ended. */
export function nextAttemptAt({ state, nextAt }: Pick<Transmission, 'state' | 'nextAt'>): number | null {
  return state === 'PENDING' || state === 'RETRY' || state === 'IN_DOUBT' ? nextAt : null
}
