import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { placeOrder, quoteMutation } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'
import { subscribe } from '../../support/subscribing.ts'

const ON_THE_WAY = ['PENDING', 'SENDING', 'DELIVERED']

interface QuoteChanged {
  readonly quoteChanged: {
    readonly revision: number
    readonly status: string
    readonly transmission: { readonly state: string } | null
  }
}

describe.each(storeKinds)('a subscription at one of two gateways on %s', kind => {
  const stateFolder = scratchFolder()
  let database: TestDatabase
  let one: RunningGateway
  let other: RunningGateway
  beforeAll(async () => {
    database = await createTestDatabase(kind)
    const start = () => startGateway({ databaseUrl: database.url, env: { STATE_FOLDER: stateFolder } })
    one = await start()
    other = await start()
  })
  afterAll(async () => {
    await Promise.all([one?.stop(), other?.stop()])
    await database?.drop()
  })

  const quote = async (key: string): Promise<string> => {
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    return (await quoteMutation(one, 'createQuote', input)).quote!.number
  }

  it('sees an order that is placed at the other one, until it has arrived', async () => {
    const query = `subscription { transmissionChanged(target: "erp", kind: ORDER) { externalReference state remoteId events { what } } }`
    interface Told {
      readonly transmissionChanged: {
        readonly externalReference: string
        readonly state: string
        readonly remoteId: string | null
        readonly events: readonly { readonly what: string }[]
      }
    }
    const transmissions = await subscribe<Told>(other.url, query)
    const { order } = await placeOrder(one, { idempotencyKey: 'order', quote: await quote('ordered') })
    const states: string[] = []
    const { transmissionChanged } = await transmissions.until(({ transmissionChanged: told }) => {
      expect(told.externalReference).toBe(order!.number)
      states.push(told.state)
      return told.state === 'DELIVERED'
    })
    const places = states.map(state => ON_THE_WAY.indexOf(state))
    expect(places).toEqual([...places].sort())
    expect(transmissionChanged.remoteId).toEqual(expect.any(String))
    expect(transmissionChanged.events.map(({ what }) => what)).toEqual(['ACCEPTED', 'SENDING', 'DELIVERED'])
    transmissions.close()

    const named = 'subscription ($order: ID) { orderChanged(order: $order) { number status erpReference } }'
    const orders = await subscribe(other.url, named, { order: order!.number })
    const erpReference = transmissionChanged.remoteId
    expect(await orders.next()).toEqual({
      data: { orderChanged: { number: order!.number, status: 'PLACED', erpReference } },
    })
    orders.close()
  })

  it('follows a quote through all its revisions by its number, and one revision by its id', async () => {
    const number = await quote('followed')
    const query = `subscription ($quote: ID) { quoteChanged(quote: $quote) { revision status transmission { state } } }`
    const all = await subscribe<QuoteChanged>(other.url, query, { quote: number })
    const { data } = await one.ask<{ quote: { id: string } }>(
      'query ($number: ID!) { quote(number: $number) { id } }',
      { number },
    )
    const first = await subscribe<QuoteChanged>(other.url, query, { quote: data.quote.id })
    const draft = { revision: 1, status: 'DRAFT', transmission: null }
    expect(await all.next()).toEqual({ data: { quoteChanged: draft } })
    expect(await first.next()).toEqual({ data: { quoteChanged: draft } })

    await quoteMutation(one, 'pushQuote', { idempotencyKey: 'push', quote: number })
    const sent = { revision: 1, status: 'SENT', transmission: { state: 'DELIVERED' } }
    const isSent = ({ quoteChanged }: QuoteChanged) => quoteChanged.transmission?.state === 'DELIVERED'
    expect(await all.until(isSent)).toEqual({ quoteChanged: sent })
    expect(await first.until(isSent)).toEqual({ quoteChanged: sent })

    await quoteMutation(one, 'reviseQuote', { idempotencyKey: 'revise', quote: number })
    await all.until(({ quoteChanged }) => quoteChanged.revision === 2 && quoteChanged.status === 'DRAFT')
    const { quoteChanged } = await first.until(told => told.quoteChanged.status === 'SUPERSEDED')
    expect(quoteChanged.revision).toBe(1)
    all.close()
    first.close()
  })

  it('is asked for as the documentation says', async () => {
    const docs = readFileSync(join(ROOT, 'docs', 'subscriptions.md'), 'utf8')
    const queries = [...docs.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => query!)
    expect(queries).toHaveLength(2)
    const open = await Promise.all(queries.map(query => subscribe<object>(other.url, query)))
    await placeOrder(one, { idempotencyKey: 'documented', quote: await quote('documented') })
    for (const told of open) {
      await told.until(data => JSON.stringify(data).includes('"DELIVERED"'))
      told.close()
    }
  })

  it('ends when its gateway is told to end, which does not wait for it; the other one goes on telling', async () => {
    const query = 'subscription { orderChanged { number } }'
    const ending = await subscribe(other.url, query)
    const staying = await subscribe<{ orderChanged: { number: string } }>(one.url, query)
    // Ended by itself: one that is waited for and then cut off breaks with an error of the network.
    const ended = expect(ending.next()).rejects.toThrow('Connection closed while having active streams')
    expect(await other.stop()).toBe(0)
    await ended
    const { order } = await placeOrder(one, { idempotencyKey: 'last', quote: await quote('last') })
    await staying.until(({ orderChanged }) => orderChanged.number === order!.number)
    staying.close()
  })
})
