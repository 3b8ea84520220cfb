import type { Connection, ConnectorDescription, OpenOptions } from '../../ports/connector.ts'
import { createArticleSource } from './article-source.ts'
import { type ArticleRecord, generateArticles } from './articles.ts'
import { createCustomerSource } from './customer-source.ts'
import { type CustomerRecord, generateCustomers } from './customers.ts'
import { createInboxSink } from './inbox.ts'

export interface MemoryOptions {
  /** Another seed makes other customers and articles; the landmarks stay. */
  readonly seed?: number
  /** At least 500, so that the landmarks are among them */
  readonly customers?: number
  /** Besides those of the catalogue */
  readonly articles?: number
}

export interface DemoData {
  readonly customers: readonly CustomerRecord[]
  readonly articles: readonly ArticleRecord[]
}

/**
 * The demo's CRM and ERP: generated from a seed, the same on every machine, kept in memory. Quotes and orders it receives go
 * into a file of its own, see `inbox.ts`.
 */
export function memory(options: MemoryOptions = {}): ConnectorDescription {
  return { connector: 'memory', open: async open => connectMemory(generateDemoData(options), open) }
}

const generated = new Map<string, DemoData>()

/** Generated once per process and options: the CRM and the ERP of one demo share it. */
export function generateDemoData(options: MemoryOptions = {}): DemoData {
  const { seed = 1, customers = 2000, articles = 5000 } = options
  const key = `${seed}/${customers}/${articles}`
  let data = generated.get(key)
  if (!data) {
    data = {
      customers: generateCustomers(seed, Math.max(customers, 500)),
      articles: generateArticles(seed, articles),
    }
    generated.set(key, data)
  }
  return data
}

/** The ports over any data of this shape. */
export function connectMemory(data: DemoData, options: OpenOptions): Connection {
  return {
    customers: createCustomerSource(data.customers),
    articles: createArticleSource(data.articles),
    quotes: createInboxSink('QUOTE', options),
    orders: createInboxSink('ORDER', options),
  }
}
