import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RequestContext } from '../../src/context.ts'
import { DovetailError } from '../../src/domain/errors.ts'
import { hasRead } from '../../src/server/event-stream.ts'
import type { EventStream } from '../../src/server/subscriptions.ts'
import { type InProcessGateway, SALES, startInProcess } from '../support/in-process.ts'
import { placeOrder, quoteMutation, until } from '../support/shop-floor.ts'

const QUERY = 'subscription { orderChanged { number transmission { state } } }'

/** The result in the next event; null at the end. */
async function nextResult(stream: EventStream): Promise<Record<string, unknown> | null> {
  for await (const text of { [Symbol.asyncIterator]: () => ({ next: () => stream.next() }) }) {
    const json = /^event: next\ndata: (.*)\n\n$/.exec(text)?.[1]
    if (json) return JSON.parse(json)
  }
  return null
}

describe('a subscription', () => {
  let own: InProcessGateway
  beforeAll(async () => {
    own = await startInProcess()
  })
  afterAll(() => own?.stop())

  const createContext = () => own.gateway.createContext(SALES, AbortSignal.timeout(10_000))
  const open = (listener: { createContext(): RequestContext; hasRead(): Promise<void> }, query = QUERY) =>
    own.graphql.subscribe({ query, operationName: null, variables: {} }, SALES, listener)
  /** The same, with a service that is not what it should be */
  const withOrders = (watchOrders: RequestContext['services']['watchOrders']) => () => {
    const context = createContext()
    return { ...context, services: { ...context.services, watchOrders } }
  }

  /** Places an order and waits until it has arrived. */
  const order = async (key: string): Promise<string> => {
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    const { quote } = await quoteMutation(own, 'createQuote', input)
    const placed = await placeOrder(own, { idempotencyKey: key, quote: quote!.number })
    const { number } = placed.order!
    const ask = 'query ($number: ID!) { order(number: $number) { transmission { state } } }'
    await until(
      () => own.ask<{ order: { transmission: { state: string } } }>(ask, { number }),
      ({ data }) => data.order.transmission.state === 'DELIVERED',
    )
    return number
  }

  it('makes no event before the client has read the one before: then only what is newest', async () => {
    const gate = Promise.withResolvers<void>()
    const contexts: RequestContext[] = []
    const stream = await open({
      createContext: () => {
        contexts.push(createContext())
        return contexts.at(-1)!
      },
      hasRead: () => gate.promise,
    })
    const number = await order('read')
    expect(contexts).toHaveLength(1)
    gate.resolve()
    expect(await nextResult(stream)).toEqual({
      data: { orderChanged: { number, transmission: { state: 'DELIVERED' } } },
    })
    expect(contexts).toHaveLength(2)
    expect(contexts[0]!.loaders).not.toBe(contexts[1]!.loaders)
    await stream.return(undefined)
    expect(own.gateway.watching()).toBe(0)
  })

  it('tells once more what our database went away under, as it is when the database is there again', async () => {
    const number = await order('away')
    let isAway = true
    const away = new DovetailError('STORE_UNAVAILABLE', 'retry', 'our database does not answer')
    const stream = await open(
      {
        createContext: () => {
          const context = createContext()
          const orderTransmission = { ...context.loaders.orderTransmission, load: () => Promise.reject(away) }
          return isAway ? { ...context, loaders: { ...context.loaders, orderTransmission } } : context
        },
        hasRead: async () => {},
      },
      `subscription { orderChanged(order: "${number}") { number transmission { state } } }`,
    )
    expect(await nextResult(stream)).toMatchObject({
      data: { orderChanged: { number, transmission: null } },
      errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }],
    })
    isAway = false
    expect(await nextResult(stream)).toEqual({
      data: { orderChanged: { number, transmission: { state: 'DELIVERED' } } },
    })
    await stream.return(undefined)
  })

  it('tells nothing of what went wrong inside, at the beginning and later, and ends', async () => {
    const inside = new Error('connect ECONNREFUSED db.internal:3306')
    const broken = {
      next: () => Promise.reject(inside),
      return: async () => ({ done: true, value: undefined }),
    }
    const failing = [
      withOrders(() => Promise.reject(inside)),
      withOrders(async () => ({ ...broken, [Symbol.asyncIterator]: () => broken }) as never),
    ]
    for (const context of failing) {
      const stream = await open({ createContext: context, hasRead: async () => {} })
      const result = await nextResult(stream)
      expect(result).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
      expect(JSON.stringify(result)).not.toContain('db.internal')
      expect(await nextResult(stream)).toBeNull()
    }
  })
})

describe('whether a client has read', () => {
  const server = createServer()
  let client: IncomingMessage | null = null
  afterEach(() => {
    client?.destroy()
    client = null
  })
  afterAll(() => server.close())

  /** An answer of which more is written than fits on its way, and that nobody reads yet. */
  const fillUp = async (): Promise<ServerResponse> => {
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
    const requested = once(server, 'request')
    const answered = once(
      get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }),
      'response',
    )
    const [, response] = (await requested) as [IncomingMessage, ServerResponse]
    response.on('error', () => undefined)
    response.write('begins')
    client = ((await answered) as [IncomingMessage])[0]
    client.on('error', () => undefined)
    response.write('x'.repeat(64 * 1024 * 1024))
    return response
  }

  it('is so once it has', async () => {
    const response = await fillUp()
    let isRead = false
    const reading = hasRead(response).then(() => {
      isRead = true
    })
    await new Promise(setImmediate)
    expect(isRead).toBe(false)
    client!.resume()
    await reading
    expect(response.writableNeedDrain).toBe(false)
  })

  it('is of no matter any more when it goes away', async () => {
    const response = await fillUp()
    const reading = hasRead(response)
    client!.destroy()
    await reading
    expect(response.destroyed).toBe(true)
  })

  it('is not waited for endlessly: a client that stalls is cut off', async () => {
    const response = await fillUp()
    await hasRead(response, 20)
    expect(response.destroyed).toBe(true)
  })
})
