/**
 * What a person must know of.
 * - NOT_DELIVERED: a transmission stopped, and waits for a person
 * - MISSING, DOUBLE, DIFFERENT: a document that had arrived is not any more what it was in its target
 */
export type AlarmKind = 'NOT_DELIVERED' | 'MISSING' | 'DOUBLE' | 'DIFFERENT'

export interface Alarm {
  readonly kind: AlarmKind
  /** Epoch milliseconds */
  readonly at: number
  readonly transmissionId: string
  readonly target: string
  readonly externalReference: string
  /** In words: what happened, and what may be done */
  readonly text: string
}

/** Tells it to whoever is to know. Never throws: an alarm that cannot be told is in the log all the same. */
export type Raise = (alarm: Alarm) => void
