import type { Order } from '../domain/order.ts'
import { OPEN_QUOTE_STATUSES, type Quote, quoteReference, statusOn } from '../domain/quote.ts'
import type { Repositories } from '../ports/store.ts'
import { type AddressInput, decideAddress } from './delivery-address.ts'
import { type ServiceRequest, today } from './environment.ts'
import { requireContact, requireCustomer } from './find-customer.ts'
import { isClosed } from './find-order.ts'
import { findQuote, refuseChanged, requireQuote, requireSendable } from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import {
  draftOrderDocument,
  numberOrderDocument,
  type OrderDocumentDraft,
  type OrderDraft,
} from './order-document.ts'
import { enqueue } from './transmit.ts'
import { refusable, refuse, type UserError } from './user-error.ts'

export interface PlaceOrderInput {
  readonly idempotencyKey: string
  readonly quote: string
  readonly customerReference?: string | null
  readonly requestedDeliveryDate?: string | null
  readonly contact?: string | null
  readonly deliveryAddress?: AddressInput | null
}

export interface OrderOutcome {
  readonly order: Order | null
  readonly userErrors: readonly UserError[]
}

/** Turns a quote into an order and puts it on its way to the ERP, in one transaction. */
export async function placeOrder(request: ServiceRequest, input: PlaceOrderInput): Promise<OrderOutcome> {
  const { ids, reads, store, wakeDispatcher } = request
  let placed: Order | null = null
  const { value: id, userErrors } = await refusable(async () => {
    const newId = ids.next()
    return idempotently(request, 'placeOrder', input, newId, async () => {
      if (!request.takes.orders)
        refuse('TARGET_READ_ONLY', 'the ERP is only read: it takes no orders.', ['input', 'quote'])
      const quote = requireQuote(await findQuote(request, input.quote), input.quote)
      const earlier = await earlierOrder(store, quote)
      if (earlier) refuseOrdered(quote, earlier)
      requireOrderable(request, quote)
      const draft = await draftOrder(request, input, quote, newId)
      requireDebtor(draft)
      const document = await draftOrderDocument(draft, quote, request)
      return async repositories => {
        placed = await writeOrder(request, repositories, quote, draft, document)
      }
    })
  })
  if (id === null) return { order: null, userErrors }
  wakeDispatcher(reads.erpName)
  return { order: await asStored(store, id, placed), userErrors: [] }
}

/** What this request wrote need not be read again; what an earlier one with its key wrote may have changed since. */
async function asStored({ orders }: Repositories, id: string, written: Order | null): Promise<Order | null> {
  return written?.id === id ? written : ((await orders.byIds([id]))[0] ?? null)
}

/** What some revision of the quote became. A first one that is still open became nothing, which needs no asking. */
async function earlierOrder({ orders }: Repositories, quote: Quote): Promise<Order | null> {
  const isFresh = quote.revision === 1 && OPEN_QUOTE_STATUSES.includes(quote.status)
  return isFresh ? null : orders.byQuoteNumber(quote.number)
}

function refuseOrdered(quote: Quote, order: Order): never {
  const message =
    order.quoteId === quote.id
      ? `quote ${quoteReference(quote)} became order ${order.number} before.`
      : `an earlier revision of quote ${quote.number} became order ${order.number}: ${
          isClosed(order)
            ? `that one is ${order.status}, so call createQuote for a new quote.`
            : 'call reviseOrder to change that one.'
        }`
  return refuse('QUOTE_ALREADY_ORDERED', message, ['input', 'quote'])
}

/** @throws Refusal for a quote that the customer cannot order as it is */
export function requireOrderable({ clock }: ServiceRequest, quote: Quote): void {
  if (statusOn(quote, today(clock)) !== 'ACCEPTED') requireSendable(quote, today(clock))
}

/** @throws Refusal for a day that is over */
export function requireComing({ clock }: ServiceRequest, day: string | null): void {
  const date = today(clock)
  if (day !== null && day < date)
    refuse('DATE_PAST', `expected ${date} or later, got ${day}.`, ['input', 'requestedDeliveryDate'])
}

function requireDebtor({ debtorNumber, customerNumber }: OrderDraft): void {
  if (debtorNumber === null)
    refuse(
      'CUSTOMER_WITHOUT_DEBTOR',
      `customer ${customerNumber} has no debtor number in the CRM: give it one first.`,
      ['input', 'quote'],
    )
}

/** All of the order but its number, which is taken when it is written. */
export async function draftOrder(
  request: ServiceRequest,
  input: Omit<PlaceOrderInput, 'idempotencyKey' | 'quote'>,
  quote: Quote,
  id: string,
): Promise<OrderDraft> {
  requireComing(request, input.requestedDeliveryDate ?? null)
  const customer = await requireCustomer(request, quote.customerNumber)
  return {
    id,
    revision: 1,
    status: 'PLACED',
    createdAt: request.clock.now().toISOString(),
    quoteId: quote.id,
    customerNumber: customer.number,
    debtorNumber: customer.debtorNumber,
    contactId: (await requireContact(request, customer, input.contact ?? null)) ?? quote.contactId,
    customerReference: input.customerReference ?? null,
    requestedDeliveryDate: input.requestedDeliveryDate ?? null,
    confirmedDeliveryDate: null,
    deliveryAddress: await decideAddress(request, customer, input.deliveryAddress ?? null),
    totals: quote.totals,
    lines: quote.lines,
  }
}

async function writeOrder(
  request: ServiceRequest,
  repositories: Repositories,
  quote: Quote,
  draft: OrderDraft,
  document: OrderDocumentDraft,
): Promise<Order> {
  const { clock, reads, caller } = request
  const { quotes, orders } = repositories
  const isAsRead = await quotes.changeStatus(quote.id, quote.status, 'ACCEPTED')
  const earlier = isAsRead
    ? await earlierOrder(repositories, quote)
    : await orders.byQuoteNumber(quote.number)
  if (earlier) refuseOrdered(quote, earlier)
  if (!isAsRead) refuseChanged(quote)
  const order = { ...draft, number: await orders.nextNumber(clock.now().getUTCFullYear()) }
  await orders.insert(order)
  await enqueue(
    request,
    repositories,
    reads.erpName,
    numberOrderDocument(document, order.number),
    order.number,
  )
  const by = { at: order.createdAt, actor: caller.principal }
  await orders.appendEvent(order.id, { ...by, what: 'PLACED', detail: null })
  await quotes.appendEvent(quote.id, { ...by, what: 'ORDERED', detail: order.number })
  return order
}
