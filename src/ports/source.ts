import type {
  Article,
  ArticleQuery,
  ArticleSupplier,
  StockLevel,
  Supplier,
  WorkCenter,
} from '../domain/article.ts'
import type {
  Address,
  Appointment,
  Contact,
  Customer,
  CustomerQuery,
  Note,
  Opportunity,
} from '../domain/customer.ts'
import type { DovetailError } from '../domain/errors.ts'
import type { ResultPage } from '../domain/page.ts'

/** Every read ends when the signal aborts, with a rejection. */
export interface ReadOptions {
  readonly signal: AbortSignal
}

/** One entry per key, in the order of the keys: `null` for unknown, a `DovetailError` for a record that cannot be read. */
export type Batch<T> = readonly (T | null | DovetailError)[]

/** A page on which a record that cannot be read stands in its place as a `DovetailError`: it neither empties the page nor goes missing unseen. */
export type FoundPage<T> = ResultPage<T | DovetailError>

/** What a source can do, as data. */
export interface SourceCapabilities {
  /** Keys one batch read takes; more are split over several calls. */
  readonly maxBatch: number
}

/** What both kinds of source share. A call rejects with a `DovetailError` when the system as a whole fails. */
export interface SourceLife {
  readonly capabilities: SourceCapabilities
  /** Proves that the system answers. */
  ping(options: ReadOptions): Promise<void>
  close(): Promise<void>
}

/** Customers and what belongs to them. Batches may repeat keys. @source CRM */
export interface CustomerSource extends SourceLife {
  customersByNumber(numbers: readonly string[], options: ReadOptions): Promise<Batch<Customer>>
  findCustomers(query: CustomerQuery, options: ReadOptions): Promise<FoundPage<Customer>>
  /** Billing before delivery before visit, then by id; empty for an unknown customer. So for the four below: by id. */
  addressesOf(customers: readonly string[], options: ReadOptions): Promise<Batch<readonly Address[]>>
  contactsOf(customers: readonly string[], options: ReadOptions): Promise<Batch<readonly Contact[]>>
  appointmentsOf(customers: readonly string[], options: ReadOptions): Promise<Batch<readonly Appointment[]>>
  notesOf(customers: readonly string[], options: ReadOptions): Promise<Batch<readonly Note[]>>
  opportunitiesOf(customers: readonly string[], options: ReadOptions): Promise<Batch<readonly Opportunity[]>>
  contactsById(ids: readonly string[], options: ReadOptions): Promise<Batch<Contact>>
  opportunitiesById(ids: readonly string[], options: ReadOptions): Promise<Batch<Opportunity>>
}

/** Articles and what belongs to them. Batches may repeat keys. @source ERP */
export interface ArticleSource extends SourceLife {
  articlesByNumber(numbers: readonly string[], options: ReadOptions): Promise<Batch<Article>>
  findArticles(query: ArticleQuery, options: ReadOptions): Promise<FoundPage<Article>>
  /** By warehouse; empty for an article without stock. */
  stockOf(articles: readonly string[], options: ReadOptions): Promise<Batch<readonly StockLevel[]>>
  /** Preferred first, then by supplier number. */
  suppliersOf(articles: readonly string[], options: ReadOptions): Promise<Batch<readonly ArticleSupplier[]>>
  suppliersByNumber(numbers: readonly string[], options: ReadOptions): Promise<Batch<Supplier>>
  workCentersByCode(codes: readonly string[], options: ReadOptions): Promise<Batch<WorkCenter>>
}
