import type { LinePrice } from '../domain/line-price.ts'

/** Unit prices that were converted have four decimals: `net` of the line is what counts. */
const PLACES = 4

/** The net price per unit in the document's currency, decimal text; null for a line without a price. */
export function unitNetOf(price: LinePrice | null): string | null {
  if (!price) return null
  const { unitNet, exchangeRate } = price
  return (exchangeRate ? unitNet.amount.times(exchangeRate.rate).rounded(PLACES) : unitNet.amount).toString()
}
