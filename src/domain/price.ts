import type { Decimal } from './decimal.ts'
import type { Money } from './money.ts'

export type PriceStepKind =
  | 'BASE'
  | 'OPTION'
  | 'COST'
  | 'MARKUP'
  | 'SURCHARGE'
  | 'CUSTOMER_DISCOUNT'
  | 'QUANTITY_BREAK'
  | 'PROJECT_DISCOUNT'
  | 'SERVICE'
  | 'TRAVEL'
  | 'FREIGHT'
  | 'ROUNDING'
  | 'SUBTOTAL'

/** PIECE steps make unitNet, LINE steps go from goodsNet to net, DOCUMENT steps are of a whole quote. */
export type PriceScope = 'PIECE' | 'LINE' | 'DOCUMENT'

/** One named step of a price, rounded to the currency's coin once, where it arises. A SUBTOTAL adds nothing. */
export interface PriceStep {
  readonly kind: PriceStepKind
  readonly scope: PriceScope
  readonly code: string
  readonly label: LocalText
  readonly amount: Money
  /** Within its scope; LINE starts from goodsNet */
  readonly runningTotal: Money
}

/** Text per language (BCP 47 tag → text); every text has at least `en`. */
export type LocalText = Readonly<Record<string, string>>

/** The text in `locale`, else in what it is a kind of (`nl-BE` of `nl`), else in English. */
export function inLanguage(text: LocalText, locale: string | null | undefined): string {
  for (let tag = locale ?? ''; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    const exact = text[tag]
    if (exact !== undefined) return exact
  }
  return text['en'] ?? Object.values(text)[0] ?? ''
}

export interface QuantityBreak {
  readonly minimumQuantity: Decimal
  readonly unitNet: Money
}

/** What `quantity` configured pieces cost the customer before VAT, and us. In the model's currency. */
export interface ModelPrice {
  readonly currency: string
  readonly quantity: Decimal
  /** Of one piece, goods only, before surcharge and discounts */
  readonly unitList: Money
  readonly unitNet: Money
  readonly goodsNet: Money
  readonly servicesNet: Money
  readonly net: Money
  readonly steps: readonly PriceStep[]
  /** Ascending; the first is for quantity 1; one entry when quantity does not matter */
  readonly quantityBreaks: readonly QuantityBreak[]
  /** The sum over all lines of the definition */
  readonly cost: Money
  readonly margin: Money
  /** Margin in percent of net, not rounded to print: exact comparisons use `cost` and `net`. Two decimals; null when net is 0 */
  readonly marginPercent: Decimal | null
}
