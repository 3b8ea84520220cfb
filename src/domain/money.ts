import { Decimal } from './decimal.ts'

/** An exact amount with its ISO 4217 currency. Unit prices may have more decimals than the currency. */
export interface Money {
  readonly amount: Decimal
  readonly currency: string
}

const decimalsOf = new Map<string, number>()

/** How many decimals the currency's smallest coin has: 2 for EUR, 0 for JPY. */
export function currencyDecimals(currency: string): number {
  let decimals = decimalsOf.get(currency)
  if (decimals === undefined) {
    decimals =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    decimalsOf.set(currency, decimals)
  }
  return decimals
}

let currencies: ReadonlySet<string> | null = null

export function isCurrencyCode(text: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'))
  return currencies.has(text)
}

export function money(amount: Decimal | string | number, currency: string): Money {
  return { amount: Decimal.of(amount), currency }
}

/** Rounded to the currency's smallest coin, a half away from zero. */
export function roundedMoney(amount: Decimal, currency: string): Money {
  return { amount: amount.rounded(currencyDecimals(currency)), currency }
}

/** @pre all amounts are in `currency` */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let amount = new Decimal(0n, currencyDecimals(currency))
  for (const one of amounts) amount = amount.plus(one.amount)
  return { amount, currency }
}
