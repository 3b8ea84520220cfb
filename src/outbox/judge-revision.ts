import type { Transmission } from '../domain/transmission.ts'
import type { RemoteRecord, UpdateOutcome } from '../ports/sink.ts'
import type { EarlierTransmission, Settlement } from '../ports/transmission-queue.ts'
import { ACTOR, delivered, judgeLookUp } from './judge.ts'

/** How it is settled, or what is to be sent: a change of the record, or a new one where it is null. */
export type Looked = { readonly settlement: Settlement } | { readonly record: RemoteRecord | null }

/** What a look-up for a later revision of an order is judged by. */
export interface RevisionLook {
  /** What the record is found by */
  readonly reference: string
  readonly earlier: readonly EarlierTransmission[]
  readonly found: readonly RemoteRecord[]
  readonly canChange: boolean
  readonly at: number
}

/**
 * What a look-up says about a later revision. A record of an earlier one is changed. Where there is none one is created, but only while none
 * was ever taken: a target that took one and does not show it has put it elsewhere, or a person has, and a second would be a double.
 */
export function judgeRevision(transmission: Transmission, look: RevisionLook): Looked {
  const { reference, earlier, found, canChange, at } = look
  const before = earlier.find(one => one.state === 'DELIVERED') ?? null
  const [record, ...doubles] = found
  if (!record) return before ? { settlement: gone(before, reference, at) } : { record: null }
  const isEarlier = earlier.some(one => one.payloadHash === record.payloadHash)
  const isUntold = record.payloadHash === null
  // Only this revision was ever sent: without a hash, too, it is its record.
  const isOurs = isUntold && !canChange && before === null && transmission.sendStartedAt !== null
  if (doubles.length > 0 || isOurs || !(isEarlier || isUntold))
    return { settlement: judgeLookUp(transmission, found, at, reference)! }
  return canChange ? { record } : { settlement: unchangeable(record, reference, at) }
}

/** What became of a change that the target answered. */
export function judgeUpdate(
  transmission: Transmission,
  record: RemoteRecord,
  outcome: UpdateOutcome,
  at: number,
): Settlement {
  if ('record' in outcome) return { ...delivered(outcome.record, at), what: 'UPDATED' }
  const detail = `${outcome.obstacle}: ${byHand(record.remoteId)}`
  const settlement = notChanged(detail, record.remoteId, at)
  return { ...settlement, clearsSendStarted: !mayHaveArrivedBefore(transmission, record) }
}

/** That an attempt certainly failed says nothing about one before it, where the record does not tell which revision it has. */
export function judgeFailedUpdate(
  transmission: Transmission,
  record: RemoteRecord,
  failed: Settlement,
): Settlement {
  if (!failed.clearsSendStarted || !mayHaveArrivedBefore(transmission, record)) return failed
  return { ...failed, state: failed.state === 'RETRY' ? 'IN_DOUBT' : failed.state, clearsSendStarted: false }
}

function mayHaveArrivedBefore({ sendStartedAt }: Transmission, { payloadHash }: RemoteRecord): boolean {
  return sendStartedAt !== null && payloadHash === null
}

/** A target that cannot be asked for what it has. */
export function blindChange({ remoteId }: EarlierTransmission, at: number): Settlement {
  const detail = `the target has it as ${remoteId}, and can neither be asked for it nor change it: ${byHand(remoteId)}`
  return notChanged(detail, remoteId, at)
}

function unchangeable({ remoteId }: RemoteRecord, reference: string, at: number): Settlement {
  const detail = `the target has ${reference} as ${remoteId}, from an earlier revision, and its connector changes nothing: ${byHand(remoteId)}`
  return notChanged(detail, remoteId, at)
}

function gone({ remoteId }: EarlierTransmission, reference: string, at: number): Settlement {
  const detail = `the target took ${reference} as ${remoteId}, and has no record under it now: ${byHand(remoteId)}`
  return notChanged(detail, remoteId, at)
}

function byHand(remoteId: string | null): string {
  return `change it there by hand, then resolve this with ${remoteId}; or put right what is in the way, and retry`
}

function notChanged(detail: string, remoteId: string | null, at: number): Settlement {
  return {
    at,
    actor: ACTOR,
    what: 'NOT_CHANGED',
    detail,
    state: 'CONFLICT',
    nextAt: at,
    remoteId,
    lastError: detail,
    clearsSendStarted: false,
  }
}
