import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inboxPath } from '../../../src/connectors/memory/inbox.ts'
import { readInbox } from '../../../src/connectors/memory/inbox-reader.ts'
import { createTestDatabase, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { WINDOW } from '../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { storeKinds } from '../../support/stores.ts'

const TIMES = 100

describe.each(storeKinds)('one key on two gateways at once: %s', kind => {
  const stateFolder = mkdtempSync(join(tmpdir(), 'one-key-'))
  let database: TestDatabase
  let gateways: RunningGateway[] = []
  beforeAll(async () => {
    database = await createTestDatabase(kind)
    const start = () => startGateway({ databaseUrl: database.url, env: { STATE_FOLDER: stateFolder } })
    gateways = [await start(), await start()]
  })
  afterAll(async () => {
    await Promise.all(gateways.map(gateway => gateway.stop()))
    await database?.drop()
  })

  it(`makes one order of ${TIMES} requests, answers it to all, and refuses another order under the key`, async () => {
    const [one] = gateways
    const configuration = await configure(one!, 'VENTO-70', WINDOW)
    const quotes = await Promise.all(
      ['first', 'other'].map(async idempotencyKey => {
        const lines = [{ configuration, quantity: '2' }]
        const input = { idempotencyKey, customer: 'C-10001', lines }
        return (await quoteMutation(one!, 'createQuote', input)).quote!.number
      }),
    )
    const [quote, other] = quotes
    const outcomes = await Promise.all(
      Array.from({ length: TIMES }, (_, index) =>
        placeOrder(gateways[index % 2]!, { idempotencyKey: 'once', quote }),
      ),
    )
    expect(outcomes.flatMap(({ userErrors }) => userErrors)).toEqual([])
    const numbers = new Set(outcomes.map(({ order }) => order!.number))
    expect(numbers.size).toBe(1)
    const refused = await placeOrder(gateways[1]!, { idempotencyKey: 'once', quote: other })
    expect(refused.userErrors.map(({ code }) => code)).toEqual(['IDEMPOTENCY_KEY_REUSED'])
    const { data } = await one!.ask<{ orders: { nodes: { number: string }[] } }>(
      '{ orders(first: 10) { nodes { number } } }',
    )
    expect(data.orders.nodes.map(({ number }) => number)).toEqual([...numbers])
    const arrived = () => readInbox(inboxPath(stateFolder, 'erp'))
    await until(arrived, entries => entries.length > 0)
    await until(
      () =>
        one!.ask<{ transmissions: { nodes: { state: string }[] } }>(
          '{ transmissions(filter: { target: "erp" }) { nodes { state } } }',
        ),
      answer => answer.data.transmissions.nodes.every(({ state }) => state === 'DELIVERED'),
    )
    expect((await arrived()).map(entry => entry.externalReference)).toEqual([...numbers])
  })
})
