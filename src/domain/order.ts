import type { Address } from './customer.ts'
import type { PageRequest, SortDirection, StringFilter } from './page.ts'
import type { DocumentTotals, QuoteLine } from './quote.ts'
import { readRevisionReference, revisionReference } from './revision-reference.ts'

export const ORDER_STATUSES = [
  'PLACED',
  'CONFIRMED',
  'IN_PRODUCTION',
  'SHIPPED',
  'COMPLETED',
  'REJECTED',
  'CANCELLED',
] as const

export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** Nothing of these is changed any more. */
export const CLOSED_ORDER_STATUSES: readonly OrderStatus[] = ['SHIPPED', 'COMPLETED', 'REJECTED', 'CANCELLED']

/** An accepted quote. Its lines are the lines of the quote's revision, which never change. */
export interface Order {
  readonly id: string
  readonly number: string
  /** From 1: what was sent last, or is on its way */
  readonly revision: number
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

/** What a revision is sent under; the first by the number alone. */
export function orderReference(order: Pick<Order, 'number' | 'revision'>): string {
  return order.revision === 1 ? order.number : revisionReference(order)
}

/** Which order it is of, and which revision; null where it is the number alone, which targets have for all of them. */
export function readOrderReference(reference: string): {
  readonly number: string
  readonly revision: number | null
} {
  return readRevisionReference(reference) ?? { number: reference, revision: null }
}

/** Of all its revisions, the newest first. */
export function orderReferences({ number, revision }: Pick<Order, 'number' | 'revision'>): readonly string[] {
  return Array.from({ length: revision }, (_, at) => orderReference({ number, revision: revision - at }))
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
