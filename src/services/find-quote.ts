import { keyOf } from '../domain/node-id.ts'
import { type Quote, quoteReference, statusOn } from '../domain/quote.ts'
import type { ServiceRequest } from './environment.ts'
import { refusable, refuse, type UserError } from './user-error.ts'

export interface QuoteOutcome {
  readonly quote: Quote | null
  readonly userErrors: readonly UserError[]
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

export function refuseSuperseded(quote: Quote): never {
  const message = `a newer revision took the place of quote ${quoteReference(quote)}: use that one.`
  return refuse('QUOTE_SUPERSEDED', message, ['input', 'quote'])
}

export function requireQuote(quote: Quote | null, named: string): Quote {
  return quote ?? refuse('QUOTE_NOT_FOUND', `there is no quote "${named}".`, ['input', 'quote'])
}

/** @throws Refusal for a quote that is over: superseded, expired or decided */
export function requireCurrent(quote: Quote, date: string): void {
  const reference = quoteReference(quote)
  const status = statusOn(quote, date)
  if (status === 'SUPERSEDED') refuseSuperseded(quote)
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
