import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/databases.ts'
import { type InProcessGateway, startInProcess } from '../support/in-process.ts'
import { WINDOW } from '../support/products.ts'
import { configure, placeOrder, quoteMutation } from '../support/shop-floor.ts'
import { storeKinds } from '../support/stores.ts'

describe.each(storeKinds)('an order that is placed, our own database on %s', kind => {
  let database: TestDatabase
  let gateway: InProcessGateway
  let lines: readonly object[]
  beforeAll(async () => {
    database = await createTestDatabase(kind)
    gateway = await startInProcess({ databaseUrl: database.url })
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    lines = [
      { configuration, quantity: '2' },
      { description: 'Advice', unitNet: '100.00' },
    ]
  })
  afterAll(async () => {
    await gateway?.stop()
    await database?.drop()
  })

  let keys = 0
  const key = () => `${kind}-${++keys}`
  const aQuote = async () =>
    (await quoteMutation(gateway, 'createQuote', { idempotencyKey: key(), customer: 'C-10001', lines }))
      .quote!

  it('is answered as it is kept: the same to whoever asks again with its key', async () => {
    const { number } = await aQuote()
    const input = {
      ...{ idempotencyKey: key(), quote: number },
      ...{ customerReference: 'PO 7', requestedDeliveryDate: '2099-01-31' },
    }
    const ask = () => gateway.ask<{ placeOrder: { order: { number: string } } }>(PLACE, { input })
    const first = await ask()
    expect(first.errors).toBeUndefined()
    expect(first.data.placeOrder.order).toMatchObject({
      ...{ revision: 1, customerReference: 'PO 7', requestedDeliveryDate: '2099-01-31' },
      lines: { nodes: [{ position: 1 }, { position: 2, description: 'Advice' }] },
    })
    expect(await ask()).toEqual(first)
  })

  it('is one, of a quote that nobody accepted before, however many ask at once with keys of their own', async () => {
    const { number } = await aQuote()
    const eight = Array.from({ length: 8 }, key)
    const outcomes = await Promise.all(
      eight.map(idempotencyKey => placeOrder(gateway, { idempotencyKey, quote: number })),
    )
    const placed = outcomes.flatMap(({ order }) => order ?? [])
    expect(placed).toHaveLength(1)
    const refused = outcomes.flatMap(({ userErrors }) => userErrors)
    const message = `quote ${number}-R1 became order ${placed[0]!.number} before.`
    expect(refused).toMatchObject(
      Array.from({ length: 7 }, () => ({ code: 'QUOTE_ALREADY_ORDERED', message })),
    )
  })
})

const MONEY = '{ amount currency }'
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { userErrors { code } order {
  id number revision status createdAt customerNumber debtorNumber customerReference requestedDeliveryDate confirmedDeliveryDate
  quote { number revision status } deliveryAddress { street city postalCode country } net ${MONEY} vat ${MONEY} gross ${MONEY}
  lines { nodes { position description quantity { value unit } net ${MONEY} } } transmission { externalReference } events { at actor what detail } } } }`
