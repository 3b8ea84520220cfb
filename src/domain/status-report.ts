import type { OrderEvent } from './document-event.ts'
import type { OrderStanding, OrderStatus } from './order.ts'
import { type Quote, quoteReference, statusOn } from './quote.ts'
import type { Transmission, TransmissionState } from './transmission.ts'

/** What another system says became of a document of ours. */
export type StatusReport = OrderReport | QuoteReport

export interface OrderReport {
  readonly kind: 'ORDER'
  /** Our order number */
  readonly externalReference: string
  readonly status: OrderStatus
  /** Statuses that the other system cannot tell from `status`: an order in one of these stays there */
  readonly mayAlsoBe?: readonly OrderStatus[]
  /** ISO date on which the ERP means to deliver; null where it has none, left out where it does not say */
  readonly confirmedDeliveryDate?: string | null | undefined
  /** In the other system's words; null where there are none */
  readonly reason: string | null
}

export interface QuoteReport {
  readonly kind: 'QUOTE'
  /** Number and revision, `Q-2026-00012-R2` */
  readonly externalReference: string
  readonly decision: 'ACCEPTED' | 'REJECTED'
  /** When the customer decided, ISO 8601 in UTC; null where the other system does not say */
  readonly decidedAt: string | null
  readonly reason: string | null
}

/** An order as it stands, and when what we were told of it last had happened: ISO 8601, by the teller's clock. */
export interface ToldStanding extends OrderStanding {
  readonly toldAt: string | null
  /** Likewise, of its day of delivery */
  readonly dayToldAt: string | null
}

/**
 * How we know.
 * - ASKED: we asked, and this is how it stands now
 * - TOLD: we were told, perhaps late and more than once; `at` is when it happened, by the teller's clock
 */
export type ReportOrigin = { readonly how: 'ASKED' } | { readonly how: 'TOLD'; readonly at: string }

/** How far along an order is. */
const ORDER_RANKS: Readonly<Record<OrderStatus, number>> = {
  PLACED: 0,
  CONFIRMED: 1,
  IN_PRODUCTION: 2,
  SHIPPED: 3,
  COMPLETED: 4,
  REJECTED: 5,
  CANCELLED: 5,
}

export interface OrderNews {
  readonly to: OrderStanding
  readonly event: Pick<OrderEvent, 'what' | 'detail'>
}

/**
 * What a report says that is new; null when it says nothing new.
 *
 * What we asked for is how it is. What we are told never brings an order back, nor from one end to the other, and what happened before
 * something else that we were told is no news, but for a day of delivery where none is known.
 */
export function judgeOrderReport(
  now: ToldStanding,
  report: OrderReport,
  origin: ReportOrigin,
): OrderNews | null {
  const isLate = isOver(now, report, origin)
  const status = isLate ? now.status : nextStatus(now.status, report, origin)
  const confirmedDeliveryDate =
    isLate && origin.how === 'TOLD' ? lateDate(now, report, origin.at) : nextDate(now, status, report)
  const isOtherDate = confirmedDeliveryDate !== now.confirmedDeliveryDate
  const to = { status, confirmedDeliveryDate }
  if (status !== now.status) {
    const told = [isOtherDate ? confirmedDeliveryDate : null, report.reason].filter(part => part !== null)
    return { to, event: { what: status, detail: told.join(': ') || null } }
  }
  return isOtherDate ? { to, event: { what: 'DELIVERY_DATE_CHANGED', detail: confirmedDeliveryDate } } : null
}

/** What happened at one moment may come in any order. */
function isOver(now: ToldStanding, report: OrderReport, origin: ReportOrigin): boolean {
  if (origin.how === 'ASKED' || now.toldAt === null || origin.at > now.toldAt) return false
  return origin.at < now.toldAt || ORDER_RANKS[report.status] <= ORDER_RANKS[now.status]
}

function nextStatus(now: OrderStatus, report: OrderReport, origin: ReportOrigin): OrderStatus {
  if (report.mayAlsoBe?.includes(now)) return now
  const isForward = ORDER_RANKS[report.status] > ORDER_RANKS[now]
  return origin.how === 'ASKED' || isForward ? report.status : now
}

