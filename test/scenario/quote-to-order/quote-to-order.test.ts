import { execFile } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { THIN_WINDOW, WINDOW } from '../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'

const run = promisify(execFile)
const stores = (await databaseKinds()).filter(kind => kind !== 'postgres')

interface Inbox {
  target: string
  kind: string
  externalReference: string
  document: {
    debtorNumber?: string
    deliveryAddress?: { city: string }
    lines: {
      itemNumber: string
      unitNet: string | null
      definition?: {
        parts: object[]
        operations: object[]
        newArticles: { itemNumber: string; action: string }[]
      }
    }[]
  }
}

describe.each(stores)('from quote to order, our own database on %s', kind => {
  const folder = mkdtempSync(join(tmpdir(), 'quote-'))
  let own: TestDatabase | null = null
  let gateway: RunningGateway
  beforeAll(async () => {
    own = kind === 'sqlite' ? null : await createTestDatabase(kind)
    gateway = await start()
  })
  afterAll(async () => {
    await gateway?.stop()
    await own?.drop()
  })
  const start = () =>
    startGateway({
      databaseUrl: own?.url ?? `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder },
    })
  const inbox = async (): Promise<Inbox[]> => {
    const { stdout } = await run(process.execPath, ['src/cli/demo-inbox.ts', '--json', '--state', folder], {
      cwd: ROOT,
    })
    return stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
  }

  it('quotes G1 for a dealer, once per idempotency key', async () => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const input = { idempotencyKey: 'g1', customer: 'C-10001', lines: [{ configuration, quantity: '10' }] }
    const first = await quoteMutation(gateway, 'createQuote', input)
    expect(first.userErrors).toEqual([])
    expect(first.quote).toMatchObject({
      status: 'DRAFT',
      revision: 1,
      needsApproval: false,
      net: { amount: '5523.30', currency: 'EUR' },
      gross: { amount: '6683.19' },
    })
    const again = await quoteMutation(gateway, 'createQuote', input)
    expect(again.quote?.id).toBe(first.quote?.id)
    const other = await quoteMutation(gateway, 'createQuote', {
      ...input,
      lines: [{ configuration, quantity: '11' }],
    })
    expect(other.quote).toBeNull()
    expect(other.userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', message: expect.any(String), path: ['input', 'idempotencyKey'] },
    ])
  })

  it('makes one quote of twenty requests at once with one key', async () => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const input = { idempotencyKey: 'twenty', customer: 'C-10001', lines: [{ configuration, quantity: '2' }] }
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => quoteMutation(gateway, 'createQuote', input)),
    )
    expect(new Set(outcomes.map(outcome => outcome.quote?.id)).size).toBe(1)
    expect(outcomes.every(outcome => outcome.userErrors.length === 0)).toBe(true)
  })

  it('delivers the pushed quote to the CRM once, and the order to the ERP once, with all that the factory needs', async () => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'deliver',
      customer: 'C-10001',
      lines: [{ configuration, quantity: '10' }, { description: 'With thanks for your order' }],
    })
    const pushed = await quoteMutation(gateway, 'pushQuote', { idempotencyKey: 'push', quote: quote!.number })
    expect(pushed.quote?.status).toBe('SENT')
    await quoteMutation(gateway, 'pushQuote', { idempotencyKey: 'push-again', quote: quote!.number })
    const { order, userErrors } = await placeOrder(gateway, {
      idempotencyKey: 'order',
      quote: quote!.number,
      customerReference: 'PO 4711',
      requestedDeliveryDate: '2099-01-31',
    })
    expect(userErrors).toEqual([])
    expect(order).toMatchObject({ status: 'PLACED', debtorNumber: 'D40001', net: { amount: '5523.30' } })
    const again = await placeOrder(gateway, { idempotencyKey: 'order-two', quote: quote!.number })
    expect(again.userErrors[0]).toMatchObject({ code: 'QUOTE_ALREADY_ORDERED', path: ['input', 'quote'] })

    const reference = order!.number
    const states = () =>
      gateway.ask<{
        order: { erpReference: string | null; transmission: { state: string } }
        quote: { crmReference: string | null }
      }>(
        'query ($order: ID!, $quote: ID!) { order(number: $order) { erpReference transmission { state } } quote(number: $quote) { crmReference } }',
        { order: reference, quote: quote!.number },
      )
    const { data } = await until(
      states,
      answer =>
        answer.data.order.transmission.state === 'DELIVERED' && answer.data.quote.crmReference !== null,
    )
    expect(data.order.erpReference).toEqual(expect.any(String))

    const entries = await inbox()
    expect(entries.filter(entry => entry.externalReference === `${quote!.number}-R1`)).toHaveLength(1)
    const orders = entries.filter(entry => entry.externalReference === reference)
    expect(orders).toHaveLength(1)
    const [entry] = orders
    expect(entry).toMatchObject({
      target: 'erp',
      kind: 'ORDER',
      document: { debtorNumber: 'D40001', deliveryAddress: { city: 'Utrecht' } },
    })
    const [line] = entry!.document.lines
    expect(line!.itemNumber).toBe('V70-TT-1200-1400-7016-HR')
    expect(line!.definition!.parts.length).toBeGreaterThan(10)
    expect(line!.definition!.operations).toHaveLength(6)
    expect(line!.definition!.newArticles.map(one => one.itemNumber)).toEqual([
      'V70-TT-1200-1400-7016-HR',
      'GL-HRPP-1050x1250',
    ])
  })

  it('lets a quote of low margin go nowhere before it is approved', async () => {
    const configuration = await configure(gateway, 'VENTO-70', THIN_WINDOW)
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'thin',
      customer: 'C-10001',
      lines: [{ configuration }],
    })
    expect(quote).toMatchObject({ status: 'IN_APPROVAL', needsApproval: true, net: { amount: '529.46' } })
    for (const name of ['pushQuote', 'acceptQuote'])
      expect(
        (await quoteMutation(gateway, name, { idempotencyKey: `thin-${name}`, quote: quote!.number }))
          .userErrors[0],
      ).toMatchObject({
        code: 'QUOTE_NEEDS_APPROVAL',
        message: expect.stringContaining('approveQuote'),
      })
    expect(
      (await placeOrder(gateway, { idempotencyKey: 'thin-order', quote: quote!.number })).userErrors[0]?.code,
    ).toBe('QUOTE_NEEDS_APPROVAL')
    const approved = await quoteMutation(gateway, 'approveQuote', {
      idempotencyKey: 'thin-yes',
      quote: quote!.number,
      reason: 'A good customer',
    })
    expect(approved.quote).toMatchObject({ status: 'APPROVED', needsApproval: false })
    const pushed = await quoteMutation(gateway, 'pushQuote', {
      idempotencyKey: 'thin-push',
      quote: quote!.number,
    })
    expect(pushed).toMatchObject({ userErrors: [], quote: { status: 'SENT' } })
  })

  it('sends nothing that is superseded or expired, and says what to do', async () => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'old',
      customer: 'C-10001',
      lines: [{ configuration }],
    })
    const revised = await quoteMutation(gateway, 'reviseQuote', {
      idempotencyKey: 'new',
      quote: quote!.number,
    })
    expect(revised.quote).toMatchObject({ number: quote!.number, revision: 2, net: quote!.net })
    expect(revised.quote!.id).not.toBe(quote!.id)
    const superseded = await quoteMutation(gateway, 'pushQuote', {
      idempotencyKey: 'push-old',
      quote: quote!.id,
    })
    expect(superseded).toMatchObject({
      quote: { status: 'SUPERSEDED' },
      userErrors: [{ code: 'QUOTE_SUPERSEDED' }],
    })
    const { data } = await gateway.ask<{ quotes: { nodes: { number: string }[] } }>(
      '{ quotes(filter: { status: [EXPIRED] }) { nodes { number } } }',
    )
    const expired = await placeOrder(gateway, { idempotencyKey: 'late', quote: data.quotes.nodes[0]!.number })
    expect(expired.userErrors[0]).toMatchObject({
      code: 'QUOTE_EXPIRED',
      message: expect.stringContaining('reviseQuote'),
    })
  })

  it('quotes articles, charges, discounts and texts beside products', async () => {
    const configuration = await configure(gateway, 'PLANK', { engraving: 'Ernst' })
    const { quote, userErrors } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'mixed',
      customer: 'C-10001',
      lines: [
        { configuration, quantity: '2' },
        { article: 'SCREW-48', quantity: '100', discountPercent: '10' },
        { description: 'Pallet', unitNet: '25.00', quantity: '2' },
        { description: 'Goodwill', unitNet: '-10.00' },
        { description: 'Delivery on weekdays only' },
      ],
    })
    expect(userErrors).toEqual([])
    const nets = quote!.lines.nodes.map(line => line.price?.net.amount ?? null)
    expect(nets.slice(2)).toEqual(['50.00', '-10.00', null])
    const total = nets.reduce((sum, net) => sum + Math.round(Number(net ?? 0) * 100), 0)
    expect(Math.round(Number(quote!.net.amount) * 100)).toBe(total)
  })

  it('sends a quote once, and makes one order of it, however many ask at once with keys of their own', async () => {
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'crowd',
      customer: 'C-10001',
      lines: [{ description: 'Advice', unitNet: '100.00' }],
    })
    await quoteMutation(gateway, 'acceptQuote', { idempotencyKey: 'crowd-yes', quote: quote!.number })
    const eight = Array.from({ length: 8 }, (_, index) => `crowd-${index}`)
    const pushes = await Promise.all(
      eight.map(key =>
        quoteMutation(gateway, 'pushQuote', { idempotencyKey: `push-${key}`, quote: quote!.number }),
      ),
    )
    expect(pushes.flatMap(push => push.userErrors)).toEqual([])
    const orders = await Promise.all(
      eight.map(key => placeOrder(gateway, { idempotencyKey: `order-${key}`, quote: quote!.number })),
    )
    expect(orders.filter(outcome => outcome.order)).toHaveLength(1)
    expect(new Set(orders.flatMap(outcome => outcome.userErrors).map(error => error.code))).toEqual(
      new Set(['QUOTE_ALREADY_ORDERED']),
    )
    const state = () =>
      gateway.ask<{ quote: { transmission: { state: string } } }>(
        'query ($quote: ID!) { quote(number: $quote) { transmission { state } } }',
        { quote: quote!.number },
      )
    await until(state, ({ data }) => data.quote.transmission.state === 'DELIVERED')
    const entries = await inbox()
    expect(entries.filter(entry => entry.externalReference === `${quote!.number}-R1`)).toHaveLength(1)
  })

  it('converts once, at net, and tells the other system unit prices in the currency of the document', async () => {
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'pounds',
      customer: 'C-10001',
      currency: 'GBP',
      lines: [
        { article: 'HANDLE-STD', quantity: '1000', unitNet: null },
        { article: 'HANDLE-STD', quantity: '1' },
      ],
    })
    const { data } = await gateway.ask<{
      quote: {
        lines: {
          nodes: {
            price: { unitNet: Amount; goodsNet: Amount; net: Amount; exchangeRate: { rate: string } }
          }[]
        }
      }
    }>(
      `query ($quote: ID!) { quote(number: $quote) { lines { nodes { price {
        unitNet { amount currency } goodsNet { amount currency } net { amount currency } exchangeRate { rate } } } } } }`,
      { quote: quote!.number },
    )
    const { price } = data.quote.lines.nodes[0]!
    expect(price.exchangeRate.rate).toBe('0.8620')
    expect(price.unitNet.currency).toBe('EUR')
    expect(price.net).toEqual({
      amount: (Math.round(Number(price.goodsNet.amount) * 86.2) / 100).toFixed(2),
      currency: 'GBP',
    })
    await quoteMutation(gateway, 'pushQuote', { idempotencyKey: 'pounds-push', quote: quote!.number })
    const arrived = await until(inbox, entries =>
      entries.some(entry => entry.externalReference === `${quote!.number}-R1`),
    )
    const { document } = arrived.find(entry => entry.externalReference === `${quote!.number}-R1`)!
    expect(Number(document.lines[0]!.unitNet)).toBeCloseTo(Number(price.unitNet.amount) * 0.862, 4)
  })

  it('refuses a document beyond all measure, and goes on', async () => {
    const { userErrors } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'huge',
      customer: 'C-10001',
      lines: [{ description: 'A moon', unitNet: '1000000000000.01' }],
    })
    expect(userErrors).toEqual([
      { code: 'AMOUNT_TOO_LARGE', message: expect.any(String), path: ['input', 'lines'] },
    ])
    expect((await gateway.ask('{ quotes { totalCount } }')).errors).toBeUndefined()
  })
})

interface Amount {
  readonly amount: string
  readonly currency: string
}
