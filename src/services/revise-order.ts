import { isDeepStrictEqual } from 'node:util'
import type { OrderDocument } from '../domain/document.ts'
import { type Order, orderReference, orderReferences } from '../domain/order.ts'
import { type Quote, quoteReference } from '../domain/quote.ts'
import type { Repositories } from '../ports/store.ts'
import { type AddressInput, decideAddress } from './delivery-address.ts'
import type { ServiceRequest } from './environment.ts'
import { requireContact, requireCustomer } from './find-customer.ts'
import { findOrder, requireOpenOrder } from './find-order.ts'
import { findQuote, refuseChanged as refuseQuoteChanged, requireQuote } from './find-quote.ts'
import { idempotently } from './idempotently.ts'
import { draftOrderDocument, numberOrderDocument } from './order-document.ts'
import { type OrderOutcome, requireComing, requireOrderable } from './place-order.ts'
import { supersede } from './revise-quote.ts'
import { enqueue } from './transmit.ts'
import { refusable, refuse } from './user-error.ts'

/** What is left out stays as it is; null empties it. */
export interface ReviseOrderInput {
  readonly idempotencyKey: string
  readonly order: string
  readonly quote?: string | null
  readonly customerReference?: string | null
  readonly requestedDeliveryDate?: string | null
  readonly contact?: string | null
  readonly deliveryAddress?: AddressInput | null
}

/** Changes an order and puts its next revision on its way to the ERP, in one transaction. Number and id stay. */
export async function reviseOrder(request: ServiceRequest, input: ReviseOrderInput): Promise<OrderOutcome> {
  const { caller, clock, reads, store, wakeDispatcher } = request
  const order = await findOrder(request, input.order)
  const { value: id, userErrors } = await refusable(() =>
    idempotently(request, 'reviseOrder', withEmptied(input), order?.id ?? '', async () => {
      if (!request.takes.orders)
        refuse('TARGET_READ_ONLY', 'the ERP is only read: it takes no orders.', ['input', 'order'])
      const earlier = requireOpenOrder(order, input.order)
      const before = (await store.quotes.byIds([earlier.quoteId]))[0]!
      const quote = input.quote == null ? before : await requireNewer(request, before, input.quote)
      const next = await draftRevision(request, input, earlier, quote)
      requireChange(earlier, next)
      const draft = await draftOrderDocument(next, quote, request)
      const isDayWithdrawn = await withdrawsDay(request, earlier, next)
      const document = numberOrderDocument(isDayWithdrawn ? { ...draft, isDayWithdrawn } : draft, next.number)
      return async repositories => {
        const isStill = await repositories.orders.revise(next, earlier.revision)
        if (!isStill) refuseChanged(earlier)
        const now = clock.now()
        const by = { at: now.toISOString(), actor: caller.principal }
        if (quote.id !== before.id) await moveOn(repositories, before, quote, next, by)
        await repositories.transmissions.supersede(reads.erpName, next.number, now.getTime())
        await enqueue(request, repositories, reads.erpName, document, next.number)
        const detail = orderReference(next)
        await repositories.orders.appendEvent(next.id, { ...by, what: 'REVISED', detail })
      }
    }),
  )
  if (id === null) return { order: null, userErrors }
  wakeDispatcher(reads.erpName)
  return { order: (await store.orders.byIds([id]))[0] ?? null, userErrors: [] }
}

/** A key's request has nothing for what is null: here what is emptied is part of it. */
function withEmptied(input: ReviseOrderInput): { readonly idempotencyKey: string } {
  const fields = ['customerReference', 'requestedDeliveryDate', 'contact', 'deliveryAddress'] as const
  const emptied = fields.filter(field => input[field] === null)
  const request = { ...input, emptied }
  return emptied.length > 0 ? request : input
}

