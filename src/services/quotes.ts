import type { Customer } from '../domain/customer.ts'
import { Decimal } from '../domain/decimal.ts'
import { keyOf } from '../domain/node-id.ts'
import {
  DEFAULT_VALIDITY_DAYS,
  type Quote,
  type QuoteLine,
  quoteReference,
  statusOn,
} from '../domain/quote.ts'
import { BASE_CURRENCY } from './base-currency.ts'
import { type ServiceRequest, today } from './environment.ts'
import { idempotently } from './idempotently.ts'
import { addDays, draftQuote, writeQuote } from './make-quote.ts'
import type { QuoteLineInput } from './quote-line.ts'
import { refusable, refuse, type UserError } from './user-error.ts'

export interface QuoteOutcome {
  readonly quote: Quote | null
  readonly userErrors: readonly UserError[]
}

export interface CreateQuoteInput {
  readonly idempotencyKey: string
  readonly customer: string
  readonly contact?: string | null
  readonly opportunity?: string | null
  readonly currency?: string | null
  readonly lines: readonly QuoteLineInput[]
  readonly validUntil?: string | null
}

export async function createQuote(request: ServiceRequest, input: CreateQuoteInput): Promise<QuoteOutcome> {
  const { clock, ids } = request
  return answerQuote(request, null, async () => {
    const id = ids.next()
    return idempotently(request, 'createQuote', input, id, async () => {
      const customer = await requireCustomer(request, input.customer)
      const contactId = await requireContact(request, customer, input.contact ?? null)
      const opportunityId = await requireOpportunity(request, customer, input.opportunity ?? null)
      const date = today(clock)
      const validUntil = requireValidity(input.validUntil ?? null, date)
      const draft = await draftQuote(request, customer, input.currency ?? BASE_CURRENCY, input.lines, date)
      return async repositories => {
        const number = await repositories.quotes.nextNumber(clock.now().getUTCFullYear())
        await writeQuote(request, repositories, draft, {
          id,
          number,
          revision: 1,
          createdAt: clock.now().toISOString(),
          validUntil,
          customerNumber: customer.number,
          contactId,
          opportunityId,
        })
      }
    })
  })
}

export async function reviseQuote(
  request: ServiceRequest,
  input: {
    readonly idempotencyKey: string
    readonly quote: string
    readonly lines?: readonly QuoteLineInput[] | null
    readonly validUntil?: string | null
  },
): Promise<QuoteOutcome> {
  const { clock, ids } = request
  const quote = await findQuote(request, input.quote)
  return answerQuote(request, quote, async () => {
    const id = ids.next()
    return idempotently(request, 'reviseQuote', input, id, async () => {
      const earlier = requireQuote(quote, input.quote)
      requireRevisable(earlier, today(clock))
      const customer = await requireCustomer(request, earlier.customerNumber)
      const date = today(clock)
      const validUntil = requireValidity(input.validUntil ?? null, date)
      const lines = input.lines ?? earlier.lines.map(lineAgain)
      const draft = await draftQuote(request, customer, earlier.totals.currency, lines, date)
      return async repositories => {
        const isStill = await repositories.quotes.changeStatus(earlier.id, earlier.status, 'SUPERSEDED')
        if (!isStill) refuseChanged(earlier)
        await writeQuote(request, repositories, draft, {
          id,
          number: earlier.number,
          revision: earlier.revision + 1,
          createdAt: clock.now().toISOString(),
          validUntil,
          customerNumber: earlier.customerNumber,
          contactId: earlier.contactId,
          opportunityId: earlier.opportunityId,
        })
      }
    })
  })
}

/** A line as it was asked for, on the configuration as it was then. */
function lineAgain({ request, configurationId }: QuoteLine): QuoteLineInput {
  return {
    configuration: configurationId,
    article: request.articleNumber,
    description: request.description,
    quantity: Decimal.of(request.quantity),
    unit: request.unit,
    unitNet: request.unitNet === null ? null : Decimal.of(request.unitNet),
    discountPercent: request.discountPercent === null ? null : Decimal.of(request.discountPercent),
  }
}

export async function approveQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
): Promise<QuoteOutcome> {
  return decide(request, 'approveQuote', input, quote => {
    requireCurrent(quote, today(request.clock))
    if (quote.status !== 'IN_APPROVAL')
      refuse(
        'QUOTE_NOT_IN_APPROVAL',
        `quote ${quoteReference(quote)} is ${quote.status} and does not wait for approval.`,
        ['input', 'quote'],
      )
    return { status: 'APPROVED', what: 'APPROVED' }
  })
}

export async function acceptQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string },
): Promise<QuoteOutcome> {
  return decide(request, 'acceptQuote', input, quote => {
    requireSendable(quote, today(request.clock))
    return { status: 'ACCEPTED', what: 'ACCEPTED' }
  })
}

export async function rejectQuote(
  request: ServiceRequest,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
): Promise<QuoteOutcome> {
  return decide(request, 'rejectQuote', input, quote => {
    requireCurrent(quote, today(request.clock))
    return { status: 'REJECTED', what: 'REJECTED' }
  })
}

