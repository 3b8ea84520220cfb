import { recordReference } from '../domain/document.ts'
import type { Discrepancy, DiscrepancyKind, Reconciliation } from '../domain/reconciliation.ts'
import type { OutgoingTransmission } from '../domain/transmission.ts'
import type { Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'

/** Records of a target that are asked for together */
const AT_ONCE = 4
/** So many that cannot be read one after the other say that the target is down. */
const UNREAD_IN_A_ROW = 8

export interface ReconcileOptions {
  readonly store: Pick<Store, 'transmissions'>
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sink: Sink<any>
  readonly target: string
  /** When the target took it, in epoch milliseconds */
  readonly from: number
  readonly until: number
  /** Epoch milliseconds */
  readonly now: number
  readonly signal: AbortSignal
}

type Compared = { readonly discrepancy: Discrepancy | null } | { readonly unread: string }

/** Compares what arrived in a target with the records that the target has now. It changes nothing. */
export async function reconcile(options: ReconcileOptions): Promise<Reconciliation> {
  const { store, sink, target, from, now, signal } = options
  // What it took a moment ago it may be about to show.
  const until = Math.min(options.until, now - sink.capabilities.timeoutMs - sink.capabilities.settleMs)
  const discrepancies: Discrepancy[] = []
  const unread: { externalReference: string; reason: string }[] = []
  let compared = 0
  let unreadInARow = 0
  const tell = (isComplete: boolean): Reconciliation => ({
    target,
    from,
    until,
    compared,
    discrepancies,
    unread,
    isComplete,
  })
  for await (const some of deliveredIn(store, { target, from, until })) {
    if (signal.aborted || unreadInARow >= UNREAD_IN_A_ROW) return tell(false)
    const outcomes = await Promise.all(some.map(one => compareAsItStands(options, one)))
    for (const [index, outcome] of outcomes.entries()) {
      if ('unread' in outcome) {
        unread.push({ externalReference: some[index]!.externalReference, reason: outcome.unread })
        unreadInARow++
        continue
      }
      unreadInARow = 0
      compared++
      if (outcome.discrepancy) discrepancies.push(outcome.discrepancy)
    }
  }
  return tell(unread.length === 0)
}

/** Some at a time, the latest first. */
async function* deliveredIn(
  store: Pick<Store, 'transmissions'>,
  window: { readonly target: string; readonly from: number; readonly until: number },
): AsyncGenerator<readonly OutgoingTransmission[]> {
  for (let after: OutgoingTransmission | null = null; ; ) {
    const page: readonly OutgoingTransmission[] = await store.transmissions.delivered({
      ...window,
      ...{ after, limit: AT_ONCE },
    })
    if (page.length > 0) yield page
    if (page.length < AT_ONCE) return
    after = page.at(-1)!
  }
}

/** A later revision that is sent while its record is compared makes that another one: no discrepancy. */
async function compareAsItStands(
  options: ReconcileOptions,
  transmission: OutgoingTransmission,
): Promise<Compared> {
  const outcome = await compareOne(options, transmission)
  if ('unread' in outcome || outcome.discrepancy === null) return outcome
  const isStill = await options.store.transmissions.hasRecord(transmission.id)
  return isStill ? outcome : { discrepancy: null }
}

async function compareOne(
  { sink, signal }: ReconcileOptions,
  transmission: OutgoingTransmission,
): Promise<Compared> {
  const { externalReference, payload, payloadHash } = transmission
  const document = JSON.parse(payload)
  const within = () => ({
    signal: AbortSignal.any([signal, AbortSignal.timeout(sink.capabilities.timeoutMs)]),
  })
  const differs = (kind: DiscrepancyKind, detail: string): Compared => ({
    discrepancy: { kind, transmissionId: transmission.id, externalReference, detail },
  })
  try {
    const found = await sink.findByReference(recordReference(document), within())
    const [record] = found
    if (!record)
      return differs(
        'MISSING',
        `expected the record ${transmission.remoteId}, and there is none under the reference`,
      )
    if (found.length > 1)
      return differs('DOUBLE', `expected one record, got ${found.map(one => one.remoteId).join(', ')}`)
    if (record.remoteId !== transmission.remoteId)
      return differs(
        'DIFFERENT',
        `expected the record ${transmission.remoteId}, got ${record.remoteId} under the reference`,
      )
    if (record.payloadHash !== null && record.payloadHash !== payloadHash)
      return differs('DIFFERENT', `the record ${record.remoteId} was made from another document`)
    const words = (await sink.compare?.(document, within())) ?? []
    return words.length > 0 ? differs('DIFFERENT', words.join('; ')) : { discrepancy: null }
  } catch (error) {
    return { unread: error instanceof Error ? error.message : String(error) }
  }
}
