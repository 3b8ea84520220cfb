import { quoteReference } from '../domain/quote.ts'
import type { ToldStanding } from '../domain/status-report.ts'
import type { TransmissionKind } from '../domain/transmission.ts'
import type { ArrivedDocument } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'

/** A document that its target has, and may have news of. */
export interface AwaitedDocument extends ArrivedDocument {
  /** Of an order: how it stood when it was read */
  readonly standing?: ToldStanding
}

/**
 * - OPEN: nobody knows yet how it ends
 * - ENDED: it has ended, not long ago, and that may be taken back; or it is on its way to the customer
 */
export type Awaiting = 'OPEN' | 'ENDED'

type Reached = Pick<Store, 'orders' | 'quotes' | 'transmissions'>

interface Named extends Omit<AwaitedDocument, 'remoteId'> {
  readonly number: string
}

/** Asked together */
const AT_ONCE = 100
/** A customer may decide on a quote some time after it ended: a person is told then. */
const DAYS_AFTER_VALIDITY = 30
/** What has ended is asked about for as long. */
const DAYS_AFTER_END = 30
const DAY_MS = 24 * 3_600_000

/** Pages of what one target has. */
export async function* awaitedDocuments(
  store: Reached,
  { target, kind }: { readonly target: string; readonly kind: TransmissionKind },
  which: Awaiting,
  at: number,
): AsyncGenerator<readonly AwaitedDocument[]> {
  for (let after: string | null = null; ; ) {
    const page: readonly Named[] =
      kind === 'ORDER' ? await orders(store, which, after, at) : await quotes(store, which, after, at)
    const arrived = await arrivedOf(store, target, kind, page)
    if (arrived.length > 0) yield arrived
    if (page.length < AT_ONCE) return
    after = page.at(-1)!.number
  }
}

async function orders(
  store: Reached,
  which: Awaiting,
  after: string | null,
  at: number,
): Promise<readonly Named[]> {
  const since = at - DAYS_AFTER_END * DAY_MS
  const awaited = which === 'OPEN' ? ({ which } as const) : ({ which, since } as const)
  const page = await store.orders.awaited({ after, limit: AT_ONCE, ...awaited })
  return page.map(order => ({ number: order.number, externalReference: order.number, standing: order }))
}

/** What was decided on a quote is not taken back. */
async function quotes(
  store: Reached,
  which: Awaiting,
  after: string | null,
  at: number,
): Promise<readonly Named[]> {
  if (which === 'ENDED') return []
  const validSince = new Date(at - DAYS_AFTER_VALIDITY * DAY_MS).toISOString().slice(0, 10)
  const page = await store.quotes.awaited({ after, limit: AT_ONCE, validSince })
  return page.map(quote => ({ number: quote.number, externalReference: quoteReference(quote) }))
}

/** Those that the target has. Its records of revised orders carry the order's number; the newest revision's id counts. */
async function arrivedOf(
  store: Reached,
  target: string,
  kind: TransmissionKind,
  page: readonly Named[],
): Promise<readonly AwaitedDocument[]> {
  const numbers = page.map(one => one.number)
  const transmissions = await store.transmissions.arrived(target, numbers)
  const ids = new Map(
    transmissions.map(one => [kind === 'ORDER' ? one.orderingKey : one.externalReference, one.remoteId]),
  )
  return page.flatMap(({ number: _number, ...named }) => {
    const remoteId = ids.get(named.externalReference)
    return remoteId == null ? [] : [{ ...named, remoteId }]
  })
}