/** One step of a quote's life, with who and why in its history. */
async function decide(
  request: ServiceRequest,
  operation: string,
  input: { readonly idempotencyKey: string; readonly quote: string; readonly reason?: string | null },
  judge: (quote: Quote) => { readonly status: Quote['status']; readonly what: string },
): Promise<QuoteOutcome> {
  const quote = await findQuote(request, input.quote)
  return answerQuote(request, quote, () =>
    idempotently(request, operation, input, quote?.id ?? '', async () => {
      const known = requireQuote(quote, input.quote)
      const { status, what } = judge(known)
      return async repositories => {
        const isStill = await repositories.quotes.changeStatus(known.id, known.status, status)
        if (!isStill) refuseChanged(known)
        const at = request.clock.now().toISOString()
        await repositories.quotes.appendEvent(known.id, {
          at,
          actor: request.caller.principal,
          what,
          detail: input.reason ?? null,
        })
      }
    }),
  )
}

/** The quote as it stands after the use case, or after its refusal. */
export async function answerQuote(
  { store }: ServiceRequest,
  before: Quote | null,
  work: () => Promise<string>,
): Promise<QuoteOutcome> {
  const { value, userErrors } = await refusable(work)
  const id = value ?? before?.id
  const [quote] = id ? await store.quotes.byIds([id]) : []
  return { quote: quote ?? null, userErrors }
}

/** By number (its newest revision) or by the id of one revision. */
export async function findQuote(
  { store }: Pick<ServiceRequest, 'store'>,
  named: string,
): Promise<Quote | null> {
  const key = keyOf('Quote', named)
  if (key === named) return store.quotes.byNumber(named, null)
  return (await store.quotes.byIds([key]))[0] ?? null
}

/** Somebody else was faster. @throws Refusal QUOTE_CHANGED */
export function refuseChanged(quote: Quote): never {
  const message = `quote ${quoteReference(quote)} was changed at the same moment: read it again.`
  return refuse('QUOTE_CHANGED', message, ['input', 'quote'])
}

export function requireQuote(quote: Quote | null, named: string): Quote {
  return quote ?? refuse('QUOTE_NOT_FOUND', `there is no quote "${named}".`, ['input', 'quote'])
}

/** @throws Refusal for a quote that is over: superseded, expired or decided */
export function requireCurrent(quote: Quote, date: string): void {
  const reference = quoteReference(quote)
  const status = statusOn(quote, date)
  if (status === 'SUPERSEDED')
    refuse('QUOTE_SUPERSEDED', `a newer revision took the place of quote ${reference}: use that one.`, [
      'input',
      'quote',
    ])
  if (status === 'EXPIRED')
    refuse(
      'QUOTE_EXPIRED',
      `quote ${reference} was valid until ${quote.validUntil}: call reviseQuote for a new one.`,
      ['input', 'quote'],
    )
  if (status === 'ACCEPTED' || status === 'REJECTED' || status === 'WITHDRAWN')
    refuse('QUOTE_CLOSED', `quote ${reference} is ${status} and stays so.`, ['input', 'quote'])
}

/** @throws Refusal also for one that still needs approval */
export function requireSendable(quote: Quote, date: string): void {
  requireCurrent(quote, date)
  if (quote.status === 'IN_APPROVAL')
    refuse(
      'QUOTE_NEEDS_APPROVAL',
      `the margin of quote ${quoteReference(quote)} is below 10 %: call approveQuote first.`,
      ['input', 'quote'],
    )
}

/** What expired, was rejected or withdrawn may be offered anew. */
function requireRevisable(quote: Quote, date: string): void {
  const status = statusOn(quote, date)
  if (status !== 'EXPIRED' && status !== 'REJECTED' && status !== 'WITHDRAWN') requireCurrent(quote, date)
}

export async function requireCustomer({ reads }: ServiceRequest, named: string): Promise<Customer> {
  const customer = await reads.customer.load(keyOf('Customer', named))
  return (
    customer ?? refuse('CUSTOMER_NOT_FOUND', `the CRM has no customer "${named}".`, ['input', 'customer'])
  )
}

/** The contact's own id, if it is one of the customer's. */
export async function requireContact(
  { reads }: ServiceRequest,
  customer: Customer,
  named: string | null,
): Promise<string | null> {
  if (named === null) return null
  const contact = await reads.contact.load(keyOf('Contact', named))
  if (contact?.customerNumber !== customer.number)
    refuse('CONTACT_NOT_FOUND', `customer ${customer.number} has no contact "${named}".`, [
      'input',
      'contact',
    ])
  return contact!.id
}

async function requireOpportunity(
  { reads }: ServiceRequest,
  customer: Customer,
  named: string | null,
): Promise<string | null> {
  if (named === null) return null
  const opportunity = await reads.opportunity.load(keyOf('Opportunity', named))
  if (opportunity?.customerNumber !== customer.number)
    refuse('OPPORTUNITY_NOT_FOUND', `customer ${customer.number} has no opportunity "${named}".`, [
      'input',
      'opportunity',
    ])
  return opportunity!.id
}

function requireValidity(validUntil: string | null, date: string): string {
  if (validUntil === null) return addDays(date, DEFAULT_VALIDITY_DAYS)
  if (validUntil < date)
    refuse('DATE_PAST', `expected ${date} or later, got ${validUntil}.`, ['input', 'validUntil'])
  return validUntil
}
