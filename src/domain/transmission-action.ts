import type { Transmission, TransmissionState } from './transmission.ts'
import type { TransmissionEventKind } from './transmission-event.ts'

/** What a person may do to a transmission. Each takes a reason, which is kept. */
export const TRANSMISSION_ACTIONS = ['RETRY', 'HOLD', 'RELEASE', 'CANCEL', 'RESOLVE'] as const

export type TransmissionAction = (typeof TRANSMISSION_ACTIONS)[number]

export interface ActionRule {
  /** What it is for, in one sentence */
  readonly meaning: string
  readonly from: readonly TransmissionState[]
  /** GOES_ON: IN_DOUBT where sending had begun, so that it is looked up first; otherwise RETRY */
  readonly to: 'GOES_ON' | 'BLOCKED' | 'CANCELLED' | 'DELIVERED'
  /** Whether it takes only what certainly did not arrive */
  readonly needsUnsent: boolean
  /** What the event list says of it */
  readonly event: TransmissionEventKind
}

/** The one place that says which states each action starts from and where it leads. */
export const ACTION_RULES: Readonly<Record<TransmissionAction, ActionRule>> = {
  RETRY: {
    meaning: 'Tries at once what waits or stopped; what may have arrived is looked up first.',
    from: ['RETRY', 'IN_DOUBT', 'BLOCKED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM'],
    to: 'GOES_ON',
    needsUnsent: false,
    event: 'RETRY_ASKED',
  },
  HOLD: {
    meaning: 'Keeps it from being sent until it is released.',
    from: ['PENDING', 'RETRY', 'IN_DOUBT'],
    to: 'BLOCKED',
    needsUnsent: false,
    event: 'HELD',
  },
  RELEASE: {
    meaning:
      'Lets go on what was held, when it would have been due; what may have arrived is looked up first.',
    from: ['BLOCKED'],
    to: 'GOES_ON',
    needsUnsent: false,
    event: 'RELEASED',
  },
  CANCEL: {
    meaning: 'Takes back, for good, what certainly did not arrive.',
    from: ['PENDING', 'RETRY', 'BLOCKED', 'DEAD'],
    to: 'CANCELLED',
    needsUnsent: true,
    event: 'CANCELLED',
  },
  RESOLVE: {
    meaning: 'Settles it as delivered with the record that a person found in the target.',
    from: ['IN_DOUBT', 'BLOCKED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM'],
    to: 'DELIVERED',
    needsUnsent: false,
    event: 'RESOLVED',
  },
}

/** All that the decision looks at. */
type Standing = Pick<Transmission, 'state' | 'sendStartedAt' | 'leaseUntil'>

export type ActionVerdict =
  | { readonly isAllowed: true; readonly to: TransmissionState }
  | { readonly isAllowed: false; readonly because: 'BEING_SENT' | 'MAY_HAVE_ARRIVED' | 'NOT_FROM_HERE' }

/**
 * Whether the action may be done now, and where it leads. What a dead dispatcher left SENDING stands, once the lease is over, where a
 * dispatcher would find it: IN_DOUBT where sending had begun, otherwise RETRY.
 *
 * @param at epoch milliseconds
 */
export function judgeAction(action: TransmissionAction, transmission: Standing, at: number): ActionVerdict {
  const { from, to, needsUnsent } = ACTION_RULES[action]
  const goesOnAs = transmission.sendStartedAt === null ? 'RETRY' : 'IN_DOUBT'
  const isLapsed = transmission.leaseUntil !== null && transmission.leaseUntil < at
  const state = transmission.state === 'SENDING' && isLapsed ? goesOnAs : transmission.state
  if (state === 'SENDING') return { isAllowed: false, because: 'BEING_SENT' }
  if (needsUnsent && transmission.sendStartedAt !== null && !isFinal(state))
    return { isAllowed: false, because: 'MAY_HAVE_ARRIVED' }
  if (!from.includes(state)) return { isAllowed: false, because: 'NOT_FROM_HERE' }
  return { isAllowed: true, to: to === 'GOES_ON' ? goesOnAs : to }
}

/** All that may be done now. */
export function possibleActions(transmission: Standing, at: number): TransmissionAction[] {
  return TRANSMISSION_ACTIONS.filter(action => judgeAction(action, transmission, at).isAllowed)
}

/** Nothing happens to it any more. */
export function isFinal(state: TransmissionState): boolean {
  return state === 'DELIVERED' || state === 'CANCELLED' || state === 'SUPERSEDED'
}
