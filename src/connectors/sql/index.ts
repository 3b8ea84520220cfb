import type { Connection, ConnectorDescription, OpenOptions } from '../../ports/connector.ts'
import { createArticleSource } from './article-source.ts'
import { createCustomerSource } from './customer-source.ts'
import { assertConsistent } from './description.ts'
import { Gateway } from './gateway.ts'
import type { SqlOptions } from './options.ts'
import { createOrderSink, createQuoteSink } from './sinks.ts'
import { orderStatuses, quoteStatuses } from './statuses.ts'

export type * from './options.ts'
export type * from './sink-options.ts'

/**
 * A MySQL, MariaDB, PostgreSQL or SQLite database as CRM, as ERP or both: it serves what the description maps.
 *
 * @throws DescriptionError (on open) with the path into `options`, when they do not fit themselves or the database
 */
export function sql(options: SqlOptions): ConnectorDescription {
  return { connector: 'sql', open: open => connect(options, open) }
}

async function connect(options: SqlOptions, { name }: OpenOptions): Promise<Connection> {
  assertConsistent(options)
  const gateway = new Gateway(name, options)
  try {
    await gateway.checkIfReachable()
  } catch (error) {
    gateway.client.close()
    throw error
  }
  return {
    ...(options.customers ? { customers: createCustomerSource(gateway) } : {}),
    ...(options.articles ? { articles: createArticleSource(gateway) } : {}),
    ...(options.quotes
      ? { quotes: { ...createQuoteSink(gateway, options.quotes), ...quoteStatuses(gateway) } }
      : {}),
    ...(options.orders
      ? { orders: { ...createOrderSink(gateway, options.orders), ...orderStatuses(gateway) } }
      : {}),
  }
}
