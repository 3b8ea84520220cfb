import { keyOf } from '../domain/node-id.ts'
import type { Transmission } from '../domain/transmission.ts'
import {
  ACTION_RULES,
  type ActionObstacle,
  judgeAction,
  possibleActions,
  settledAtOf,
  type TransmissionAction,
} from '../domain/transmission-action.ts'
import { toIso } from '../lib/iso.ts'
import type { ServiceRequest } from './environment.ts'
import { refusable, refuse, type UserError, type UserErrorCode } from './user-error.ts'

export interface TransmissionOutcome {
  readonly transmission: Transmission | null
  readonly userErrors: readonly UserError[]
}

export interface OperateInput {
  /** The transmission's id, opaque or ours */
  readonly transmission: string
  readonly reason: string
}

export interface ResolveInput extends OperateInput {
  /** The target's own id of the record that a person found there */
  readonly remoteId: string
}

/** What an action needs of a request: a command has this too. */
export type OperatorRequest = Pick<ServiceRequest, 'store' | 'caller' | 'clock' | 'wakeDispatcher'>

/** As wide as the store's column */
const LONGEST_REMOTE_ID = 191

const NOT_FROM_HERE: Readonly<Record<TransmissionAction, UserErrorCode>> = {
  RETRY: 'TRANSMISSION_NOT_RETRYABLE',
  HOLD: 'TRANSMISSION_NOT_HOLDABLE',
  RELEASE: 'TRANSMISSION_NOT_RELEASABLE',
  CANCEL: 'TRANSMISSION_NOT_CANCELLABLE',
  RESOLVE: 'TRANSMISSION_NOT_RESOLVABLE',
  REOPEN: 'TRANSMISSION_NOT_REOPENABLE',
}

/** Sends again what waits or stopped. What may have arrived is looked up first; a target's settle time is waited for in any case. */
export const retryTransmission = (request: OperatorRequest, input: OperateInput) =>
  operate('RETRY', request, input)

/** Keeps from being sent what is not being sent at this moment. */
export const holdTransmission = (request: OperatorRequest, input: OperateInput) =>
  operate('HOLD', request, input)

/** Lets what was held go on where it was: a pause that is not over yet is waited for. */
export const releaseTransmission = (request: OperatorRequest, input: OperateInput) =>
  operate('RELEASE', request, input)

/** Takes back what certainly did not arrive. Final: our order or quote stays as it is, and is not sent any more. */
export const cancelTransmission = (request: OperatorRequest, input: OperateInput) =>
  operate('CANCEL', request, input)

/** Settles it with the record that a person found in the target. Whether that is right is the person's word. */
export const resolveTransmission = (request: OperatorRequest, input: ResolveInput) =>
  operate('RESOLVE', request, input)

/** Sends again, without a look-up, what a person looked for in the target and did not find. Whether that is right is the person's word. */
export const reopenTransmission = (request: OperatorRequest, input: OperateInput) =>
  operate('REOPEN', request, input)

/**
 * One person's move, by compare-and-swap on what was read: a dispatcher that claims or settles at the same moment, or another person,
 * makes it a refusal, never an overwrite. The dispatcher is woken, since the next of the ordering key may be free to go.
 */
async function operate(
  action: TransmissionAction,
  { store, caller, clock, wakeDispatcher }: OperatorRequest,
  input: OperateInput | ResolveInput,
): Promise<TransmissionOutcome> {
  const id = keyOf('Transmission', input.transmission)
  const { userErrors } = await refusable(async () => {
    const known = (await store.transmissions.byIds([id]))[0] ?? refuseUnknown(input.transmission)
    const reason = requireReason(input.reason)
    const remoteId = 'remoteId' in input ? requireRemoteId(input.remoteId) : null
    const at = clock.now().getTime()
    const verdict = judgeAction(action, known, at)
    if (!verdict.isAllowed) refuseAction(action, known, verdict.because, at)
    const detail = remoteId === null ? reason : `${remoteId}: ${reason}`
    const move = {
      state: verdict.to,
      nextAt: action === 'RETRY' || action === 'REOPEN' ? at : known.nextAt,
      remoteId: remoteId ?? known.remoteId,
      lastError: action === 'RESOLVE' ? null : known.lastError,
      clearsSendStarted: action === 'REOPEN',
      event: { at, actor: caller.principal, what: ACTION_RULES[action].event, detail },
    }
    const isMoved = await store.transaction(({ transmissions }) => transmissions.move(known, move))
    if (!isMoved) refuseChanged(known)
    wakeDispatcher(known.target)
  })
  const [transmission] = await store.transmissions.byIds([id])
  return { transmission: transmission ?? null, userErrors }
}

function refuseUnknown(named: string): never {
  const message = `there is no transmission "${named}".`
  return refuse('TRANSMISSION_NOT_FOUND', message, ['input', 'transmission'])
}

function requireReason(reason: string): string {
  if (!reason.trim()) refuse('REASON_MISSING', 'expected a reason, got an empty text.', ['input', 'reason'])
  return reason
}

function requireRemoteId(given: string): string {
  const remoteId = given.trim()
  if (remoteId.length < 1 || remoteId.length > LONGEST_REMOTE_ID)
    refuse(
      'REMOTE_ID_INVALID',
      `expected the target's own id of the record, 1 to ${LONGEST_REMOTE_ID} characters, got ${remoteId.length}.`,
      ['input', 'remoteId'],
    )
  return remoteId
}

function refuseAction(
  action: TransmissionAction,
  known: Transmission,
  because: ActionObstacle,
  at: number,
): never {
  const path = ['input', 'transmission']
  const name = `transmission ${known.externalReference}`
  // Retrying what is being sent had a code before there was one for all.
  const beingSent = action === 'RETRY' ? NOT_FROM_HERE.RETRY : 'TRANSMISSION_BEING_SENT'
  if (because === 'BEING_SENT')
    return refuse(beingSent, `${name} is being sent: ask again in a moment.`, path)
  if (because === 'MAY_HAVE_ARRIVED')
    return refuse(
      'TRANSMISSION_MAY_HAVE_ARRIVED',
      `${name} is ${known.state}, and sending had begun: it may have arrived. Retry it, which looks it up first, resolve it with the record that the target has, or reopen it if you looked and it is not there.`,
      path,
    )
  if (because === 'NOT_SETTLED')
    return refuse(
      'TRANSMISSION_NOT_SETTLED',
      `${name} may still be written by its target until ${toIso(settledAtOf(known))}: look there again after that, and reopen it then.`,
      path,
    )
  if (because === 'NEVER_SENT')
    return refuse(NOT_FROM_HERE[action], `${name} was certainly not sent: retry it.`, path)
  const possible = possibleActions(known, at).map(one => one.toLowerCase())
  const next = possible.length === 0 ? 'it is final.' : `what may be done now: ${possible.join(', ')}.`
  const expected = ACTION_RULES[action].from.join(', ')
  return refuse(
    NOT_FROM_HERE[action],
    `${name} is ${known.state}; to ${action.toLowerCase()} it, it has to be one of ${expected}; ${next}`,
    path,
  )
}

function refuseChanged({ externalReference, state }: Transmission): never {
  const message = `transmission ${externalReference} was ${state} when this was decided, and was changed at the same moment: read it again and decide anew.`
  return refuse('TRANSMISSION_CHANGED', message, ['input', 'transmission'])
}
