import { Decimal } from './decimal.ts'
import { type Money, roundedMoney } from './money.ts'

/** Standard rates in percent of the EU countries we sell to. */
const STANDARD_RATES: Readonly<Record<string, string>> = { NL: '21', BE: '21', DE: '19', FR: '20' }

const HOME_COUNTRY = 'NL'

const EU_COUNTRIES = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/**
 * The VAT rate in percent on a sale to `country` (ISO alpha-2; NL when null). Another EU country with a VAT number: 0, reverse
 * charge; outside the EU: 0. Null where it is not ours to tell: an EU country whose rate we do not know, without a VAT number.
 */
export function vatRateFor(country: string | null, vatNumber: string | null): Decimal | null {
  const destination = country ?? HOME_COUNTRY
  if (!EU_COUNTRIES.has(destination)) return Decimal.zero
  if (destination !== HOME_COUNTRY && vatNumber) return Decimal.zero
  const rate = STANDARD_RATES[destination]
  return rate === undefined ? null : Decimal.of(rate)
}

/** VAT and gross of a net total, VAT rounded once. Both null where the rate is. */
export function addVat(
  net: Money,
  rate: Decimal | null,
): { readonly vat: Money | null; readonly gross: Money | null } {
  if (rate === null) return { vat: null, gross: null }
  const vat = roundedMoney(net.amount.times(rate).times(Decimal.of('0.01')), net.currency)
  return { vat, gross: { amount: net.amount.plus(vat.amount), currency: net.currency } }
}
