import { changesRecord, type DocumentName, recordReference } from '../domain/document.ts'
import type { OutgoingTransmission, Transmission } from '../domain/transmission.ts'
import type { Clock, Random } from '../ports/runtime.ts'
import type { Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import type { EarlierTransmission } from '../ports/transmission-queue.ts'
import { blindDoubt, judgeFailedLookUp, judgeLookUp, waitUntil } from './judge.ts'
import { blindChange, judgeRevision, type Looked } from './judge-revision.ts'

export interface Looking {
  readonly store: Pick<Store, 'transmissions'>
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sink: Sink<any>
  readonly clock: Clock
  readonly random: Random
}

/** Whether the target is asked what it has before anything is sent: where it may have arrived, and where it changes what is there. */
export function needsLookUp({
  sendStartedAt,
  orderingSequence,
  payload,
}: Pick<OutgoingTransmission, 'sendStartedAt' | 'orderingSequence' | 'payload'>): boolean {
  // The first of its ordering key changes nothing: its document need not be read for this.
  return sendStartedAt !== null || (orderingSequence > 1 && changesRecord(JSON.parse(payload)))
}

/** Asks the target, once nothing can be on its way there any more. */
export async function lookUp(
  { store, sink, clock, random }: Looking,
  transmission: Transmission,
  document: DocumentName,
): Promise<Looked> {
  const { timeoutMs, settleMs } = sink.capabilities
  const now = () => clock.now().getTime()
  const isChange = changesRecord(document)
  const earlier = isChange ? await store.transmissions.earlier(transmission) : []
  const settledAt = lastBegun(transmission, earlier) + timeoutMs + settleMs
  if (sink.capabilities.reference === 'NONE')
    return lookBlindly(transmission, earlier, { at: now(), settledAt })
  if (now() < settledAt) return { settlement: waitUntil(transmission, settledAt, now()) }
  const reference = recordReference(document)
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const found = await sink.findByReference(reference, { signal, forChange: isChange })
    if (isChange) {
      const canChange = sink.update !== undefined
      return judgeRevision(transmission, { reference, earlier, found, canChange, at: now() })
    }
    const settlement = judgeLookUp(transmission, found, now())
    return settlement ? { settlement } : { record: null }
  } catch (error) {
    return { settlement: judgeFailedLookUp(transmission, error, now(), random) }
  }
}

/** Of what is left to a person's word only: whatever else ended is known to have arrived, or not to. */
function lastBegun({ sendStartedAt }: Transmission, earlier: readonly EarlierTransmission[]): number {
  const resolved = earlier.filter(one => one.isResolved)
  return Math.max(...[sendStartedAt, ...resolved.map(one => one.sendStartedAt)].map(at => at ?? 0))
}

function lookBlindly(
  transmission: Transmission,
  earlier: readonly EarlierTransmission[],
  { at, settledAt }: { readonly at: number; readonly settledAt: number },
): Looked {
  if (transmission.sendStartedAt !== null) return { settlement: blindDoubt(at, settledAt) }
  const before = earlier.find(one => one.state === 'DELIVERED')
  return before ? { settlement: blindChange(before, at) } : { record: null }
}
