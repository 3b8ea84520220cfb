import { Decimal } from '../domain/decimal.ts'
import { invariant } from '../domain/errors.ts'
import { money } from '../domain/money.ts'
import type { DocumentTotals } from '../domain/quote.ts'
import type { QuoteTable } from './tables.ts'

type TotalsColumns = Pick<QuoteTable, 'currency' | 'net' | 'vat_rate' | 'vat' | 'gross' | 'net_order'>

export function toTotals(row: Omit<TotalsColumns, 'net_order'>): DocumentTotals {
  return {
    currency: row.currency,
    net: money(row.net, row.currency),
    vatRate: row.vat_rate === null ? null : Decimal.of(row.vat_rate),
    vat: row.vat === null ? null : money(row.vat, row.currency),
    gross: row.gross === null ? null : money(row.gross, row.currency),
  }
}

export function fromTotals(totals: DocumentTotals): TotalsColumns {
  return {
    currency: totals.currency,
    net: totals.net.amount.toString(),
    vat_rate: totals.vatRate?.toString() ?? null,
    vat: totals.vat?.amount.toString() ?? null,
    gross: totals.gross?.amount.toString() ?? null,
    net_order: orderOf(totals.net.amount),
  }
}

/** Money × 10⁴ as a whole number, by which lists are ordered. @pre `MAX_NET` is kept */
function orderOf(net: Decimal): number {
  const order = Number(net.times(Decimal.of(10_000)).rounded(0).toString())
  invariant(Number.isSafeInteger(order), `a total of ${net} is too large to be stored`)
  return order
}
