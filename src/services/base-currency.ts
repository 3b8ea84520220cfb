import type { Decimal } from '../domain/decimal.ts'
import type { Money } from '../domain/money.ts'
import type { ServiceWorld } from './environment.ts'
import { latestRate } from './price-context.ts'

/** Margins of documents and the forecast are counted in it; rates are pinned from it. */
export const BASE_CURRENCY = 'EUR'

/** Eight decimals: for sums and comparisons, never printed. */
const PLACES = 8

/** Null where no rate is pinned. */
export function inBaseCurrency(
  { exchangeRates }: Pick<ServiceWorld, 'exchangeRates'>,
  amount: Money,
  date: string,
): Decimal | null {
  if (amount.currency === BASE_CURRENCY) return amount.amount
  const rate = latestRate(exchangeRates, BASE_CURRENCY, amount.currency, date)
  return rate && amount.amount.dividedBy(rate.rate, PLACES)
}
