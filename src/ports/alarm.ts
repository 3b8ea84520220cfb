/**
 * What a person must know of.
 * - NOT_DELIVERED: a transmission stopped, and waits for a person
 * - MISSING, DOUBLE, DIFFERENT: a document that had arrived is not any more what it was in its target
 * - NOT_TAKEN: the target tells of a decision that does not fit our document
 * - NOT_ORDERED: an accepted quote could not become an order by itself
 */
export type AlarmKind = 'NOT_DELIVERED' | 'MISSING' | 'DOUBLE' | 'DIFFERENT' | 'NOT_TAKEN' | 'NOT_ORDERED'

export interface Alarm {
  readonly kind: AlarmKind
  /** Epoch milliseconds */
  readonly at: number
  /** Null where none has to do with it */
  readonly transmissionId: string | null
  readonly target: string
  readonly externalReference: string
  /** In words: what happened, and what may be done */
  readonly text: string
}

/** Tells it to whoever is to know. Never throws: an alarm that cannot be told is in the log all the same. */
export type Raise = (alarm: Alarm) => void
