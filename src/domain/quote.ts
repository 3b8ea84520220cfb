import type { Definition } from './bom.ts'
import { Decimal } from './decimal.ts'
import type { LineKind } from './document.ts'
import type { LinePrice } from './line-price.ts'
import type { Money } from './money.ts'
import { type Packed, unpack } from './packed.ts'
import type { PageRequest, SortDirection, StringFilter } from './page.ts'
import type { Quantity } from './quantity.ts'
import { revisionReference } from './revision-reference.ts'

export type QuoteStatus =
  | 'DRAFT'
  | 'IN_APPROVAL'
  | 'APPROVED'
  | 'SENT'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'WITHDRAWN'
  | 'EXPIRED'
  | 'SUPERSEDED'

/** Below this margin, in percent of net and compared before rounding, a quote needs approval. */
const APPROVAL_MARGIN_PERCENT = 10n

/** No document's net total is larger, either way. */
export const MAX_NET = Decimal.of(100_000_000_000)

/** Days a quote holds when nobody says otherwise. */
export const DEFAULT_VALIDITY_DAYS = 30

/** One revision of an offer. What it says about prices never changes after it was made. */
export interface Quote {
  readonly id: string
  readonly number: string
  readonly revision: number
  readonly status: QuoteStatus
  readonly createdAt: string
  /** ISO date, the last day it holds */
  readonly validUntil: string | null
  readonly customerNumber: string
  readonly contactId: string | null
  readonly opportunityId: string | null
  readonly totals: DocumentTotals
  /** Its margin was below the approval margin when it was made */
  readonly hasLowMargin: boolean
  readonly lines: readonly QuoteLine[]
}

/** VAT is computed once, on the document's net total. */
export interface DocumentTotals {
  readonly currency: string
  readonly net: Money
  /** Percent; null when not ours to tell */
  readonly vatRate: Decimal | null
  readonly vat: Money | null
  readonly gross: Money | null
}

export interface QuoteLine {
  readonly id: string
  readonly position: number
  readonly kind: LineKind
  readonly description: string
  /** A pinned configuration */
  readonly configurationId: string | null
  readonly articleNumber: string | null
  readonly quantity: Quantity
  /** Null for TEXT */
  readonly price: LinePrice | null
  /** With the item number it got; null unless CONFIGURATION */
  readonly definition: Definition | null
  /** What the caller asked for, to price it anew in the next revision */
  readonly request: QuoteLineRequest
  /**
   * Price and definition as bytes, where they were made or read so: values of thousands of lines would fill the memory. It is
   * not listed among the properties, nor copied with them.
   */
  readonly kept?: KeptLine
}

export interface KeptLine {
  readonly price: Packed<LinePrice> | null
  readonly definition: Packed<Definition> | null
}

/** The line whose price and definition are unpacked when somebody asks. */
export function lineFrom(line: Omit<QuoteLine, 'price' | 'definition' | 'kept'>, kept: KeptLine): QuoteLine {
  const price = onDemand(kept.price)
  const definition = onDemand(kept.definition)
  const values = {
    id: line.id,
    position: line.position,
    kind: line.kind,
    description: line.description,
    configurationId: line.configurationId,
    articleNumber: line.articleNumber,
    quantity: line.quantity,
    get price() {
      return price()
    },
    get definition() {
      return definition()
    },
    request: line.request,
  }
  return Object.defineProperty(values, 'kept', { value: kept })
}

function onDemand<T>(packed: Packed<T> | null): () => T | null {
  let value: T | null | undefined
  return () => {
    if (value === undefined) value = packed && unpack(packed)
    return value
  }
}

export interface QuoteLineRequest {
  readonly configurationId: string | null
  readonly articleNumber: string | null
  readonly description: string | null
  readonly quantity: string
  readonly unit: string | null
  readonly unitNet: string | null
  readonly discountPercent: string | null
}

/** Still to be decided by the customer. An open quote past `validUntil` is EXPIRED to every reader. */
export const OPEN_QUOTE_STATUSES: readonly QuoteStatus[] = ['DRAFT', 'IN_APPROVAL', 'APPROVED', 'SENT']

/** The status as of `today` (ISO date): open quotes expire the day after `validUntil`. */
export function statusOn(quote: Pick<Quote, 'status' | 'validUntil'>, today: string): QuoteStatus {
  const isOpen = OPEN_QUOTE_STATUSES.includes(quote.status)
  return isOpen && quote.validUntil !== null && quote.validUntil < today ? 'EXPIRED' : quote.status
}

/** How the CRM finds this revision again. */
export function quoteReference(quote: Pick<Quote, 'number' | 'revision'>): string {
  return revisionReference(quote)
}

/**
 * Whether the margin is below 10 % of net, compared before rounding. A quote that earns nothing (net 0 or less) has a low
 * margin when it costs anything.
 */
export function hasLowMargin(net: Decimal, cost: Decimal): boolean {
  const margin = net.minus(cost).toRational()
  const whole = net.toRational()
  return (
    100n * margin.numerator * whole.denominator <
    APPROVAL_MARGIN_PERCENT * whole.numerator * margin.denominator
  )
}

export interface QuoteFilter {
  readonly number?: StringFilter | null
  readonly status?: readonly QuoteStatus[] | null
  readonly customer?: string | null
  readonly and?: readonly QuoteFilter[] | null
  readonly or?: readonly QuoteFilter[] | null
}

export type QuoteOrderField = 'NUMBER' | 'CREATED_AT' | 'NET'

export interface QuoteQuery extends PageRequest {
  readonly filter: QuoteFilter | null
  readonly orderBy: readonly { readonly field: QuoteOrderField; readonly direction: SortDirection }[]
  /** Also revisions that a newer one replaced */
  readonly includesSuperseded: boolean
  /** Only quotes that need this article */
  readonly articleNumber: string | null
  /** ISO date that expiry is judged by */
  readonly today: string
}
