import type { ResultPage } from '../domain/page.ts'
import type { Reads } from '../ports/reads.ts'
import type { Clock } from '../ports/runtime.ts'
import type { ArticleSource, CustomerSource } from '../ports/source.ts'
import type { Repositories } from '../ports/store.ts'
import { readPages } from './owned-pages.ts'
import { readFromSource, readFromStore } from './reader.ts'
import type { SourceGuard } from './source-guard.ts'
import { toReadablePage } from './unreadable.ts'

export interface LoaderSources {
  readonly crm: { readonly guard: SourceGuard; readonly source: CustomerSource }
  readonly erp: { readonly guard: SourceGuard; readonly source: ArticleSource }
  readonly store: Repositories
  readonly clock: Clock
}

const CUSTOMER_FIELDS = [
  'name',
  'debtorNumber',
  'vatNumber',
  'priceGroup',
  'language',
  'currency',
  'city',
  'country',
] as const
const ARTICLE_FIELDS = ['description', 'unit', 'prices', 'reorderLevel', 'leadTimeDays', 'blocked'] as const

/** The readers of one request. */
export function createReads({ crm, erp, store, clock }: LoaderSources, signal: AbortSignal): Reads {
  const readAt = new WeakMap<object, string>()
  const onRead = (record: object) => {
    if (!readAt.has(record)) readAt.set(record, clock.now().toISOString())
  }
  const noteRows = <T extends object>(page: ResultPage<T>): ResultPage<T> => {
    for (const { row } of page.rows) onRead(row)
    return page
  }
  const quotePages = {
    CUSTOMER: readPages((keys, page) => store.quotes.pagesOf('CUSTOMER', keys, page)),
    OPPORTUNITY: readPages((keys, page) => store.quotes.pagesOf('OPPORTUNITY', keys, page)),
  }
  const fromCrm = { guard: crm.guard, maxBatch: crm.source.capabilities.maxBatch, signal, onRead }
  const fromErp = { guard: erp.guard, maxBatch: erp.source.capabilities.maxBatch, signal, onRead }
  const customers = crm.source
  const articles = erp.source

  return {
    crmName: crm.guard.name,
    erpName: erp.guard.name,
    customer: readFromSource(
      'customersByNumber',
      (keys, options) => customers.customersByNumber(keys, options),
      fromCrm,
    ),
    addresses: readFromSource(
      'addressesOf',
      (keys, options) => customers.addressesOf(keys, options),
      fromCrm,
    ),
    contacts: readFromSource('contactsOf', (keys, options) => customers.contactsOf(keys, options), fromCrm),
    appointments: readFromSource(
      'appointmentsOf',
      (keys, options) => customers.appointmentsOf(keys, options),
      fromCrm,
    ),
    notes: readFromSource('notesOf', (keys, options) => customers.notesOf(keys, options), fromCrm),
    opportunities: readFromSource(
      'opportunitiesOf',
      (keys, options) => customers.opportunitiesOf(keys, options),
      fromCrm,
    ),
    contact: readFromSource(
      'contactsById',
      (keys, options) => customers.contactsById(keys, options),
      fromCrm,
    ),
    opportunity: readFromSource(
      'opportunitiesById',
      (keys, options) => customers.opportunitiesById(keys, options),
      fromCrm,
    ),
    article: readFromSource(
      'articlesByNumber',
      (keys, options) => articles.articlesByNumber(keys, options),
      fromErp,
    ),
    stock: readFromSource('stockOf', (keys, options) => articles.stockOf(keys, options), fromErp),
    suppliers: readFromSource('suppliersOf', (keys, options) => articles.suppliersOf(keys, options), fromErp),
    supplier: readFromSource(
      'suppliersByNumber',
      (keys, options) => articles.suppliersByNumber(keys, options),
      fromErp,
    ),
    workCenter: readFromSource(
      'workCentersByCode',
      (keys, options) => articles.workCentersByCode(keys, options),
      fromErp,
    ),
    configuration: readFromStore(
      ids => store.configurations.byIds(ids),
      record => record.id,
    ),
    quote: readFromStore(
      ids => store.quotes.byIds(ids),
      record => record.id,
    ),
    order: readFromStore(
      ids => store.orders.byIds(ids),
      record => record.id,
    ),
    orderOfQuote: readFromStore(
      ids => store.orders.byQuotes(ids),
      record => record.quoteId,
    ),
    quoteHistory: readFromStore(
      ids => store.quotes.histories(ids),
      record => record.id,
    ),
    orderHistory: readFromStore(
      ids => store.orders.histories(ids),
      record => record.id,
    ),
    transmission: readFromStore(
      ids => store.transmissions.byIds(ids),
      record => record.id,
    ),
    transmissionHistory: readFromStore(
      ids => store.transmissions.histories(ids),
      record => record.id,
    ),
    quoteTransmission: readFromStore(
      references => store.transmissions.byReferences('QUOTE', references),
      record => record.externalReference,
    ),
    orderTransmission: readFromStore(
      references => store.transmissions.byReferences('ORDER', references),
      record => record.externalReference,
    ),
    quotesOf: (owner, key, page) => quotePages[owner](key, page),
    ordersOf: readPages((keys, page) => store.orders.pagesOf(keys, page)),
    findCustomers: query =>
      crm.guard
        .read(
          JSON.stringify(['findCustomers', query]),
          options => customers.findCustomers(query, options),
          signal,
        )
        .then(page => toReadablePage(page, CUSTOMER_FIELDS))
        .then(noteRows),
    findArticles: query =>
      erp.guard
        .read(
          JSON.stringify(['findArticles', query]),
          options => articles.findArticles(query, options),
          signal,
        )
        .then(page => toReadablePage(page, ARTICLE_FIELDS))
        .then(noteRows),
    readAt: record => readAt.get(record) ?? null,
  }
}