/** A newer revision of the order's quote, which the customer can order. */
async function requireNewer(request: ServiceRequest, before: Quote, named: string): Promise<Quote> {
  const path = ['input', 'quote']
  const quote = requireQuote(await findQuote(request, named), named)
  if (quote.number !== before.number)
    refuse(
      'QUOTE_OF_ANOTHER_ORDER',
      `the order is of quote ${before.number}, not of ${quote.number}: call reviseQuote for a new revision of its own.`,
      path,
    )
  if (quote.revision <= before.revision)
    refuse(
      'QUOTE_NOT_NEWER',
      `expected a newer revision than ${quoteReference(before)}, which the order has, got ${quoteReference(quote)}: call reviseQuote for one.`,
      path,
    )
  requireOrderable(request, quote)
  return quote
}

/** The order's next revision, with the lines of `quote`. @throws Refusal for what it cannot be changed to */
export async function draftRevision(
  request: ServiceRequest,
  input: Omit<ReviseOrderInput, 'idempotencyKey' | 'order' | 'quote'>,
  earlier: Order,
  quote: Quote,
): Promise<Order> {
  const { contact, deliveryAddress } = input
  requireComing(request, input.requestedDeliveryDate ?? null)
  const customer =
    contact == null && deliveryAddress === undefined
      ? null
      : await requireCustomer(request, earlier.customerNumber)
  return {
    ...earlier,
    revision: earlier.revision + 1,
    quoteId: quote.id,
    totals: quote.totals,
    lines: quote.lines,
    customerReference: given(input.customerReference, earlier.customerReference),
    requestedDeliveryDate: given(input.requestedDeliveryDate, earlier.requestedDeliveryDate),
    contactId: given(
      contact == null ? contact : await requireContact(request, customer!, contact),
      earlier.contactId,
    ),
    deliveryAddress:
      deliveryAddress === undefined
        ? earlier.deliveryAddress
        : await decideAddress(request, customer!, deliveryAddress),
  }
}

/** Whether a day was asked for, in what was ever sent or to be sent, that is asked for no more. */
async function withdrawsDay(
  { store: { transmissions } }: ServiceRequest,
  earlier: Order,
  next: Order,
): Promise<boolean> {
  if (next.requestedDeliveryDate !== null) return false
  if (earlier.requestedDeliveryDate !== null) return true
  const sent = await transmissions.byReferences('ORDER', orderReferences(earlier))
  const documents = await transmissions.outgoing(sent.map(({ id }) => id))
  return documents.some(
    ({ payload }) => (JSON.parse(payload) as OrderDocument).requestedDeliveryDate !== null,
  )
}

function given<T>(value: T | undefined, earlier: T): T {
  return value === undefined ? earlier : value
}

function requireChange(earlier: Order, next: Order): void {
  const isSame = (field: keyof Order) => isDeepStrictEqual(earlier[field], next[field])
  const fields = [
    'quoteId',
    'customerReference',
    'requestedDeliveryDate',
    'contactId',
    'deliveryAddress',
  ] as const
  if (fields.every(isSame))
    refuse(
      'ORDER_UNCHANGED',
      `order ${earlier.number} says all of this already: give what is to be another.`,
      ['input'],
    )
}

/** Somebody else was faster. */
function refuseChanged({ number }: Order): never {
  const message = `order ${number} was changed at the same moment: read it again and decide anew.`
  return refuse('ORDER_CHANGED', message, ['input', 'order'])
}

/** The order has the lines of the newer revision now, and the one before gives way to it. */
async function moveOn(
  repositories: Repositories,
  before: Quote,
  quote: Quote,
  order: Order,
  by: { readonly at: string; readonly actor: string },
): Promise<void> {
  const { quotes } = repositories
  if (!(await quotes.changeStatus(quote.id, quote.status, 'ACCEPTED'))) refuseQuoteChanged(quote)
  await supersede(repositories, before, by)
  await quotes.appendEvent(quote.id, { ...by, what: 'ORDERED', detail: order.number })
}
