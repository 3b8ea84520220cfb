import { Decimal } from '../domain/decimal.ts'
import { RequestError } from '../domain/errors.ts'
import { type Money, roundedMoney, sumMoney } from '../domain/money.ts'
import type { Quote } from '../domain/quote.ts'
import { BASE_CURRENCY, inBaseCurrency } from './base-currency.ts'
import { type ServiceRequest, today } from './environment.ts'
import { openQuotes } from './open-quotes.ts'
import { latestRate } from './price-context.ts'

export interface SalesForecast {
  readonly open: Money
  readonly weighted: Money
  readonly quoteCount: number
}

/** Open value × chance. Each quote counts once, with its newest revision, and what was ordered before not at all; without an opportunity it counts as open with no chance. */
export async function forecastSales(
  request: ServiceRequest,
  currency: string | null,
): Promise<SalesForecast> {
  const { reads } = request
  const target = currency ?? BASE_CURRENCY
  const quotes = await notOrdered(request, await openQuotes(request))
  const opportunities = await Promise.all(
    quotes.map(quote => (quote.opportunityId === null ? null : reads.opportunity.load(quote.opportunityId))),
  )
  const nets = quotes.map(quote => inCurrency(request, quote.totals.net, target))
  const weighted = nets.map((net, index) => {
    const chance = opportunities[index]?.probability ?? Decimal.zero
    return roundedMoney(net.amount.times(chance).times(Decimal.of('0.01')), target)
  })
  return { open: sumMoney(nets, target), weighted: sumMoney(weighted, target), quoteCount: quotes.length }
}

/** A newer revision of what became an order is what that may be changed to: nothing more is sold. */
async function notOrdered({ store }: ServiceRequest, quotes: readonly Quote[]): Promise<readonly Quote[]> {
  const revised = quotes.filter(({ revision }) => revision > 1).map(({ number }) => number)
  const ordered = await store.orders.orderedQuotes(revised)
  return quotes.filter(({ number }) => !ordered.has(number))
}

/** Over the base currency. @throws RequestError where no rate is pinned */
function inCurrency({ exchangeRates, clock }: ServiceRequest, amount: Money, currency: string): Money {
  if (amount.currency === currency) return amount
  const base = inBaseCurrency({ exchangeRates }, amount, today(clock))
  const rate = latestRate(exchangeRates, BASE_CURRENCY, currency, today(clock))
  if (base === null || (rate === null && currency !== BASE_CURRENCY))
    throw new RequestError(`currency: no exchange rate from ${amount.currency} into ${currency} is pinned.`)
  return roundedMoney(rate === null ? base : base.times(rate.rate), currency)
}
