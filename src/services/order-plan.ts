import { RequestError } from '../domain/errors.ts'
import { keyOf } from '../domain/node-id.ts'
import type { Order } from '../domain/order.ts'
import { type Quote, quoteReference } from '../domain/quote.ts'
import type { OrderStep } from '../ports/sink.ts'
import type { ServiceRequest } from './environment.ts'
import { findQuote } from './find-quote.ts'
import { draftOrderDocument, numberOrderDocument, type OrderDraft } from './order-document.ts'
import { draftOrder } from './place-order.ts'

export interface OrderPlanInput {
  readonly quote?: string | null
  readonly order?: string | null
}

/** What the ERP has of an order and what it would create. */
export interface OrderPlan {
  readonly steps: readonly OrderStep[]
}

/**
 * Asks the ERP about the document that `placeOrder` sends, and writes nothing: for a quote the order that it would become now, under the
 * quote's reference; for an order, or a quote that became one, that order.
 *
 * @returns null for an unknown quote or order, and where the ERP takes orders in one piece
 * @throws RequestError unless exactly one of the two is named
 * @throws Refusal where the quote could not be ordered for want of an address, say
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
  const { planOrder: plan } = request
  if (!plan) return null
  const subject = quote != null ? await ofQuote(request, quote) : await ofOrder(request, order!)
  if (!subject) return null
  const draft = await draftOrderDocument(subject.draft, subject.quote, request)
  const document = numberOrderDocument(draft, subject.reference)
  return { steps: await plan(document, { signal: request.signal }) }
}

interface Subject {
  readonly draft: OrderDraft
  readonly quote: Quote
  readonly reference: string
}

async function ofQuote(request: ServiceRequest, named: string): Promise<Subject | null> {
  const quote = await findQuote(request, named)
  if (!quote) return null
  const [order] = await request.store.orders.byQuotes([quote.id])
  if (order) return { draft: order, quote, reference: order.number }
  const draft = await draftOrder(request, {}, quote, request.ids.next())
  return { draft, quote, reference: quoteReference(quote) }
}

async function ofOrder({ store }: ServiceRequest, named: string): Promise<Subject | null> {
  const key = keyOf('Order', named)
  const order: Order | null =
    key === named ? await store.orders.byNumber(named) : ((await store.orders.byIds([key]))[0] ?? null)
  if (!order) return null
  const [quote] = await store.quotes.byIds([order.quoteId])
  return quote ? { draft: order, quote, reference: order.number } : null
}
