import type { Customer } from '../domain/customer.ts'
import { sum } from '../domain/decimal.ts'
import { type Money, sumMoney } from '../domain/money.ts'
import {
  DEFAULT_VALIDITY_DAYS,
  type DocumentTotals,
  hasLowMargin,
  MAX_NET,
  type Quote,
  type QuoteLine,
} from '../domain/quote.ts'
import { addVat, vatRateFor } from '../domain/vat.ts'
import type { Repositories } from '../ports/store.ts'
import { BASE_CURRENCY } from './base-currency.ts'
import type { ServiceRequest } from './environment.ts'
import { contextOf, findRate } from './price-context.ts'
import { hashOfComplete } from './price-stored.ts'
import type { DocumentContext, PricedLine, QuoteLineInput } from './quote-line.ts'
import { priceLine } from './quote-lines.ts'
import { Refusal, refuse, type UserError } from './user-error.ts'

const MAX_LINES = 1_000

export interface QuoteDraft {
  readonly lines: readonly PricedLine[]
  readonly totals: DocumentTotals
  readonly hasLowMargin: boolean
}

/** Prices all lines for a customer. @throws Refusal with every line that cannot be quoted */
export async function draftQuote(
  request: ServiceRequest,
  customer: Customer,
  currency: string,
  lines: readonly QuoteLineInput[],
  date: string,
): Promise<QuoteDraft> {
  if (lines.length > MAX_LINES)
    refuse('TOO_MANY_INPUTS', `expected at most ${MAX_LINES} lines, got ${lines.length}.`, ['input', 'lines'])
  findRate(request.exchangeRates, BASE_CURRENCY, currency, date, ['input', 'currency'])
  const language = customer.language?.split('-')[0] ?? request.caller.language
  const context = { ...contextOf(customer, request.reads), currency, language, locale: null, date }
  const priced = await priceLines(request, lines, context)
  if (!priced.some(line => line.price !== null))
    refuse('NO_LINES', 'expected at least one line with a price.', ['input', 'lines'])
  const totals = totalOf(
    priced.flatMap(line => (line.price ? [line.price.net] : [])),
    context,
  )
  if (totals.net.amount.abs().compare(MAX_NET) > 0)
    refuse('AMOUNT_TOO_LARGE', `expected a net total of at most ${MAX_NET}, got ${totals.net.amount}.`, [
      'input',
      'lines',
    ])
  return { lines: priced, totals, hasLowMargin: isMarginLow(priced) }
}

async function priceLines(
  request: ServiceRequest,
  lines: readonly QuoteLineInput[],
  context: DocumentContext,
): Promise<readonly PricedLine[]> {
  const outcomes = await Promise.allSettled(
    lines.map((line, index) => priceLine(request, line, context, ['input', 'lines', index])),
  )
  const userErrors: UserError[] = []
  const priced: PricedLine[] = []
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') priced.push(outcome.value)
    else if (outcome.reason instanceof Refusal) userErrors.push(...outcome.reason.userErrors)
    else throw outcome.reason
  }
  if (userErrors.length > 0) throw new Refusal(userErrors)
  return priced
}

export function totalOf(nets: readonly Money[], context: DocumentContext): DocumentTotals {
  const net = sumMoney(nets, context.currency)
  const vatRate = vatRateFor(context.country, context.vatNumber)
  return { currency: context.currency, net, vatRate, ...addVat(net, vatRate) }
}

/** Over the lines whose cost is known; a document of which none is known has no margin to judge. */
export function isMarginLow(lines: readonly Pick<PricedLine, 'margin'>[]): boolean {
  const known = lines.flatMap(({ margin }) => (margin?.cost ? [{ net: margin.net, cost: margin.cost }] : []))
  return hasLowMargin(sum(known.map(one => one.net)), sum(known.map(one => one.cost)))
}

/** Writes the draft as one revision: configurations are pinned as copies, item numbers reserved. */
export async function writeQuote(
  { ids, caller }: ServiceRequest,
  repositories: Repositories,
  draft: QuoteDraft,
  head: Omit<Quote, 'totals' | 'hasLowMargin' | 'lines' | 'status'>,
): Promise<Quote> {
  const lines: QuoteLine[] = []
  for (const [index, line] of draft.lines.entries()) {
    const definition = await numberDefinition(line, repositories)
    lines.push({
      id: ids.next(),
      position: index + 1,
      kind: line.kind,
      description: line.describe(definition?.itemNumber ?? null),
      configurationId: line.view
        ? await pinConfiguration(ids.next(), line.view.stored, repositories, head.createdAt)
        : null,
      articleNumber: line.articleNumber,
      quantity: line.quantity,
      price: line.price,
      definition,
      request: line.request,
    })
  }
  const quote: Quote = {
    ...head,
    status: draft.hasLowMargin ? 'IN_APPROVAL' : 'DRAFT',
    totals: draft.totals,
    hasLowMargin: draft.hasLowMargin,
    lines,
  }
  await repositories.quotes.insert(quote)
  await repositories.quotes.appendEvent(quote.id, {
    at: head.createdAt,
    actor: caller.principal,
    what: 'CREATED',
    detail: null,
  })
  return quote
}

async function pinConfiguration(
  id: string,
  stored: NonNullable<PricedLine['view']>['stored'],
  { configurations }: Repositories,
  at: string,
): Promise<string> {
  if (stored.isPinned) return stored.id
  await configurations.insert({ ...stored, id, isPinned: true, createdAt: at, updatedAt: at })
  return id
}

async function numberDefinition(
  { view, definition }: PricedLine,
  { itemNumbers }: Repositories,
): Promise<PricedLine['definition']> {
  if (!view || !definition || definition.itemNumber === null) return definition
  return { ...definition, itemNumber: await itemNumbers.reserve(definition.itemNumber, hashOfComplete(view)) }
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The last day of a quote. @throws Refusal DATE_PAST */
export function requireValidity(validUntil: string | null, date: string): string {
  if (validUntil === null) return addDays(date, DEFAULT_VALIDITY_DAYS)
  if (validUntil < date)
    refuse('DATE_PAST', `expected ${date} or later, got ${validUntil}.`, ['input', 'validUntil'])
  return validUntil
}
