import { DovetailError } from '../domain/errors.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { Random } from '../ports/runtime.ts'
import type { RemoteRecord, SinkCapabilities } from '../ports/sink.ts'
import type { Settlement } from '../ports/transmission-queue.ts'
import { retryDelay } from './retry-delay.ts'

/** After every so many attempts a transmission stops and waits for a person. Never a loss: BLOCKED is not final. */
export const MAX_ATTEMPTS = 50

export const ACTOR = 'dovetail'

/**
 * What a look-up says about a transmission that may have arrived; null: it is not there, and may be created.
 *
 * @param reference what it was looked up by
 */
export function judgeLookUp(
  transmission: Transmission,
  found: readonly RemoteRecord[],
  at: number,
  reference = transmission.externalReference,
): Settlement | null {
  if (found.length === 0) return null
  const [first] = found
  const base = { at, actor: ACTOR, nextAt: at, clearsSendStarted: false }
  if (found.length > 1) {
    const ids = found.map(record => record.remoteId).join(', ')
    const detail = `the target has it ${found.length} times: ${ids}`
    return {
      ...base,
      state: 'DUPLICATE_ALARM',
      what: 'DUPLICATE_FOUND',
      detail,
      remoteId: first!.remoteId,
      lastError: detail,
    }
  }
  if (first!.payloadHash !== null && first!.payloadHash !== transmission.payloadHash) {
    const detail = `the target has another document under ${reference}: ${first!.remoteId}`
    return {
      ...base,
      state: 'CONFLICT',
      what: 'OTHER_FOUND',
      detail,
      remoteId: first!.remoteId,
      lastError: detail,
    }
  }
  return {
    ...base,
    state: 'DELIVERED',
    what: 'FOUND',
    detail: first!.remoteId,
    remoteId: first!.remoteId,
    lastError: null,
  }
}

export function delivered(record: RemoteRecord, at: number): Settlement {
  return {
    at,
    actor: ACTOR,
    what: 'DELIVERED',
    detail: record.remoteId,
    state: 'DELIVERED',
    nextAt: at,
    remoteId: record.remoteId,
    lastError: null,
    clearsSendStarted: false,
  }
}

/** What a failed `create` means. Only the remedy decides; an error that has none leaves everything possible. */
export function judgeFailure(
  transmission: Transmission,
  error: unknown,
  capabilities: SinkCapabilities,
  at: number,
  random: Random,
): Settlement {
  const remedy = error instanceof DovetailError ? error.remedy : 'check'
  const lastError = error instanceof Error ? error.message : String(error)
  const base = { at, actor: ACTOR, detail: lastError, remoteId: null, lastError }
  const isSpent = (transmission.attemptCount + 1) % MAX_ATTEMPTS === 0
  const pause = pauseAfter(error, transmission.attemptCount + 1, random)
  if (remedy === 'reject')
    return { ...base, what: 'REFUSED', state: 'DEAD', nextAt: at, clearsSendStarted: true }
  if (remedy === 'repair') {
    const clearsSendStarted = error instanceof DovetailError && error.isUndone
    return { ...base, what: 'STOPPED', state: 'BLOCKED', nextAt: at, clearsSendStarted }
  }
  if (remedy === 'retry') {
    const state = isSpent ? 'BLOCKED' : 'RETRY'
    return { ...base, what: 'NOT_SENT', state, nextAt: at + pause, clearsSendStarted: true }
  }
  const state = isSpent || capabilities.reference === 'NONE' ? 'BLOCKED' : 'IN_DOUBT'
  const settledAt = at + capabilities.timeoutMs + capabilities.settleMs
  return {
    ...base,
    what: 'IN_DOUBT',
    state,
    nextAt: Math.max(settledAt, at + pause),
    clearsSendStarted: false,
  }
}

/** A look-up that failed decides nothing: what was in doubt stays so, and what was not sent is not, until it was tried too often. */
export function judgeFailedLookUp(
  transmission: Transmission,
  error: unknown,
  at: number,
  random: Random,
): Settlement {
  const lastError = error instanceof Error ? error.message : String(error)
  const attempt = transmission.attemptCount + 1
  return {
    at,
    actor: ACTOR,
    what: 'LOOK_UP_FAILED',
    detail: lastError,
    state: attempt % MAX_ATTEMPTS === 0 ? 'BLOCKED' : unsettled(transmission),
    nextAt: at + pauseAfter(error, attempt, random),
    remoteId: null,
    lastError,
    countsAttempt: true,
    clearsSendStarted: false,
  }
}

/** The target may still be writing what was begun before. */
export function waitUntil(transmission: Transmission, nextAt: number, at: number): Settlement {
  return {
    at,
    actor: ACTOR,
    what: 'WAITS',
    detail: 'the target is given the time to settle before it is looked up',
    state: unsettled(transmission),
    nextAt,
    remoteId: null,
    lastError: null,
    clearsSendStarted: false,
  }
}

/** What was not sent may still be cancelled, or give way to a newer revision. */
function unsettled({ sendStartedAt }: Transmission): 'RETRY' | 'IN_DOUBT' {
  return sendStartedAt === null ? 'RETRY' : 'IN_DOUBT'
}

/** It is not in the target, and need not be any more. */
export function gaveWay(at: number): Settlement {
  return {
    ...{ at, actor: ACTOR, what: 'SUPERSEDED', detail: null, state: 'SUPERSEDED', nextAt: at },
    ...{ remoteId: null, lastError: null, clearsSendStarted: true },
  }
}

/** As long as the target asked for, where that is longer. */
function pauseAfter(error: unknown, attempt: number, random: Random): number {
  const asked = error instanceof DovetailError ? (error.retryAfterMs ?? 0) : 0
  return Math.max(asked, retryDelay(attempt, random))
}

/**
 * A target that cannot be asked leaves doubt to a person.
 *
 * @param settledAt when it can no longer be on its way there
 */
export function blindDoubt(at: number, settledAt: number): Settlement {
  const detail = 'it may have arrived, and the target cannot be asked: a person has to look'
  return {
    at,
    actor: ACTOR,
    what: 'STOPPED',
    detail,
    state: 'BLOCKED',
    nextAt: Math.max(at, settledAt),
    remoteId: null,
    lastError: detail,
    clearsSendStarted: false,
  }
}
