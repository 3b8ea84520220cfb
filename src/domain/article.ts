import type { Decimal } from './decimal.ts'
import type { Money } from './money.ts'
import type { NumberFilter, PageRequest, SortDirection, StringFilter } from './page.ts'
import type { Quantity } from './quantity.ts'

/** A thing with an ERP number: bought, made or sold. What the ERP does not know is null. @source ERP */
export interface Article {
  readonly number: string
  readonly description: string | null
  /** The base unit, of stock and prices */
  readonly unit: string | null
  readonly prices: ArticlePrices
  /** Below this much available stock the article is ordered again */
  readonly reorderLevel: Quantity | null
  readonly leadTimeDays: number | null
  readonly blocked: boolean | null
}

/** Per base unit */
export interface ArticlePrices {
  readonly sales: Money | null
  readonly cost: Money | null
  readonly purchase: Money | null
  readonly material: Money | null
}

export interface Supplier {
  readonly number: string
  readonly name: string | null
}

export interface ArticleSupplier {
  readonly supplier: Supplier
  readonly supplierArticleNumber: string | null
  readonly purchasePrice: Money | null
  readonly leadTimeDays: number | null
  readonly minimumOrderQuantity: Quantity | null
  readonly preferred: boolean | null
}

export interface StockLevel {
  readonly warehouse: string
  readonly onHand: Quantity | null
  readonly reserved: Quantity | null
  /** On hand less reserved */
  readonly available: Quantity | null
}

export interface WorkCenter {
  readonly code: string
  readonly name: string | null
  readonly ratePerHour: Money | null
}

export interface ArticleFilter {
  readonly number?: StringFilter | null
  readonly description?: StringFilter | null
  /** In the ERP's base currency */
  readonly salesPrice?: NumberFilter<Decimal> | null
  readonly leadTimeDays?: NumberFilter<number> | null
  /**
   * True: the available stock over all warehouses (no stock row is zero stock) is below the reorder level. False: it is not,
   * or there is no reorder level.
   */
  readonly belowReorderLevel?: boolean | null
  /** False also finds articles of which the ERP does not say */
  readonly blocked?: boolean | null
  readonly and?: readonly ArticleFilter[] | null
  readonly or?: readonly ArticleFilter[] | null
}

export type ArticleOrderField = 'NUMBER' | 'DESCRIPTION' | 'SALES_PRICE' | 'LEAD_TIME'

/** Unknown values (null) come last in either direction; ties stand by ascending number. Text is ordered by code point. */
export interface ArticleQuery extends PageRequest {
  readonly filter: ArticleFilter | null
  readonly orderBy: readonly { readonly field: ArticleOrderField; readonly direction: SortDirection }[]
}
