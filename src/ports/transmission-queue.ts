import type { ResultPage } from '../domain/page.ts'
import type {
  OutgoingTransmission,
  Transmission,
  TransmissionKind,
  TransmissionQuery,
} from '../domain/transmission.ts'
import type { TransmissionEvent } from '../domain/transmission-event.ts'

export interface NewTransmission {
  readonly id: string
  readonly target: string
  readonly kind: TransmissionKind
  readonly externalReference: string
  readonly orderingKey: string
  readonly payload: string
  readonly payloadHash: string
  readonly at: number
}

export interface ClaimOptions {
  readonly target: string
  readonly owner: string
  readonly at: number
  readonly leaseMs: number
  /** Asked once it is known which one: what is written down with the claim where sending begins at once; null where it does not */
  readonly begin?: (transmission: OutgoingTransmission) => Beginning | null
}

export interface Claim {
  readonly transmission: OutgoingTransmission
  /** The state it was claimed from, SENDING where a lease was over */
  readonly from: Transmission['state']
  /** What was written down with it; null where sending does not begin yet */
  readonly begun: Beginning | null
}

/** That sending begins. */
export interface Beginning {
  /** In epoch milliseconds */
  readonly at: number
  /** Until when the target may write what is sent now, in epoch milliseconds */
  readonly settledAt: number
  /** Until when a byte may go out, in ms of the monotonic clock: for whoever sends it, and not stored */
  readonly sendUntil: number
}

/** One that was accepted before another of its ordering key. */
export interface EarlierTransmission
  extends Pick<Transmission, 'state' | 'payloadHash' | 'remoteId' | 'sendStartedAt'> {
  /** Settled by a person's word: what was on its way may still arrive */
  readonly isResolved: boolean
}

/** The queue of transmissions. Every write after a claim is under its fence: false means the lease was lost, and nothing was written. */
export interface TransmissionQueue {
  byIds(ids: readonly string[]): Promise<readonly Transmission[]>
  /** The latest of each reference prefix's kind: by `externalReference` */
  byReferences(
    kind: TransmissionKind,
    externalReferences: readonly string[],
  ): Promise<readonly Transmission[]>
  find(query: TransmissionQuery): Promise<ResultPage<Transmission>>
  /** With what was or is to be sent, in the order of the ids; unknown ids are left out */
  outgoing(ids: readonly string[]): Promise<readonly OutgoingTransmission[]>
  /** All that happened to each, oldest first. Unknown ids are left out. */
  histories(ids: readonly string[]): Promise<readonly TransmissionHistory[]>
  /** Those of its ordering key that were accepted before it, the latest first */
  earlier(
    than: Pick<Transmission, 'target' | 'orderingKey' | 'orderingSequence'>,
  ): Promise<readonly EarlierTransmission[]>
  /** An equal one that is there already is returned; one with another payload hash is an invariant broken. */
  enqueue(transmission: NewTransmission): Promise<Transmission>
  /** Those of the ordering key that were not sent yet give way to a newer one. */
  supersede(target: string, orderingKey: string, at: number): Promise<void>
  /** Takes one that is due at `at` and heads its ordering key; null when there is none. */
  claim(options: ClaimOptions): Promise<Claim | null>
  /**
   * Only while the lease lasts until `leaseNeededUntil`: false otherwise too.
   *
   * @param settledAt until when the target may write what is sent now; `at` when left out
   */
  markSending(
    id: string,
    fence: number,
    at: number,
    leaseNeededUntil: number,
    settledAt?: number,
  ): Promise<boolean>
  settle(id: string, fence: number, outcome: Settlement): Promise<boolean>
  /** An operator's move, if the transmission still is as `expected`; false when somebody was faster, and nothing was written. */
  move(
    expected: Pick<Transmission, 'id' | 'fence' | 'state' | 'sendStartedAt'>,
    to: OperatorMove,
  ): Promise<boolean>
  /**
   * Writes down what a look at the target's record showed, in a transmission that stays as it is.
   * @returns false when that is what was seen last, or when it is RECORD_RIGHT and nothing else was ever seen: nothing is written
   */
  noteRecord(id: string, event: TransmissionEvent): Promise<boolean>
  /**
   * Those that a target took from `from` up to, not including, `until`, the latest first. Not those that a person resolved: what the person
   * found in the target need not have our reference. Nor orders of which a later revision arrived, or may have.
   */
  delivered(query: {
    readonly target: string
    readonly from: number
    readonly until: number
    /** The last of the page before */
    readonly after: Pick<Transmission, 'id' | 'nextAt'> | null
    readonly limit: number
  }): Promise<readonly OutgoingTransmission[]>
  /** Whether the target's record is of this one, and of no later revision of its order that arrived, or may have */
  hasRecord(id: string): Promise<boolean>
  /** Those that a target has, of some ordering keys, earlier ones first */
  arrived(target: string, orderingKeys: readonly string[]): Promise<readonly Transmission[]>
  /** Ids of those that a target took in a window, as `delivered` tells it, in whose record something wrong was seen last */
  withWrongRecord(target: string, from: number, until: number): Promise<readonly string[]>
  /** When the next one of a target is due; null when nothing waits */
  nextDueAt(target: string): Promise<number | null>
}

export interface TransmissionHistory {
  /** The transmission's */
  readonly id: string
  readonly events: readonly TransmissionEvent[]
}

/** Where an operator brings a transmission. It takes a new fence, so that a dispatcher that held it writes nothing any more. */
export interface OperatorMove {
  readonly state: Transmission['state']
  readonly nextAt: number
  readonly remoteId: string | null
  readonly lastError: string | null
  /** A person says that it certainly did not arrive */
  readonly clearsSendStarted?: boolean
  readonly event: TransmissionEvent
}

export interface Settlement extends TransmissionEvent {
  readonly state: Transmission['state']
  readonly nextAt: number
  readonly remoteId: string | null
  readonly lastError: string | null
  /** A try that never got as far as sending counts as an attempt too */
  readonly countsAttempt?: boolean
  /** Certainly not arrived: the next attempt needs no look-up */
  readonly clearsSendStarted: boolean
}
