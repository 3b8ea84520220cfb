import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFront, type Front } from '../../src/server/http.ts'
import { type InProcessGateway, startInProcess } from '../support/in-process.ts'
import { placeOrder, quoteMutation, until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import { subscribe } from '../support/subscribing.ts'

const ORDERS = 'subscription { orderChanged { number status transmission { state } } }'
const EVENTS = { accept: 'text/event-stream', 'content-type': 'application/json' }

interface OrderChanged {
  readonly orderChanged: { readonly number: string; readonly transmission: { readonly state: string } }
}

describe('streams of a gateway', () => {
  let own: InProcessGateway
  let front: Front
  let url: string
  beforeAll(async () => {
    own = await startInProcess()
  })
  afterAll(() => own?.stop())
  beforeEach(async () => {
    front = createFront({
      graphql: own.graphql,
      createContext: own.gateway.createContext,
      receiverOf: own.gateway.receiverOf,
      isReady: () => true,
      defaultRole: null,
      requestMs: 10_000,
      mostStreams: 3,
      pageFolder: own.folder,
      log: SILENT,
    })
    url = `http://127.0.0.1:${(await front.listen(0, '127.0.0.1')).port}`
  })
  afterEach(() => front.drain(0))

  let made = 0
  const order = async (): Promise<string> => {
    made++
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: `quote ${made}`, customer: 'C-10001', lines }
    const { quote } = await quoteMutation(own, 'createQuote', input)
    const placed = await placeOrder(own, { idempotencyKey: `order ${made}`, quote: quote!.number })
    return placed.order!.number
  }
  const post = (body: unknown, headers: Record<string, string> = EVENTS) =>
    fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })
  const nobodyIsLeft = () =>
    until(
      async () => [front.openStreams(), own.gateway.watching()],
      ([open, watching]) => open === 0 && watching === 0,
    )

  it('tell an order arriving, as it stands at each moment', async () => {
    const orders = await subscribe<OrderChanged>(url, ORDERS)
    const number = await order()
    const { orderChanged } = await orders.until(data => data.orderChanged.transmission.state === 'DELIVERED')
    expect(orderChanged).toMatchObject({ number, status: 'PLACED' })
    orders.close()
    await nobodyIsLeft()
  })

  it('are read by the EventSource of a browser, which asks by GET', async () => {
    const orders = await subscribe<OrderChanged>(url, ORDERS)
    const number = await order()
    await orders.until(data => data.orderChanged.transmission.state === 'DELIVERED')
    orders.close()
    const query = new URLSearchParams({
      query: 'subscription ($order: ID) { orderChanged(order: $order) { number } }',
      variables: JSON.stringify({ order: number }),
    })
    const response = await fetch(`${url}/graphql?${query}`, { headers: { accept: 'text/event-stream' } })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('}\n\n')) text += (await reader.read()).value
    expect(text).toBe(`:\n\nevent: next\ndata: {"data":{"orderChanged":{"number":"${number}"}}}\n\n`)
    // The heartbeat: nothing has changed, and something comes all the same.
    expect((await reader.read()).value).toBe(':\n\n')
    await reader.cancel()
    await nobodyIsLeft()
  })

  it('forget a client that goes away, also one that goes while its stream is being opened', async () => {
    for (let index = 0; index < 20; index++) {
      const client = request(`${url}/graphql`, { method: 'POST', headers: EVENTS }).on(
        'error',
        () => undefined,
      )
      client.end(JSON.stringify({ query: ORDERS }))
      if (index % 2 === 0)
        await until(
          async () => front.openStreams(),
          open => open > 0,
          1,
        )
      client.destroy()
      await nobodyIsLeft()
    }
  })

  it('are as many as are allowed; one more is told so, and may come when another has gone', async () => {
    const open = []
    for (let index = 0; index < 3; index++) open.push(await subscribe(url, ORDERS))
    const refused = await post({ query: ORDERS })
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_STREAMS' } }] })
    open.pop()!.close()
    await until(
      async () => front.openStreams(),
      count => count === 2,
    )
    open.push(await subscribe(url, ORDERS))
    for (const one of open) one.close()
    await nobodyIsLeft()
  })

  it('end when the gateway is drained, without being completed: a client asks another', async () => {
    const orders = await subscribe<OrderChanged>(url, ORDERS)
    const next = orders.next()
    const ended = expect(next).rejects.toThrow('Connection closed while having active streams')
    await front.drain(600_000)
    await ended
    expect(front.openStreams()).toBe(0)
    expect(own.gateway.watching()).toBe(0)
  })

  it.each([
    ['a query', '{ article(number: "LED-SET") { number } }', 'NOT_A_SUBSCRIPTION'],
    [
      'a mutation',
      'mutation { placeOrder(input: { idempotencyKey: "x", quote: "Q" }) { userErrors { code } } }',
      'NOT_A_SUBSCRIPTION',
    ],
    ['an unknown field', 'subscription { nothingChanged }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two fields',
      'subscription { orderChanged { number } quoteChanged { number } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['nothing that has an end', '{'.repeat(10_000), 'GRAPHQL_PARSE_FAILED'],
    [
      'one too deep',
      `subscription { orderChanged { ${'quote { order { '.repeat(10)} number ${'} }'.repeat(10)} } }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'too many rows',
      'subscription { quoteChanged { customer { quotes(first: 200) { nodes { customer { quotes(first: 200) { nodes { customer { quotes(first: 200) { totalCount nodes { number } } } } } } } } } } }',
      'QUERY_TOO_LARGE',
    ],
    [
      'an order that is not there',
      'subscription { orderChanged(order: "O-1") { number } }',
      'BAD_USER_INPUT',
    ],
    ['a quote that is not there', 'subscription { quoteChanged(quote: "Q-1") { number } }', 'BAD_USER_INPUT'],
    [
      'a transmission that is not there',
      'subscription { transmissionChanged(transmission: "T") { id } }',
      'BAD_USER_INPUT',
    ],
    [
      'a variable of another type',
      'subscription ($kind: TransmissionKind = ORDER) { transmissionChanged(kind: $kind) { id } }',
      'BAD_USER_INPUT',
      { kind: 'LETTER' },
    ],
    [
      'a field that is left out',
      'subscription { orderChanged @skip(if: true) { number } }',
      'BAD_USER_INPUT',
    ],
    [
      'a field that hangs on a variable',
      'subscription ($is: Boolean = true) { ...A } fragment A on Subscription { ... @include(if: $is) { orderChanged { number } } }',
      'BAD_USER_INPUT',
    ],
    [
      'a fragment in itself',
      'subscription { ...A } fragment A on Subscription { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'no operation of that name',
      'subscription A { orderChanged { number } } subscription B { orderChanged { number } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])(
    'tell what is wrong with %s, and are completed',
    async (_what, query, code, variables: Record<string, unknown> = {}) => {
      const stream = await subscribe(url, query, variables)
      const { errors } = (await stream.next()) as unknown as { errors: { extensions: { code: string } }[] }
      expect(errors.map(error => error.extensions.code)).toEqual([code])
      expect(await stream.next()).toBeNull()
      await nobodyIsLeft()
    },
  )

  it('are refused where one beside what is asked hangs on a variable, also as JSON', async () => {
    const aside = 'subscription B($is: Boolean!) { orderChanged @include(if: $is) { number } }'
    const refusal = { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }
    const json = { ...EVENTS, accept: 'application/json' }
    const answer = await post({ query: `query A { __typename } ${aside}`, operationName: 'A' }, json)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject(refusal)
    const beside = { query: `subscription A { orderChanged { number } } ${aside}`, operationName: 'A' }
    expect(await (await post(beside)).text()).toContain('"code":"BAD_USER_INPUT"')
  })

  it.each([
    ['no query', { variables: {} }, 400, 'BAD_REQUEST'],
    ['variables that are none', { query: ORDERS, variables: [] }, 400, 'BAD_REQUEST'],
    ['a name that is none', { query: ORDERS, operationName: 7 }, 400, 'BAD_REQUEST'],
    ['a body that is too large', { query: `# ${'x'.repeat(5 * 1024 * 1024)}` }, 413, 'BODY_TOO_LARGE'],
  ])('are not opened for %s', async (_what, body, status, code) => {
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] })
  })

  it('are for staff', async () => {
    for (const field of [
      'orderChanged { number }',
      'quoteChanged { number }',
      'transmissionChanged { id }',
    ]) {
      const stream = await subscribe(url, `subscription { ${field} }`, {}, { 'x-forwarded-for': '192.0.2.1' })
      expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
      expect(await stream.next()).toBeNull()
    }
    await nobodyIsLeft()
  })

  it('are not opened for a page from elsewhere', async () => {
    const headers = { accept: 'text/event-stream', origin: 'http://evil.example' }
    const response = await fetch(`${url}/graphql?${new URLSearchParams({ query: ORDERS })}`, { headers })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
    expect(front.openStreams()).toBe(0)
  })

  it('are not what JSON is answered in, and a subscription is not answered as JSON', async () => {
    const json = { ...EVENTS, accept: 'application/json' }
    const refused = await post({ query: ORDERS }, json)
    expect(refused.status).toBe(406)
    expect(await refused.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('"Accept: text/event-stream"'),
          extensions: { code: 'SUBSCRIPTION_NEEDS_STREAM' },
        },
      ],
    })
    const both = { ...EVENTS, accept: 'application/json, text/event-stream' }
    const query = await post({ query: '{ article(number: "LED-SET") { number } }' }, both)
    expect(await query.json()).toEqual({ data: { article: { number: 'LED-SET' } } })
    const stream = await post({ query: ORDERS }, both)
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    await stream.body!.cancel()
    await nobodyIsLeft()
  })
})
