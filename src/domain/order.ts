import type { Address } from './customer.ts'
import type { PageRequest, SortDirection, StringFilter } from './page.ts'
import type { DocumentTotals, QuoteLine } from './quote.ts'

export type OrderStatus =
  | 'PLACED'
  | 'CONFIRMED'
  | 'IN_PRODUCTION'
  | 'SHIPPED'
  | 'COMPLETED'
  | 'REJECTED'
  | 'CANCELLED'

/** An accepted quote. Its lines are the lines of the quote's revision, which never change. */
export interface Order {
  readonly id: string
  readonly number: string
  readonly status: OrderStatus
  readonly createdAt: string
  readonly quoteId: string
  readonly customerNumber: string
  readonly debtorNumber: string | null
  readonly contactId: string | null
  readonly customerReference: string | null
  /** ISO date */
  readonly requestedDeliveryDate: string | null
  /** ISO date that the ERP named last */
  readonly confirmedDeliveryDate: string | null
  readonly deliveryAddress: Address | null
  readonly totals: DocumentTotals
  readonly lines: readonly QuoteLine[]
}

/** What the ERP decides about an order. */
export type OrderStanding = Pick<Order, 'status' | 'confirmedDeliveryDate'>

export interface OrderFilter {
  readonly number?: StringFilter | null
  readonly status?: readonly OrderStatus[] | null
  readonly customer?: string | null
}

export type OrderOrderField = 'NUMBER' | 'CREATED_AT' | 'NET'

export interface OrderQuery extends PageRequest {
  readonly filter: OrderFilter | null
  readonly orderBy: readonly { readonly field: OrderOrderField; readonly direction: SortDirection }[]
}
