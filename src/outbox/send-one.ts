import { DovetailError } from '../domain/errors.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { Clock } from '../ports/runtime.ts'
import type { RemoteRecord, SinkCapabilities } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import type { Beginning, Claim, Settlement } from '../ports/transmission-queue.ts'
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
 * @returns how it ended; null when the lease was lost to somebody else
 */
export async function sendOne(
  { store, sink, clock, random }: Sending,
  { transmission, begun }: Claim,
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
    // A record that keeps no hash may be of this revision, or of an earlier one.
    const isCertainlyNotThere = known === null || known.payloadHash !== null
    if (transmission.givesWay && isCertainlyNotThere) return settle(gaveWay(now()))
  }

  const beginning = begun ?? (await beginSending(store, transmission, clock, sink.capabilities))
  if (beginning === null) return null
  const { sendUntil } = beginning
  // Whoever is in doubt later counts the settle time from the mark: what would go out later than a time-out after it must not.
  const mayStillSend = (): void => {
    if (clock.monotonicMs() > sendUntil) throw tooLate(timeoutMs)
  }
  try {
    mayStillSend()
    const options = {
      signal: AbortSignal.timeout(Math.max(1, Math.floor(sendUntil - clock.monotonicMs()))),
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

/** That sending begins now: a byte may go out until a time-out later. What it took to get at the database, before, does not count. */
export function beginNow(
  clock: Clock,
  { timeoutMs, settleMs }: Pick<SinkCapabilities, 'timeoutMs' | 'settleMs'>,
): Beginning {
  const sendUntil = clock.monotonicMs() + timeoutMs
  const at = clock.now().getTime()
  return { at, settledAt: at + timeoutMs + settleMs, sendUntil }
}

/** Writes down that sending begins; null when the lease was lost, or is nearly over. */
function beginSending(
  store: Store,
  { id, fence }: Transmission,
  clock: Clock,
  capabilities: SinkCapabilities,
): Promise<Beginning | null> {
  return store.transaction(async ({ transmissions }) => {
    const begun = beginNow(clock, capabilities)
    const leaseNeededUntil = begun.at + 2 * capabilities.timeoutMs
    const isOurs = await transmissions.markSending(id, fence, begun.at, leaseNeededUntil, begun.settledAt)
    return isOurs ? begun : null
  })
}

function tooLate(timeoutMs: number): DovetailError {
  const text = `not sent: expected to begin within ${timeoutMs} ms, but this process or its database was held up for longer`
  return new DovetailError('SOURCE_TIMEOUT', 'retry', text)
}
