import type {
  Article,
  ArticleQuery,
  ArticleSupplier,
  StockLevel,
  Supplier,
  WorkCenter,
} from '../domain/article.ts'
import type { StoredConfiguration } from '../domain/configuration.ts'
import type {
  Address,
  Appointment,
  Contact,
  Customer,
  CustomerQuery,
  Note,
  Opportunity,
} from '../domain/customer.ts'
import type { OrderEventKind, QuoteEventKind } from '../domain/document-event.ts'
import type { Order } from '../domain/order.ts'
import type { PageRequest, ResultPage } from '../domain/page.ts'
import type { Quote } from '../domain/quote.ts'
import type { Transmission } from '../domain/transmission.ts'
import type { DocumentHistory } from './store.ts'
import type { TransmissionHistory } from './transmission-queue.ts'

/** Reads one record by key, batched with all others asked for at the same moment of the same request. Null: unknown. Rejects with a `DovetailError`. */
export interface Reader<T> {
  load(key: string): Promise<T | null>
  /** In the order of the keys; an `Error` where one failed */
  loadMany(keys: readonly string[]): Promise<readonly (T | null | Error)[]>
}

/** All that one request may read from the sources and from our store. */
export interface Reads {
  readonly customer: Reader<Customer>
  readonly addresses: Reader<readonly Address[]>
  readonly contacts: Reader<readonly Contact[]>
  readonly appointments: Reader<readonly Appointment[]>
  readonly notes: Reader<readonly Note[]>
  readonly opportunities: Reader<readonly Opportunity[]>
  readonly contact: Reader<Contact>
  readonly opportunity: Reader<Opportunity>
  readonly article: Reader<Article>
  readonly stock: Reader<readonly StockLevel[]>
  readonly suppliers: Reader<readonly ArticleSupplier[]>
  readonly supplier: Reader<Supplier>
  readonly workCenter: Reader<WorkCenter>
  readonly configuration: Reader<StoredConfiguration>
  readonly quote: Reader<Quote>
  readonly order: Reader<Order>
  /** By quote id */
  readonly orderOfQuote: Reader<Order>
  /** By the document's id */
  readonly quoteHistory: Reader<DocumentHistory<QuoteEventKind>>
  readonly orderHistory: Reader<DocumentHistory<OrderEventKind>>
  readonly transmission: Reader<Transmission>
  /** By the transmission's id */
  readonly transmissionHistory: Reader<TransmissionHistory>
  /** By external reference */
  readonly quoteTransmission: Reader<Transmission>
  readonly orderTransmission: Reader<Transmission>
  /** Our quotes to a customer or for an opportunity: newest revisions, by number; batched over all owners of one page size */
  quotesOf(owner: 'CUSTOMER' | 'OPPORTUNITY', key: string, page: PageRequest): Promise<ResultPage<Quote>>
  /** Our orders from a customer, by number, likewise */
  ordersOf(customer: string, page: PageRequest): Promise<ResultPage<Order>>
  findCustomers(query: CustomerQuery): Promise<ResultPage<Customer>>
  findArticles(query: ArticleQuery): Promise<ResultPage<Article>>
  /** ISO moment at which this request read the record from its source */
  readAt(record: object): string | null
  /** Names under which the two sources are configured */
  readonly crmName: string
  readonly erpName: string
}
