import { DovetailError } from '../domain/errors.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { Clock } from '../ports/runtime.ts'
import type { RemoteRecord } from '../ports/sink.ts'
import type { Claim, Settlement, Store, TransmissionQueue } from '../ports/store.ts'
import { delivered, gaveWay, judgeFailure } from './judge.ts'
import { judgeFailedUpdate, judgeUpdate } from './judge-revision.ts'
import { type Looking, lookUp, needsLookUp } from './look-up.ts'

export interface Sending extends Looking {
  readonly store: Store
}

/**
 * Takes one claimed transmission as far as it gets, and writes down how far that was.
 *
 * Where an earlier attempt may have arrived, it is looked up first, and only after the target has had the time to settle; a later revision
 * of an order is always looked up, and changes the record that is there. That sending begins is committed before a byte goes out, under a
 * lease that outlasts the call, and no byte goes out later than a time-out after that. Every write is under the claim's fence.
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
  const { timeoutMs } = sink.capabilities
  const settle = async (outcome: Settlement): Promise<Settlement | null> => {
    const isWritten = await store.transaction(({ transmissions }) => transmissions.settle(id, fence, outcome))
    return isWritten ? outcome : null
  }
  const now = () => clock.now().getTime()

  const document = JSON.parse(transmission.payload)
  let known: RemoteRecord | null = null
  if (needsLookUp(transmission)) {
    const looked = await lookUp({ store, sink, clock, random }, transmission, document)
    if ('settlement' in looked) return settle(looked.settlement)
    known = looked.record
    if (transmission.givesWay) return settle(gaveWay(now()))
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
    const options = {
      signal: AbortSignal.timeout(Math.max(1, Math.floor(until - clock.monotonicMs()))),
      payloadHash: transmission.payloadHash,
      mayStillSend,
    }
    if (known !== null) {
      const outcome = await sink.update!(document, known, options)
      return settle(judgeUpdate(transmission, known, outcome, now()))
    }
    const record = await sink.create(document, options)
    return settle(delivered(record, now()))
  } catch (error) {
    const failed = judgeFailure(transmission, error, sink.capabilities, now(), random)
    return settle(known === null ? failed : judgeFailedUpdate(transmission, known, failed))
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
