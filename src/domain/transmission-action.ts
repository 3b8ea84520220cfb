import type { Transmission, TransmissionState } from './transmission.ts'
import type { TransmissionEventKind } from './transmission-event.ts'

/** What a person may do to a transmission. Each takes a reason, which is kept. */
export const TRANSMISSION_ACTIONS = ['RETRY', 'HOLD', 'RELEASE', 'CANCEL', 'RESOLVE', 'REOPEN'] as const

export type TransmissionAction = (typeof TRANSMISSION_ACTIONS)[number]

export interface ActionRule {
  /** What it is for, in one sentence */
  readonly meaning: string
  readonly from: readonly TransmissionState[]
  /** GOES_ON: IN_DOUBT where sending had begun, so that it is looked up first; otherwise RETRY */
  readonly to: 'GOES_ON' | 'RETRY' | 'BLOCKED' | 'CANCELLED' | 'DELIVERED'
  /** UNSENT: what certainly did not arrive. DOUBTFUL: what may have, and had the time to */
  readonly takes: 'ANY' | 'UNSENT' | 'DOUBTFUL'
  /** What the event list says of it */
  readonly event: TransmissionEventKind
}

/** The one place that says which states each action starts from and where it leads. */
export const ACTION_RULES: Readonly<Record<TransmissionAction, ActionRule>> = {
  RETRY: {
    meaning: 'Tries at once what waits or stopped; what may have arrived is looked up first.',
    from: ['RETRY', 'IN_DOUBT', 'BLOCKED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM'],
    to: 'GOES_ON',
    takes: 'ANY',
    event: 'RETRY_ASKED',
  },
  HOLD: {
    meaning: 'Keeps it from being sent until it is released.',
    from: ['PENDING', 'RETRY', 'IN_DOUBT'],
    to: 'BLOCKED',
    takes: 'ANY',
    event: 'HELD',
  },
  RELEASE: {
    meaning:
      'Lets go on what was held, when it would have been due; what may have arrived is looked up first.',
    from: ['BLOCKED'],
    to: 'GOES_ON',
    takes: 'ANY',
    event: 'RELEASED',
  },
  CANCEL: {
    meaning: 'Takes back, for good, what certainly did not arrive.',
    from: ['PENDING', 'RETRY', 'BLOCKED', 'DEAD'],
    to: 'CANCELLED',
    takes: 'UNSENT',
    event: 'CANCELLED',
  },
  RESOLVE: {
    meaning: 'Settles it as delivered with the record that a person found in the target.',
    from: ['IN_DOUBT', 'BLOCKED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM'],
    to: 'DELIVERED',
    takes: 'ANY',
    event: 'RESOLVED',
  },
  REOPEN: {
    meaning: 'Sends again what a person looked for in the target and did not find.',
    from: ['IN_DOUBT', 'BLOCKED'],
    to: 'RETRY',
    takes: 'DOUBTFUL',
    event: 'REOPENED',
  },
}

/** All that the decision looks at. */
type Standing = Pick<Transmission, 'state' | 'sendStartedAt' | 'leaseUntil' | 'settledAt' | 'nextAt'>

export type ActionVerdict =
  | { readonly isAllowed: true; readonly to: TransmissionState }
  | { readonly isAllowed: false; readonly because: ActionObstacle }

/**
 * - BEING_SENT: a dispatcher has it
 * - MAY_HAVE_ARRIVED, NEVER_SENT: the action is for the other
 * - NOT_SETTLED: the target may still write what was sent
 * - NOT_FROM_HERE: the action does not start from this state
 */
export type ActionObstacle =
  | 'BEING_SENT'
  | 'MAY_HAVE_ARRIVED'
  | 'NEVER_SENT'
  | 'NOT_SETTLED'
  | 'NOT_FROM_HERE'

/**
 * Whether the action may be done now, and where it leads. What a dead dispatcher left SENDING stands, once the lease is over, where a
 * dispatcher would find it: IN_DOUBT where sending had begun, otherwise RETRY.
 *
 * @param at epoch milliseconds
 */
export function judgeAction(action: TransmissionAction, transmission: Standing, at: number): ActionVerdict {
  const { from, to, takes } = ACTION_RULES[action]
  const wasBegun = transmission.sendStartedAt !== null
  const goesOnAs = wasBegun ? 'IN_DOUBT' : 'RETRY'
  const isLapsed = transmission.leaseUntil !== null && transmission.leaseUntil < at
  const state = transmission.state === 'SENDING' && isLapsed ? goesOnAs : transmission.state
  const refuse = (because: ActionObstacle): ActionVerdict => ({ isAllowed: false, because })
  if (state === 'SENDING') return refuse('BEING_SENT')
  if (takes === 'UNSENT' && wasBegun && !isFinal(state)) return refuse('MAY_HAVE_ARRIVED')
  if (!from.includes(state)) return refuse('NOT_FROM_HERE')
  if (takes === 'DOUBTFUL') {
    if (!wasBegun) return refuse('NEVER_SENT')
    // What a dead dispatcher left is first taken up by another, which knows how long the target may take.
    if (transmission.state === 'SENDING') return refuse('BEING_SENT')
    if (at < settledAtOf(transmission)) return refuse('NOT_SETTLED')
  }
  return { isAllowed: true, to: to === 'GOES_ON' ? goesOnAs : to }
}

/** Until when the target may still write what was sent. What was sent before that was written down waited for it until `nextAt`. */
export function settledAtOf({ settledAt, nextAt }: Pick<Transmission, 'settledAt' | 'nextAt'>): number {
  return settledAt ?? nextAt
}

/** All that may be done now. */
export function possibleActions(transmission: Standing, at: number): TransmissionAction[] {
  return TRANSMISSION_ACTIONS.filter(action => judgeAction(action, transmission, at).isAllowed)
}

/** Nothing happens to it any more. */
export function isFinal(state: TransmissionState): boolean {
  return state === 'DELIVERED' || state === 'CANCELLED' || state === 'SUPERSEDED'
}
