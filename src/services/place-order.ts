import type { Address, Customer } from '../domain/customer.ts'
import type { Order } from '../domain/order.ts'
import { type Quote, quoteReference, statusOn } from '../domain/quote.ts'
import type { Repositories } from '../ports/store.ts'
import { type ServiceRequest, today } from './environment.ts'
import { requireContact, requireCustomer } from './find-customer.ts'
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

export interface AddressInput {
  readonly id?: string | null
  readonly name?: string | null
  readonly street?: string | null
  readonly postalCode?: string | null
  readonly city?: string | null
  readonly country?: string | null
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
      await requireOrderable(request, quote)
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
  const message = `quote ${quoteReference(quote)} became order ${order.number} before.`
  return refuse('QUOTE_ALREADY_ORDERED', message, ['input', 'quote'])
}

async function requireOrderable({ clock, store }: ServiceRequest, quote: Quote): Promise<void> {
  const [earlier] = await store.orders.byQuotes([quote.id])
  if (earlier) refuseOrdered(quote, earlier)
  if (statusOn(quote, today(clock)) !== 'ACCEPTED') requireSendable(quote, today(clock))
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
  const date = today(request.clock)
  if (input.requestedDeliveryDate != null && input.requestedDeliveryDate < date)
    refuse('DATE_PAST', `expected ${date} or later, got ${input.requestedDeliveryDate}.`, [
      'input',
      'requestedDeliveryDate',
    ])
  const customer = await requireCustomer(request, quote.customerNumber)
  return {
    id,
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

async function decideAddress(
  { reads }: ServiceRequest,
  customer: Customer,
  input: AddressInput | null,
): Promise<Address> {
  const path = ['input', 'deliveryAddress']
  if (input?.id == null && input !== null && Object.values(input).some(value => value != null))
    return newAddress(input, customer, path)
  const known = (await reads.addresses.load(customer.number)) ?? []
  if (input?.id != null) {
    const address = known.find(one => one.id === input.id)
    return (
      address ??
      refuse('ADDRESS_NOT_FOUND', `customer ${customer.number} has no address "${input.id}".`, [
        ...path,
        'id',
      ])
    )
  }
  const address =
    known.find(one => one.kind === 'DELIVERY') ?? known.find(one => one.kind === 'BILLING') ?? known[0]
  return (
    address ??
    refuse(
      'ADDRESS_MISSING',
      `customer ${customer.number} has no address in the CRM: give one in full.`,
      path,
    )
  )
}

function newAddress(input: AddressInput, customer: Customer, path: readonly string[]): Address {
  const needed = ['street', 'postalCode', 'city', 'country'] as const
  for (const field of needed)
    if (!input[field]?.trim())
      refuse('ADDRESS_INCOMPLETE', `a new address needs ${needed.join(', ')}; "${field}" is missing.`, [
        ...path,
        field,
      ])
  return {
    id: null,
    kind: null,
    name: input.name ?? customer.name,
    street: input.street ?? null,
    postalCode: input.postalCode ?? null,
    city: input.city ?? null,
    country: input.country ?? null,
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
  const [earlier] = await repositories.orders.byQuotes([quote.id])
  if (earlier) refuseOrdered(quote, earlier)
  if (current !== quote.status) refuseChanged(quote)
  if (current !== 'ACCEPTED') await repositories.quotes.changeStatus(quote.id, quote.status, 'ACCEPTED')
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
