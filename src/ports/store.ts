import type { StoredConfiguration } from '../domain/configuration.ts'
import type {
  DocumentEvent,
  OrderEvent,
  OrderEventKind,
  QuoteEvent,
  QuoteEventKind,
} from '../domain/document-event.ts'
import type { Order, OrderQuery, OrderStanding } from '../domain/order.ts'
import type { PageRequest, ResultPage } from '../domain/page.ts'
import type { Quote, QuoteQuery, QuoteStatus } from '../domain/quote.ts'
import type { ToldStanding } from '../domain/status-report.ts'
import type { ChangeLog } from './changes.ts'
import type { TransmissionQueue } from './transmission-queue.ts'

/** Our own memory. Every call rejects with a `DovetailError` STORE_UNAVAILABLE when the database does not answer. */
export interface Store extends Repositories {
  /** All or nothing. Inside, use only the repositories handed in. Runs again by itself when the database reports a deadlock. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>
  ping(): Promise<void>
  /** The database's own time, in epoch milliseconds */
  now(): Promise<number>
  close(): Promise<void>
}

export interface Repositories {
  readonly models: ModelRepository
  readonly configurations: ConfigurationRepository
  readonly itemNumbers: ItemNumberRepository
  readonly quotes: QuoteRepository
  readonly orders: OrderRepository
  readonly transmissions: TransmissionQueue
  readonly idempotency: IdempotencyRepository
  readonly jobs: JobRepository
  readonly changes: ChangeLog
}

/** What is done every now and then by one of the gateways on a database. */
export interface JobRepository {
  /** True for one of all who ask, when it is due at `at`: it is that one's to do, and nobody else's before `until`. A new one is due at once. */
  take(name: string, at: number, until: number): Promise<boolean>
  /** By the one who has it `until` then: it is due at `dueAt`. False, and nothing changes, when somebody else took it meanwhile. */
  putOff(name: string, until: number, dueAt: number): Promise<boolean>
}

export interface PublishedModel {
  readonly code: string
  readonly version: string
  /** sha256 of the canonical content */
  readonly hash: string
  /** The file's text, so that old versions can be read again */
  readonly source: string
  /** The files beside it that it names, name → text; unpacked when they are asked for */
  attached(): Readonly<Record<string, string>>
  readonly publishedAt: string
}

/** Model versions never change once published. */
export interface ModelRepository {
  all(): Promise<readonly PublishedModel[]>
  /** Of each product the version that was published last */
  newest(): Promise<readonly Pick<PublishedModel, 'code' | 'version' | 'publishedAt'>[]>
  add(model: PublishedModel): Promise<void>
}

export interface ConfigurationRepository {
  byIds(ids: readonly string[]): Promise<readonly StoredConfiguration[]>
  insert(configuration: StoredConfiguration): Promise<void>
  insertAll(configurations: readonly StoredConfiguration[]): Promise<void>
  /** Writes the next revision if the stored one is `expectedRevision`; false when it is not. */
  update(configuration: StoredConfiguration, expectedRevision: number): Promise<boolean>
  /** Unpinned ones, newest first */
  recent(limit: number): Promise<readonly StoredConfiguration[]>
  /** All of one version of a model, pinned ones too, by id. @param after the last id of the page before */
  ofVersion(
    modelCode: string,
    modelVersion: string,
    after: string | null,
    limit: number,
  ): Promise<readonly StoredConfiguration[]>
}

/** Smart numbers belong to configurations: the same number again only for the same hash. */
export interface ItemNumberRepository {
  /** The number that `hash` has under `base`, or the one it would get next. Reserves nothing. */
  preview(base: string, hash: string): Promise<string>
  /** Reserves it: `base` for the first hash, then `base-2`, `base-3` … */
  reserve(base: string, hash: string): Promise<string>
  /** Of many, in their order: as if each was reserved after the one before */
  reserveAll(wanted: readonly { readonly base: string; readonly hash: string }[]): Promise<readonly string[]>
}

/** Keys without any row are left out. */
export type PagesByKey<Row> = ReadonlyMap<string, ResultPage<Row>>

/** Enough to find a quote, and to know how far it is. */
export type QuoteName = Pick<Quote, 'number' | 'revision' | 'status'>

