import type {
  Article,
  ArticlePrices,
  ArticleSupplier,
  StockLevel,
  Supplier,
  WorkCenter,
} from '../../domain/article.ts'
import type { Address, Appointment, Contact, Customer, Note, Opportunity } from '../../domain/customer.ts'
import type { Decimal } from '../../domain/decimal.ts'
import type { Money } from '../../domain/money.ts'
import type { Quantity } from '../../domain/quantity.ts'
import type { OrderReport, QuoteReport } from '../../domain/status-report.ts'
import type { OrdersOptions, QuotesOptions } from './sink-options.ts'

/** A column by its name; `alias.name` for one of a joined table. */
export type Column = string

/** A code of theirs and what it means to us, e.g. `{ column: 'ME', values: { STK: 'H87', M: 'MTR' } }`. */
export interface Coded<Value> {
  readonly column: Column
  /** Another code than these is an error that names the record. */
  readonly values: Readonly<Record<string, Value>>
}

/** A value made from a column's text. It cannot be filtered or ordered by: for that, use `values` or a view. */
export interface Computed<Value> {
  readonly column: Column
  readonly read: (text: string | null) => Value | null
}

/** The same for every record, e.g. `() => 'EUR'`. */
export type Constant<Value> = () => Value | null

/** Decimals and numbers are given as text or whole numbers. */
type Plain<Value> = Value extends Decimal | Money | Quantity | number ? string | number : Value
type Value<Noun, Key extends keyof Noun> = Plain<NonNullable<Noun[Key]>>

/** Where a field comes from. */
export type Entry<T> = Column | Constant<T> | Coded<T> | Computed<T>
/** Where a field comes from that filters and orders use, in the database itself. */
export type PushedEntry<T> = Column | Constant<T> | Coded<T>

/** One entry per field of a noun. `Required` must be mapped, `Pushed` can be filtered or ordered by. */
export type MapOf<Noun, Required extends keyof Noun = never, Pushed extends keyof Noun = never> = Flatten<
  {
    readonly [Key in Required]: Column
  } & {
    readonly [Key in Exclude<keyof Noun, Required>]?: Key extends Pushed
      ? PushedEntry<Value<Noun, Key>>
      : Entry<Value<Noun, Key>>
  }
>

/** One object type rather than an intersection: only then does the compiler see a field too many. */
type Flatten<T> = { readonly [Key in keyof T]: T[Key] }

/** The column that says whose record it is. */
interface OfCustomer {
  readonly customer: Column
}
interface OfArticle {
  readonly article: Column
}
interface InCurrency {
  /** ISO 4217; without it the `currency` of the whole description */
  readonly currency?: Entry<string>
}
interface InUnit {
  /** UN/ECE Rec 20, or what `units` translates */
  readonly unit?: Entry<string>
}

export type CustomerMap = MapOf<Customer, 'number', 'name' | 'city' | 'country'>
export type AddressMap = MapOf<Address> & OfCustomer
export type ContactMap = MapOf<Contact, 'id' | 'customerNumber'>
export type AppointmentMap = MapOf<Appointment, 'id'> & OfCustomer
export type NoteMap = MapOf<Note, 'id'> & OfCustomer
export type OpportunityMap = MapOf<Opportunity, 'id' | 'customerNumber'> & InCurrency

export type ArticleMap = MapOf<
  Omit<Article, 'prices'>,
  'number',
  'description' | 'reorderLevel' | 'leadTimeDays' | 'blocked'
> & { readonly prices?: MapOf<ArticlePrices, never, 'sales'> & InCurrency }
export type StockMap = MapOf<StockLevel, 'warehouse', 'onHand' | 'reserved' | 'available'> &
  OfArticle &
  InUnit
export type SupplierMap = MapOf<Omit<ArticleSupplier, 'supplier'>> & {
  readonly supplier: MapOf<Supplier, 'number'>
} & OfArticle &
  InCurrency &
  InUnit
export type WorkCenterMap = MapOf<WorkCenter, 'code'> & InCurrency

/** By our order number. A status that is null says nothing yet. */
export type OrderStatusMap = MapOf<
  Required<Pick<OrderReport, 'status' | 'confirmedDeliveryDate' | 'reason'>>
> & {
  readonly reference: Column
}
/** By our quote's number and revision. A decision that is null was not made yet. */
export type QuoteStatusMap = MapOf<Pick<QuoteReport, 'decision' | 'decidedAt' | 'reason'>> & {
  readonly reference: Column
}

export type FixedValue = string | number | boolean | null

/** Another table beside `from`: a left join, by one column or several. */
export interface Join {
  /** Table or view; without it the alias is its name */
  readonly table?: string
  /** Its columns on the left, columns of `from` or of an earlier join on the right */
  readonly on: Readonly<Record<string, Column>>
  /** Only its rows with these values, e.g. `{ AddressType: 'Main Office' }` */
  readonly where?: Readonly<Record<string, FixedValue | readonly FixedValue[]>>
}

/** Which rows and columns are a noun's records. */
export interface Relation<Map> {
  /** Table or view, `schema.table` where it is not in the default schema */
  readonly from: string
  /** By alias, in order */
  readonly join?: Readonly<Record<string, Join>>
  /** Only rows with these values; a list means any of it */
  readonly where?: Readonly<Record<Column, FixedValue | readonly FixedValue[]>>
  readonly map: Map
}

export interface Timeouts {
  /** Until a connection stands; default 1000 */
  readonly connectMs?: number
  /** Until a query has answered; default 5000 */
  readonly queryMs?: number
}

/** A MySQL, MariaDB, PostgreSQL or SQLite database as CRM, as ERP or both: views in, staging tables out. */
export interface SqlOptions {
  /** `mysql://`, `mariadb://`, `postgres://` or `sqlite:path`; a function is asked when the connection is opened */
  readonly url: string | (() => string)
  /** ISO 4217, of all amounts without one of their own */
  readonly currency?: string
  /** Their units and ours (UN/ECE Rec 20), e.g. `{ STK: 'H87' }`; a code of ours needs no entry */
  readonly units?: Readonly<Record<string, string>>
  /** IANA zone of their dates with a time but without a zone; default `UTC` */
  readonly timeZone?: string
  readonly timeouts?: Timeouts
  /** Connections at most; default 5 */
  readonly poolSize?: number
  /** Keys in one query; default 500 */
  readonly maxBatch?: number

  readonly customers?: Relation<CustomerMap>
  readonly addresses?: Relation<AddressMap>
  readonly contacts?: Relation<ContactMap>
  readonly appointments?: Relation<AppointmentMap>
  readonly notes?: Relation<NoteMap>
  readonly opportunities?: Relation<OpportunityMap>

  readonly articles?: Relation<ArticleMap>
  readonly stock?: Relation<StockMap>
  readonly suppliers?: Relation<SupplierMap>
  readonly workCenters?: Relation<WorkCenterMap>

  readonly quotes?: QuotesOptions
  readonly orders?: OrdersOptions
  /** What customers decided on the quotes that were sent here */
  readonly quoteStatuses?: Relation<QuoteStatusMap>
  /** What became of the orders that were sent here */
  readonly orderStatuses?: Relation<OrderStatusMap>
}
