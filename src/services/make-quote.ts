import type { Customer } from '../domain/customer.ts'
import { sum } from '../domain/decimal.ts'
import { type Money, sumMoney } from '../domain/money.ts'
import { DEFAULT_VALIDITY_DAYS, type DocumentTotals, hasLowMargin, MAX_NET } from '../domain/quote.ts'
import { addVat, vatRateFor } from '../domain/vat.ts'
import { BASE_CURRENCY } from './base-currency.ts'
import type { DraftLine } from './draft-line.ts'
import { draftLines } from './draft-lines.ts'
import type { ServiceRequest } from './environment.ts'
import { contextOf, findRate } from './price-context.ts'
import type { DocumentContext, PricedLine, QuoteLineInput } from './quote-line.ts'
import { refuse } from './user-error.ts'

const MAX_LINES = 10_000

export interface QuoteDraft {
  readonly lines: readonly DraftLine[]
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
  const priced = await draftLines(request, lines, context)
  if (!priced.some(line => line.net !== null))
    refuse('NO_LINES', 'expected at least one line with a price.', ['input', 'lines'])
  const totals = totalOf(
    priced.flatMap(line => line.net ?? []),
    context,
  )
  if (totals.net.amount.abs().compare(MAX_NET) > 0)
    refuse('AMOUNT_TOO_LARGE', `expected a net total of at most ${MAX_NET}, got ${totals.net.amount}.`, [
      'input',
      'lines',
    ])
  return { lines: priced, totals, hasLowMargin: isMarginLow(priced) }
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
