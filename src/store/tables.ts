import type { Generated, Kysely, Transaction } from 'kysely'

/** Times called `…_at` are ISO text, except in the transmission tables, where they are epoch milliseconds. JSON is text. */
export interface Tables {
  model_version: {
    code: string
    version: string
    hash: string
    source: string
    published_at: string
    /** The files beside the model, packed; null when it has none */
    attached: string | null
  }
  configuration: {
    id: string
    revision: number
    model_code: string
    model_version: string
    choices: string
    completed: string
    latest: string
    last_valid: string | null
    is_pinned: number
    created_at: string
    updated_at: string
  }
  item_number: { number: string; base: string; hash: string; sequence: number }
  number_sequence: { name: string; next_number: number }
  quote: QuoteTable
  quote_line: QuoteLineTable
  /** Which quotes need an article, as a line or in a definition */
  quote_article: { quote_id: string; article_number: string }
  quote_event: DocumentEventColumns & { quote_id: string }
  order_event: DocumentEventColumns & { order_id: string }
  sales_order: SalesOrderTable
  transmission: TransmissionTable
  transmission_sequence: { target: string; ordering_key: string; next_sequence: number }
  transmission_event: {
    transmission_id: string
    n: number
    fence: number
    at: number
    actor: string
    what: string
    detail: string | null
  }
  idempotency: {
    principal: string
    operation: string
    idempotency_key: string
    request_hash: string
    result: string
    created_at: string
  }
  /** When what is done every now and then is due */
  recurring_job: RecurringJobTable
}

interface DocumentEventColumns {
  id: string
  /** From 1, of one document; 0 where it was written before they were counted */
  n: Generated<number>
  at: string
  actor: string
  what: string
  detail: string | null
}

interface TotalsColumns {
  currency: string
  /** Decimal text */
  net: string
  vat_rate: string | null
  vat: string | null
  gross: string | null
  /** net × 10⁴, for the order of lists */
  net_order: number
}

export interface QuoteTable extends TotalsColumns {
  id: string
  number: string
  revision: number
  status: string
  created_at: string
  valid_until: string | null
  customer_number: string
  contact_id: string | null
  opportunity_id: string | null
  has_low_margin: number
  /** When it is to become an order by itself; null where it is not */
  order_due_at: number | null
  /** Counts its locks: only what changes a row is seen by the other nodes of a cluster */
  lock_count: Generated<number>
}

export interface QuoteLineTable {
  id: string
  quote_id: string
  position: number
  kind: string
  description: string
  configuration_id: string | null
  article_number: string | null
  quantity: string
  unit: string
  /** Packed */
  price: Uint8Array | null
  definition: Uint8Array | null
  request: string
}

export interface SalesOrderTable extends TotalsColumns {
  id: string
  number: string
  revision: number
  status: string
  created_at: string
  quote_id: string
  customer_number: string
  debtor_number: string | null
  contact_id: string | null
  customer_reference: string | null
  requested_delivery_date: string | null
  confirmed_delivery_date: string | null
  /** Null until it is no longer as it was placed */
  status_changed_at: number | null
  /** When what we were told last of it had happened, by the teller's clock */
  told_at: string | null
  /** Likewise, of its day of delivery */
  day_told_at: string | null
  /** As a quote's */
  lock_count: Generated<number>
  delivery_address: string | null
}

export interface TransmissionTable {
  id: string
  target: string
  kind: string
  external_reference: string
  ordering_key: string
  ordering_sequence: number
  /** Packed */
  payload: Uint8Array
  payload_hash: string
  state: string
  attempt_count: number
  fence: number
  lease_owner: string | null
  lease_until: number | null
  next_at: number
  send_started_at: number | null
  remote_id: string | null
  last_error: string | null
  created_at: number
  /** 1 where a newer revision came while nobody knew whether it arrives */
  gives_way: number
  /** Until then the target may still write what was sent; null where nothing was */
  settled_at: number | null
}

export type Database = Kysely<Tables> | Transaction<Tables>

export interface RecurringJobTable {
  name: string
  due_at: number
}
