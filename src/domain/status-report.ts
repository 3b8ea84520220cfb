import type { OrderEvent } from './document-event.ts'
import type { OrderStanding, OrderStatus } from './order.ts'
import { type Quote, quoteReference, statusOn } from './quote.ts'

/** What another system says became of a document of ours. */
export type StatusReport = OrderReport | QuoteReport

export interface OrderReport {
  readonly kind: 'ORDER'
  /** Our order number */
  readonly externalReference: string
  readonly status: OrderStatus
  /** ISO date on which the ERP means to deliver; null where it does not say */
  readonly confirmedDeliveryDate: string | null
  /** In the other system's words; null where there are none */
  readonly reason: string | null
}

export interface QuoteReport {
  readonly kind: 'QUOTE'
  /** Number and revision, `Q-2026-00012-R2` */
  readonly externalReference: string
  readonly decision: 'ACCEPTED' | 'REJECTED'
  readonly reason: string | null
}

/**
 * How we know.
 * - ASKED: we asked, and this is how it stands now
 * - TOLD: we were told, perhaps late and more than once
 */
export type ReportOrigin = 'ASKED' | 'TOLD'

/** How far along an order is. What is told late never brings it back. */
const ORDER_RANKS: Readonly<Record<OrderStatus, number>> = {
  PLACED: 0,
  CONFIRMED: 1,
  IN_PRODUCTION: 2,
  SHIPPED: 3,
  COMPLETED: 4,
  REJECTED: 5,
  CANCELLED: 5,
}

/** Orders of which the ERP may still have news. */
export const AWAITED_ORDER_STATUSES: readonly OrderStatus[] = [
  'PLACED',
  'CONFIRMED',
  'IN_PRODUCTION',
  'SHIPPED',
]

/** What a report says that is new; null when it says nothing new. A day that it does not name stays. */
export function judgeOrderReport(
  now: OrderStanding,
  report: OrderReport,
  origin: ReportOrigin,
): { readonly to: OrderStanding; readonly event: Pick<OrderEvent, 'what' | 'detail'> } | null {
  const isLate = origin === 'TOLD' && ORDER_RANKS[report.status] < ORDER_RANKS[now.status]
  if (isLate) return null
  const date = report.confirmedDeliveryDate ?? now.confirmedDeliveryDate
  const to = { status: report.status, confirmedDeliveryDate: date }
  const isOtherDate = date !== now.confirmedDeliveryDate
  if (report.status !== now.status) {
    const told = [isOtherDate ? date : null, report.reason].filter(part => part !== null)
    return { to, event: { what: report.status, detail: told.join(': ') || null } }
  }
  if (!isOtherDate) return null
  return { to, event: { what: 'DELIVERY_DATE_CHANGED', detail: date } }
}

export type QuoteVerdict =
  | { readonly verdict: 'TAKEN' | 'KNOWN' }
  /** For a person: what the other system says, and why it cannot be so here */
  | { readonly verdict: 'NOT_TAKEN'; readonly because: string }

/** Whether the customer's decision, as the CRM tells it, can be taken over. @param today ISO date */
export function judgeQuoteReport(
  quote: Pick<Quote, 'number' | 'revision' | 'status' | 'validUntil'>,
  { decision, reason }: QuoteReport,
  today: string,
): QuoteVerdict {
  const status = statusOn(quote, today)
  if (status === decision) return { verdict: 'KNOWN' }
  if (status === 'SENT' || status === 'APPROVED' || status === 'DRAFT') return { verdict: 'TAKEN' }
  const said = `the CRM says that quote ${quoteReference(quote)} was ${decision.toLowerCase()}`
  const why = reason === null ? '' : ` (${reason})`
  return { verdict: 'NOT_TAKEN', because: `${said}${why}; here it is ${status}` }
}