export interface QuoteRepository {
  byIds(ids: readonly string[]): Promise<readonly Quote[]>
  /** The newest revision when `revision` is null */
  byNumber(number: string, revision: number | null): Promise<Quote | null>
  find(query: QuoteQuery): Promise<ResultPage<Quote>>
  /** A page for each of many customers or opportunities in one read: newest revisions, by number. */
  pagesOf(
    owner: 'CUSTOMER' | 'OPPORTUNITY',
    keys: readonly string[],
    page: PageRequest,
  ): Promise<PagesByKey<Quote>>
  /** Configuration → the quotes that it belongs to, of all configurations of one version of a model. Reads all lines: for commands. */
  ofVersion(modelCode: string, modelVersion: string): Promise<ReadonlyMap<string, readonly QuoteName[]>>
  nextNumber(year: number): Promise<string>
  /** @param articleNumbers what the lines need, for the where-used of articles */
  insert(quote: Quote, articleNumbers: ReadonlySet<string>): Promise<void>
  /** Moves on if the status is still `from`, and holds the quote as `lock` does, also where `to` is the same; false when it is another. */
  changeStatus(id: string, from: QuoteStatus, to: QuoteStatus): Promise<boolean>
  /** Holds the quote until the transaction ends: whoever else wants to change it waits. Answers its status as it is now; null when there is none. */
  lock(id: string): Promise<QuoteStatus | null>
  appendEvent(id: string, event: QuoteEvent): Promise<void>
  histories(ids: readonly string[]): Promise<readonly DocumentHistory<QuoteEventKind>[]>
  /** One revision without its lines */
  standing(number: string, revision: number): Promise<QuoteStanding | null>
  /** Those that the customer has to decide on, by number. @param validSince ISO date: not those that ended before */
  awaited(query: AwaitedQuery & { readonly validSince: string }): Promise<readonly QuoteStanding[]>
  /**
   * It becomes an order by itself at `at`, in epoch milliseconds; null: not any more.
   * @returns false where it was not to become one, and is not
   */
  setOrderDue(id: string, at: number | null): Promise<boolean>
  /**
   * The quote that has been due longest to become an order, for who asks alone: it is due again at `again`.
   * @returns its id; null when none is
   */
  takeOrderDue(at: number, again: number): Promise<string | null>
}

/** Enough to judge what may become of a quote. */
export type QuoteStanding = Pick<Quote, 'id' | 'number' | 'revision' | 'status' | 'validUntil'>

/** A page of what is waited for, in the order of numbers. */
export interface AwaitedQuery {
  /** The number of the last of the page before */
  readonly after: string | null
  readonly limit: number
}

export interface DocumentHistory<Kind extends string> {
  /** The document's */
  readonly id: string
  /** Oldest first */
  readonly events: readonly DocumentEvent<Kind>[]
}

export interface OrderRepository {
  byIds(ids: readonly string[]): Promise<readonly Order[]>
  byNumber(number: string): Promise<Order | null>
  byQuotes(quoteIds: readonly string[]): Promise<readonly Order[]>
  /** The order that some revision of the quote became; null when none did */
  byQuoteNumber(number: string): Promise<Order | null>
  /** Those of the numbers of quotes of which some revision became an order */
  orderedQuotes(numbers: readonly string[]): Promise<ReadonlySet<string>>
  find(query: OrderQuery): Promise<ResultPage<Order>>
  /** A page for each of many customers in one read, by number. */
  pagesOf(customers: readonly string[], page: PageRequest): Promise<PagesByKey<Order>>
  nextNumber(year: number): Promise<string>
  insert(order: Order): Promise<void>
  /** Writes the next revision, number and id aside, if the stored one is `expectedRevision` and not closed; false when it is not. */
  revise(order: Order, expectedRevision: number): Promise<boolean>
  appendEvent(id: string, event: OrderEvent): Promise<void>
  histories(ids: readonly string[]): Promise<readonly DocumentHistory<OrderEventKind>[]>
  /** Without its lines */
  standing(number: string): Promise<AwaitedOrder | null>
  /** Holds the order until the transaction ends: whoever else wants to change how it stands waits. Null when there is none. */
  lock(number: string): Promise<AwaitedOrder | null>
  /** Those of which the ERP may have news: OPEN ones, or those SHIPPED or ended, by number */
  awaited(query: AwaitedQuery & AwaitedOrders): Promise<readonly AwaitedOrder[]>
  /** Moves on if it still stands at `from`; false when it does not. @param at epoch milliseconds */
  changeStanding(id: string, from: OrderStanding, to: ToldStanding, at: number): Promise<boolean>
}

export type AwaitedOrders =
  | { readonly which: 'OPEN' }
  /** @param since epoch milliseconds: those whose status changed before are left alone */
  | { readonly which: 'ENDED'; readonly since: number }

export interface AwaitedOrder extends ToldStanding {
  readonly id: string
  readonly number: string
  readonly revision: number
}

export interface IdempotencyRepository {
  /** What the key was used for; null when it is new. */
  find(
    principal: string,
    operation: string,
    key: string,
  ): Promise<{ readonly requestHash: string; readonly result: string } | null>
  /** Written in the transaction of the change, which a second writer waits for; false when the key is there already. */
  insert(entry: {
    readonly principal: string
    readonly operation: string
    readonly key: string
    readonly requestHash: string
    /** Id of what was made */
    readonly result: string
    readonly at: string
  }): Promise<boolean>
}
