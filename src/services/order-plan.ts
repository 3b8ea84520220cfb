import type { OrderDocument } from '../domain/document.ts'
import { invariant, RequestError } from '../domain/errors.ts'
import { type Order, orderReference } from '../domain/order.ts'
import { quoteReference } from '../domain/quote.ts'
import type { OrderStep } from '../ports/sink.ts'
import type { ServiceRequest } from './environment.ts'
import { findOrder, requireOpenOrder } from './find-order.ts'
import { findQuote } from './find-quote.ts'
import { draftOrderDocument, numberOrderDocument } from './order-document.ts'
import { draftOrder } from './place-order.ts'
import { draftRevision } from './revise-order.ts'

export interface OrderPlanInput {
  readonly quote?: string | null
  readonly order?: string | null
}

/** What the ERP has of an order and what it would create. */
export interface OrderPlan {
  readonly steps: readonly OrderStep[]
}

/** What the ERP is asked about. */
interface Planned {
  readonly document: OrderDocument
  readonly isChange: boolean
}

/**
 * Asks the ERP about the document that `placeOrder` or `reviseOrder` sends, and writes nothing. For a quote that is the order that it would become
 * now, under the quote's reference, or the next revision of the order that an earlier revision became; for an order, or a quote that
 * became one, what was written when it was placed or changed last.
 *
 * @returns null for an unknown quote or order, and where the ERP takes orders in one piece
 * @throws RequestError unless exactly one of the two is named
 * @throws Refusal where the quote could not be ordered for want of an address, say, and where its order is closed
 */
export async function planOrder(
  request: ServiceRequest,
  { quote, order }: OrderPlanInput,
): Promise<OrderPlan | null> {
  const named = [quote, order].filter(one => one != null)
  if (named.length !== 1)
    throw new RequestError(
      `expected either \`quote\` or \`order\`, got ${named.length === 0 ? 'neither' : 'both'}.`,
    )
  const { planOrder: plan, signal } = request
  if (!plan) return null
  const planned = quote != null ? await ofQuote(request, quote) : await ofOrder(request, order!)
  return planned && { steps: await plan(planned.document, { signal, isChange: planned.isChange }) }
}

async function ofQuote(request: ServiceRequest, named: string): Promise<Planned | null> {
  const quote = await findQuote(request, named)
  if (!quote) return null
  const order = await request.store.orders.byQuoteNumber(quote.number)
  if (!order) {
    const draft = await draftOrder(request, {}, quote, request.ids.next())
    const document = numberOrderDocument(
      await draftOrderDocument(draft, quote, request),
      quoteReference(quote),
    )
    return { document, isChange: false }
  }
  const [ordered] = await request.store.quotes.byIds([order.quoteId])
  if (quote.revision <= ordered!.revision) return ofSent(request, order)
  const next = await draftRevision(request, {}, requireOpenOrder(order, order.number), quote)
  const document = numberOrderDocument(await draftOrderDocument(next, quote, request), next.number)
  return { document, isChange: true }
}

async function ofOrder(request: ServiceRequest, named: string): Promise<Planned | null> {
  const order = await findOrder(request, named)
  return order ? ofSent(request, order) : null
}

/** As it was written when the order was placed, or changed last. */
async function ofSent({ store }: ServiceRequest, order: Order): Promise<Planned> {
  const reference = orderReference(order)
  const [transmission] = await store.transmissions.byReferences('ORDER', [reference])
  const [outgoing] = transmission ? await store.transmissions.outgoing([transmission.id]) : []
  invariant(outgoing, `order ${reference} has no transmission`)
  return {
    document: JSON.parse(outgoing.payload),
    isChange: order.revision > 1 && transmission!.state !== 'DELIVERED',
  }
}