/** A confirmation that is taken back takes its day along. */
function nextDate(now: OrderStanding, status: OrderStatus, report: OrderReport): string | null {
  if (report.confirmedDeliveryDate !== undefined) return report.confirmedDeliveryDate
  return status === 'PLACED' ? null : now.confirmedDeliveryDate
}

/** The day of what happened before is news as long as there is none, nor was one withdrawn since. */
function lateDate(now: ToldStanding, report: OrderReport, at: string): string | null {
  const { status, confirmedDeliveryDate, dayToldAt } = now
  const isConfirmed =
    ORDER_RANKS[status] >= ORDER_RANKS.CONFIRMED && ORDER_RANKS[status] <= ORDER_RANKS.COMPLETED
  const isKnownSince = dayToldAt !== null && at <= dayToldAt
  if (confirmedDeliveryDate !== null || !isConfirmed || isKnownSince) return confirmedDeliveryDate
  return report.confirmedDeliveryDate ?? null
}

/** When what we know now was told: what happened before is none any more, also where the report itself was no news. */
export function toldSince(
  now: ToldStanding,
  report: OrderReport,
  at: string,
): Pick<ToldStanding, 'toldAt' | 'dayToldAt'> {
  return {
    toldAt: laterOf(now.toldAt, at),
    dayToldAt: report.confirmedDeliveryDate === undefined ? now.dayToldAt : laterOf(now.dayToldAt, at),
  }
}

function laterOf(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}

/**
 * Whose end it is that a target tells of. It has one record for all revisions of an order, and seldom says which it means.
 * - NEWEST: of the order as it is now. The newest revision was sent before it happened, or nothing of it is under way any more
 * - EARLIER: of the order as it was. The newest is still to be sent, or was sent after it happened
 * - UNCLEAR: it happened while the newest was being sent, or is in doubt
 */
export type EndOf = 'NEWEST' | 'EARLIER' | 'UNCLEAR'

const UNDER_WAY: readonly TransmissionState[] = ['PENDING', 'SENDING', 'RETRY', 'IN_DOUBT', 'BLOCKED']

/** @param newest the transmission of the newest revision */
export function whoseEnd(
  { state, sendStartedAt }: Pick<Transmission, 'state' | 'sendStartedAt'>,
  origin: ReportOrigin,
): EndOf {
  if (state !== 'DELIVERED' && !UNDER_WAY.includes(state)) return 'NEWEST'
  if (sendStartedAt === null) return state === 'DELIVERED' ? 'NEWEST' : 'EARLIER'
  if (origin.how === 'TOLD' && Date.parse(origin.at) < sendStartedAt) return 'EARLIER'
  return state === 'SENDING' || state === 'IN_DOUBT' ? 'UNCLEAR' : 'NEWEST'
}

export type QuoteVerdict =
  | { readonly verdict: 'TAKEN' | 'KNOWN' }
  /** For a person: what the other system says, and why it cannot be so here */
  | { readonly verdict: 'NOT_TAKEN'; readonly because: string }

/**
 * Whether the customer's decision, as the CRM tells it, can be taken over. What was decided while the quote held may be heard of later.
 *
 * @param today ISO date
 */
export function judgeQuoteReport(
  quote: Pick<Quote, 'number' | 'revision' | 'status' | 'validUntil'>,
  { decision, decidedAt, reason }: QuoteReport,
  today: string,
): QuoteVerdict {
  const day = decidedAt === null || decidedAt > today ? today : decidedAt.slice(0, 10)
  const status = statusOn(quote, day)
  if (status === decision) return { verdict: 'KNOWN' }
  if (status === 'SENT' || status === 'APPROVED' || status === 'DRAFT') return { verdict: 'TAKEN' }
  const said = `the CRM says that quote ${quoteReference(quote)} was ${decision.toLowerCase()}`
  const why = reason === null ? '' : ` (${reason})`
  return { verdict: 'NOT_TAKEN', because: `${said}${why}; here it is ${status}` }
}
