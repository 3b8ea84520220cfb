/**
 * What happens to a transmission, each with what it means. The words stand in the database for ever: they are only added to.
 */
export const TRANSMISSION_EVENT_MEANINGS = {
  ACCEPTED: 'It was accepted together with our own change.',
  SENDING: 'An attempt begins: from here on it may arrive.',
  TAKEN_OVER: 'Whoever was at it did not end it in time, and another dispatcher goes on with it.',
  DELIVERED: 'The target took it; the detail is the target’s own id.',
  UPDATED: 'The target changed its record of an earlier revision; the detail is the target’s own id.',
  FOUND: 'The look-up found it in the target: it had arrived before. The detail is the target’s own id.',
  NOT_SENT: 'The attempt failed, and certainly did not arrive; the detail says why.',
  IN_DOUBT: 'The attempt ended without a clear answer: it may have arrived; the detail says why.',
  WAITS: 'It was not looked up yet, since the target is given the time to settle.',
  LOOK_UP_FAILED: 'The target could not be asked whether it arrived; the detail says why.',
  REFUSED: 'The target refused it for good; the detail says why.',
  STOPPED: 'A person must act before it can go on; the detail says why.',
  OTHER_FOUND: 'The look-up found another document under our reference.',
  NOT_CHANGED:
    'The target has an earlier revision, which cannot be changed there by us; the detail says why and what to do.',
  DUPLICATE_FOUND: 'The look-up found it more than once.',
  SUPERSEDED: 'A newer revision took its place, and it did not arrive.',
  RETRY_ASKED: 'A person had it tried again; the detail is the reason.',
  HELD: 'A person held it back; the detail is the reason.',
  RELEASED: 'A person let it go on; the detail is the reason.',
  CANCELLED: 'A person took it back before it was sent; the detail is the reason.',
  RESOLVED:
    'A person found it in the target and settled it so; the detail is the target’s own id and the reason.',
  REOPENED: 'A person looked in the target and did not find it; the detail is the reason.',
  RECORD_MISSING: 'Reconciliation: the target has no record of it any more.',
  RECORD_DOUBLE: 'Reconciliation: the target has several records of it; the detail names them.',
  RECORD_DIFFERENT: 'Reconciliation: the target’s record says something else; the detail says what.',
  RECORD_RIGHT: 'Reconciliation: the target’s record is as it should be again.',
} as const

/** What reconciliation writes, of each discrepancy and of its end. */
export const RECORD_EVENTS = {
  MISSING: 'RECORD_MISSING',
  DOUBLE: 'RECORD_DOUBLE',
  DIFFERENT: 'RECORD_DIFFERENT',
  RIGHT: 'RECORD_RIGHT',
} as const

export type TransmissionEventKind = keyof typeof TRANSMISSION_EVENT_MEANINGS

/** One thing that happened to a transmission. Never changed once written. */
export interface TransmissionEvent {
  /** Epoch milliseconds, by the database’s clock as far as whoever wrote it could tell */
  readonly at: number
  /** `dovetail` for a dispatcher, else who asked for it */
  readonly actor: string
  readonly what: TransmissionEventKind
  readonly detail: string | null
}
