/** What happens to a quote, each with what it means. The words stand in the database for ever: they are only added to. */
export const QUOTE_EVENT_MEANINGS = {
  CREATED: 'This revision was made.',
  APPROVED: 'It may go out although its margin is low; the detail is the reason.',
  PUSHED: 'It was put on its way to the CRM.',
  ACCEPTED: 'The customer said yes; the detail is what the CRM said besides.',
  REJECTED: 'The customer said no; the detail is the reason.',
  NOT_TAKEN: 'The CRM told of a decision that does not fit the quote as it is here; the detail says why.',
  SUPERSEDED: 'A newer revision took its place.',
  ORDERED: 'It became an order, or an order was changed to it; the detail is the order’s number.',
  ORDER_REFUSED: 'It was accepted and could not become an order by itself; the detail says why.',
} as const

/** What happens to an order, likewise. */
export const ORDER_EVENT_MEANINGS = {
  PLACED: 'It was placed here, or the ERP took back what it had said of it.',
  REVISED: 'It was changed here; the detail is what the revision is sent under.',
  CONFIRMED: 'The ERP confirmed it; the detail is the day of delivery, where it gave one.',
  IN_PRODUCTION: 'It is being made.',
  SHIPPED: 'It has gone out.',
  COMPLETED: 'Nothing is left to do.',
  REJECTED: 'The ERP refused it; the detail is the reason.',
  CANCELLED: 'It was taken back in the ERP; the detail is the reason.',
  NOT_TAKEN:
    'The ERP told that the order ended, and meant it as it was before it was changed here; the detail says what.',
  DELIVERY_DATE_CHANGED: 'The ERP named another day of delivery; the detail is the day.',
} as const

export type QuoteEventKind = keyof typeof QUOTE_EVENT_MEANINGS
export type OrderEventKind = keyof typeof ORDER_EVENT_MEANINGS

/** One thing that happened to a quote or order. Never changed once written. */
export interface DocumentEvent<Kind extends string> {
  /** ISO 8601 in UTC */
  readonly at: string
  /** `dovetail`, the source that told of it, else who asked for it */
  readonly actor: string
  readonly what: Kind
  readonly detail: string | null
}

export type QuoteEvent = DocumentEvent<QuoteEventKind>
export type OrderEvent = DocumentEvent<OrderEventKind>
