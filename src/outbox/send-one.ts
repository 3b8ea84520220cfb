import { DovetailError } from '../domain/errors.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { Clock, Random } from '../ports/runtime.ts'
import type { Sink } from '../ports/sink.ts'
import type { Claim, Settlement, Store, TransmissionQueue } from '../ports/store.ts'
import { blindDoubt, delivered, judgeFailedLookUp, judgeFailure, judgeLookUp } from './judge.ts'

export interface Sending {
  readonly store: Store
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sink: Sink<any>
  readonly clock: Clock
  readonly random: Random
}

/**
 * Takes one claimed transmission as far as it gets, and writes down how far that was.
 *
 * Where an earlier attempt may have arrived, it is looked up first, and only after the target has had the time to settle. That sending begins
 * is committed before a byte goes out, under a lease that outlasts the call, and no byte goes out later than a time-out after that. Every
 * write is under the claim's fence.
 *
 * @param begunUntil where it was written down with the claim that sending begins: until when a byte may go out, in ms of the monotonic clock
 * @returns how it ended; null when the lease was lost to somebody else
 */
export async function sendOne(
  { store, sink, clock, random }: Sending,
  { transmission }: Claim,
  begunUntil: number | null = null,
): Promise<Settlement | null> {
  const { id, fence } = transmission
  const { timeoutMs, settleMs } = sink.capabilities
  const settle = async (outcome: Settlement): Promise<Settlement | null> => {
    const isWritten = await store.transaction(({ transmissions }) => transmissions.settle(id, fence, outcome))
    return isWritten ? outcome : null
  }
  const now = () => clock.now().getTime()

  if (transmission.sendStartedAt !== null) {
    if (sink.capabilities.reference === 'NONE') return settle(blindDoubt(now()))
    const settledAt = transmission.sendStartedAt + timeoutMs + settleMs
    if (now() < settledAt) return settle(waitUntil(settledAt, now()))
    try {
      const found = await sink.findByReference(transmission.externalReference, {
        signal: AbortSignal.timeout(timeoutMs),
      })
      const judged = judgeLookUp(transmission, found, now())
      if (judged) return settle(judged)
    } catch (error) {
      return settle(judgeFailedLookUp(transmission, error, now(), random))
    }
  }

  const until =
    begunUntil ??
    (await store.transaction(({ transmissions }) =>
      beginSending(transmissions, transmission, clock, timeoutMs),
    ))
  if (until === null) return null
  // Whoever is in doubt later counts the settle time from the mark: what would go out later than a time-out after it must not.
  const mayStillSend = (): void => {
    if (clock.monotonicMs() > until) throw tooLate(timeoutMs)
  }
  try {
    mayStillSend()
    const record = await sink.create(JSON.parse(transmission.payload), {
      signal: AbortSignal.timeout(Math.max(1, Math.floor(until - clock.monotonicMs()))),
      payloadHash: transmission.payloadHash,
      mayStillSend,
    })
    return settle(delivered(record, now()))
  } catch (error) {
    return settle(judgeFailure(transmission, error, sink.capabilities, now(), random))
  }
}

/**
 * Writes down that sending begins. The time that it took to get at the database, before, does not count.
 *
 * @returns until when a byte may go out, in ms of the monotonic clock; null when the lease was lost, or is nearly over
 */
export async function beginSending(
  transmissions: TransmissionQueue,
  { id, fence }: Pick<Transmission, 'id' | 'fence'>,
  clock: Clock,
  timeoutMs: number,
): Promise<number | null> {
  const until = clock.monotonicMs() + timeoutMs
  const at = clock.now().getTime()
  return (await transmissions.markSending(id, fence, at, at + 2 * timeoutMs)) ? until : null
}

function tooLate(timeoutMs: number): DovetailError {
  const text = `not sent: expected to begin within ${timeoutMs} ms, but this process or its database was held up for longer`
  return new DovetailError('SOURCE_TIMEOUT', 'retry', text)
}

function waitUntil(nextAt: number, at: number): Settlement {
  const detail = 'the target is given the time to settle before it is looked up'
  return {
    at,
    actor: 'dovetail',
    what: 'WAITS',
    detail,
    state: 'IN_DOUBT',
    nextAt,
    remoteId: null,
    lastError: null,
    clearsSendStarted: false,
  }
}
