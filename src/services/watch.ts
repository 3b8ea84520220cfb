import { RequestError } from '../domain/errors.ts'
import { keyOf } from '../domain/node-id.ts'
import type { Order } from '../domain/order.ts'
import type { Quote } from '../domain/quote.ts'
import type { Transmission, TransmissionKind } from '../domain/transmission.ts'
import type { Watch } from '../ports/changes.ts'
import type { ServiceRequest } from './environment.ts'
import { findQuote } from './find-quote.ts'

type Watching = Pick<ServiceRequest, 'store' | 'feed'>

export interface WatchedTransmissions {
  readonly transmission?: string | null
  readonly target?: string | null
  readonly kind?: TransmissionKind | null
  readonly externalReference?: string | null
}

/** Of one reference there is one in each target. */
const MOST_OF_ONE_REFERENCE = 100

/** Transmissions as they change; those that are named first as they stand. @throws RequestError when the one that is named is not there */
export function watchTransmissions(
  { store, feed }: Watching,
  asked: WatchedTransmissions,
): Promise<Watch<Transmission>> {
  const { target, kind, externalReference } = asked
  const id = asked.transmission == null ? null : keyOf('Transmission', asked.transmission)
  const meets = (one: Pick<Transmission, 'id' | 'target' | 'kind' | 'externalReference'>): boolean =>
    (id === null || one.id === id) &&
    (target == null || one.target === target) &&
    (kind == null || one.kind === kind) &&
    (externalReference == null || one.externalReference === externalReference)
  const named = async (): Promise<readonly Transmission[]> => {
    if (id !== null) {
      const [one] = await store.transmissions.byIds([id])
      return [requireFound(one, 'transmission', asked.transmission!)]
    }
    if (externalReference == null) return []
    const page = await store.transmissions.find({
      first: MOST_OF_ONE_REFERENCE,
      after: null,
      wantsTotal: false,
      target: target ?? null,
      states: null,
      externalReference: { eq: externalReference },
    })
    return page.rows.map(({ row }) => row)
  }
  return feed.watch({
    noun: 'TRANSMISSION',
    meets,
    first: async () => (await named()).filter(meets).map(one => one.id),
  })
}

/** Quotes as they change: by number all revisions, by id one; the one that is named first. @throws RequestError when it is not there */
export async function watchQuotes(request: Watching, named: string | null): Promise<Watch<Quote>> {
  const { feed } = request
  const quote = named === null ? null : requireFound(await findQuote(request, named), 'quote', named)
  const isOneRevision = named !== null && keyOf('Quote', named) !== named
  const meets = (one: Pick<Quote, 'id' | 'number'>): boolean =>
    quote === null || (isOneRevision ? one.id === quote.id : one.number === quote.number)
  return feed.watch({
    noun: 'QUOTE',
    meets,
    first: async () => {
      if (named === null) return []
      const newest = await findQuote(request, named)
      return newest ? [newest.id] : []
    },
  })
}

/** Orders as they change; the one that is named first. @throws RequestError when it is not there */
export async function watchOrders({ store, feed }: Watching, named: string | null): Promise<Watch<Order>> {
  const find = async (text: string): Promise<Order | null> => {
    const id = keyOf('Order', text)
    return id === text ? store.orders.byNumber(text) : ((await store.orders.byIds([id]))[0] ?? null)
  }
  const order = named === null ? null : requireFound(await find(named), 'order', named)
  return feed.watch({
    noun: 'ORDER',
    meets: ({ number }) => order === null || number === order.number,
    first: async () => (order === null ? [] : [order.number]),
  })
}

function requireFound<One>(found: One | null | undefined, noun: string, named: string): One {
  if (found == null)
    throw new RequestError(`expected the ${noun} to be followed; there is no ${noun} "${named}".`)
  return found
}
