import type { Order } from '../domain/order.ts'
import { type Quote, quoteReference, statusOn } from '../domain/quote.ts'
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
  const { value: id, userErrors } = await refusable(async () => {
    const newId = ids.next()
    return idempotently(request, 'placeOrder', input, newId, async () => {
      if (!request.takes.orders)
        refuse('TARGET_READ_ONLY', 'the ERP is only read: it takes no orders.', ['input', 'quote'])
      const quote = requireQuote(await findQuote(request, input.quote), input.quote)
      const earlier = await store.orders.byQuoteNumber(quote.number)
      if (earlier) refuseOrdered(quote, earlier)
      requireOrderable(request, quote)
      const draft = await draftOrder(request, input, quote, newId)
      requireDebtor(draft)
      const document = await draftOrderDocument(draft, quote, request)
      return repositories => writeOrder(request, repositories, quote, draft, document)
    })
  })
  if (id === null) return { order: null, userErrors }
  wakeDispatcher(reads.erpName)
  return { order: (await store.orders.byIds([id]))[0] ?? null, userErrors: [] }
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
): Promise<void> {
  const { clock, reads, caller } = request
  const current = await repositories.quotes.lock(quote.id)
  const earlier = await repositories.orders.byQuoteNumber(quote.number)
  if (earlier) refuseOrdered(quote, earlier)
  await acceptAsRead(repositories, quote, current)
  const order = { ...draft, number: await repositories.orders.nextNumber(clock.now().getUTCFullYear()) }
  await repositories.orders.insert(order)
  await enqueue(
    request,
    repositories,
    reads.erpName,
    numberOrderDocument(document, order.number),
    order.number,
  )
  const by = { at: order.createdAt, actor: caller.principal }
  await repositories.orders.appendEvent(order.id, { ...by, what: 'PLACED', detail: null })
  await repositories.quotes.appendEvent(quote.id, { ...by, what: 'ORDERED', detail: order.number })
}

/** @param current its status as it is now, under a lock @throws Refusal when somebody changed it since it was read */
export async function acceptAsRead(
  { quotes }: Repositories,
  quote: Quote,
  current: Quote['status'] | null,
): Promise<void> {
  if (current !== quote.status) refuseChanged(quote)
  if (current !== 'ACCEPTED') await quotes.changeStatus(quote.id, quote.status, 'ACCEPTED')
}
