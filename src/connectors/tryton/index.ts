import type { Connection, ConnectorDescription, OpenOptions } from '../../ports/connector.ts'
import { assertUsable } from './check-options.ts'
import { TrytonClient } from './client.ts'
import type { TrytonOptions } from './options.ts'
import { createOrderSink } from './order-sink.ts'

export type * from './options.ts'

/**
 * Tryton as the ERP that takes orders, with the new articles, parts lists and operations that they need. It reads no articles and no customers
 * for Dovetail: combine it with what does.
 *
 * @throws DescriptionError (on open) with the path into `options`, when they cannot be used
 */
export function tryton(options: TrytonOptions): ConnectorDescription {
  return { connector: 'tryton', open: async open => connect(options, open) }
}

function connect(options: TrytonOptions, { name, now }: OpenOptions): Connection {
  assertUsable(options)
  return { orders: createOrderSink(new TrytonClient(name, options, now), options, now) }
}
