import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inboxPath } from '../../src/connectors/memory/inbox.ts'
import { readInbox } from '../../src/connectors/memory/inbox-reader.ts'
import { createTestDatabase, type TestDatabase } from '../support/databases.ts'
import { GUEST, type InProcessGateway, startInProcess } from '../support/in-process.ts'
import { THIN_WINDOW } from '../support/products.ts'
import { configure, placeOrder, quoteMutation, reviseOrder, until } from '../support/shop-floor.ts'
import { storeKinds } from '../support/stores.ts'

const CUSTOMER = 'C-10001'
const ADVICE = [{ description: 'Advice', unitNet: '100.00' }]

describe.each(storeKinds)('an order that is changed, our own database on %s', kind => {
  let database: TestDatabase
  let gateway: InProcessGateway
  beforeAll(async () => {
    database = await createTestDatabase(kind)
    gateway = await startInProcess({ databaseUrl: database.url })
  })
  afterAll(async () => {
    await gateway?.stop()
    await database?.drop()
  })

  let keys = 0
  const key = () => `${kind}-${++keys}`
  const quote = async (lines: readonly object[] = ADVICE) =>
    (await quoteMutation(gateway, 'createQuote', { idempotencyKey: key(), customer: CUSTOMER, lines })).quote!
  const order = async (input: object = {}) => {
    const { number, id: quoteId } = await quote()
    const placed = await placeOrder(gateway, { idempotencyKey: key(), quote: number, ...input })
    return { ...placed.order!, quote: number, quoteId }
  }
  const revise = (named: string, input: object, idempotencyKey = key()) =>
    reviseOrder(gateway, { idempotencyKey, order: named, ...input })
  const codes = async (outcome: Promise<{ userErrors: readonly { code: string; path: unknown }[] }>) =>
    (await outcome).userErrors.map(({ code, path }) => [code, path])
  const read = async (number: string) => {
    const { data } = await gateway.ask<{ order: OrderRead }>(READ, { number })
    return data.order
  }
  /** The gateway may be writing at this moment, and SQLite lets one at a time. */
  const change = (statement: string) =>
    until(
      () =>
        database.run(statement).then(
          () => true,
          () => false,
        ),
      isDone => isDone,
    )
  const arrived = (number: string) =>
    until(
      () => read(number),
      one => one.transmission.state === 'DELIVERED',
    )

  it('keeps number, id and what is left out, and goes out as its next revision', async () => {
    const placed = await order({ customerReference: 'PO 1', requestedDeliveryDate: '2099-01-31' })
    const before = await arrived(placed.number)
    const { order: revised, userErrors } = await revise(placed.number, { customerReference: 'PO 2' })
    expect(userErrors).toEqual([])
    expect(revised).toMatchObject({ id: placed.id, number: placed.number, revision: 2, net: placed.net })
    expect(revised!.transmission!.externalReference).toBe(`${placed.number}-R2`)
    const after = await arrived(placed.number)
    expect(after).toMatchObject({
      customerReference: 'PO 2',
      requestedDeliveryDate: '2099-01-31',
      deliveryAddress: before.deliveryAddress,
      createdAt: before.createdAt,
      erpReference: before.erpReference,
    })
    expect(after.transmission.events.map(({ what }) => what)).toEqual(['ACCEPTED', 'SENDING', 'UPDATED'])
    const entries = await readInbox(inboxPath(gateway.folder, 'erp'))
    const own = entries.filter(one => one.externalReference === placed.number)
    expect(own.map(({ remoteId }) => remoteId)).toEqual([before.erpReference, before.erpReference])
    expect(own.at(-1)!.document).toMatchObject({
      orderNumber: placed.number,
      revision: 2,
      externalReference: `${placed.number}-R2`,
      customerReference: 'PO 2',
    })
  })

  it('is changed once for a key, by its id as well', async () => {
    const { id, number } = await order()
    const change = { customerReference: 'PO 3' }
    const first = await revise(id, change, `once-${kind}`)
    expect((await revise(id, change, `once-${kind}`)).order).toMatchObject({ id, revision: 2 })
    expect(first.order).toMatchObject({ id, revision: 2 })
    expect(await codes(revise(id, { customerReference: 'PO 4' }, `once-${kind}`))).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', ['input', 'idempotencyKey']],
    ])
    // What is emptied is another request than what is left out.
    const emptied = { ...change, requestedDeliveryDate: null }
    expect(await codes(revise(id, emptied, `once-${kind}`))).toMatchObject([['IDEMPOTENCY_KEY_REUSED', {}]])
    expect((await read(number)).revision).toBe(2)
  })

  it('takes another day, contact and address', async () => {
    const { number } = await order()
    const { data } = await gateway.ask<{ customer: { contacts: { nodes: { id: string }[] } } }>(
      '{ customer(number: "C-10001") { contacts { nodes { id } } } }',
    )
    const [contact] = data.customer.contacts.nodes
    const address = { street: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' }
    await revise(number, { requestedDeliveryDate: '2099-02-28', deliveryAddress: address })
    expect((await revise(number, { contact: contact!.id })).userErrors).toEqual([])
    expect(await read(number)).toMatchObject({
      revision: 3,
      requestedDeliveryDate: '2099-02-28',
      deliveryAddress: { city: 'Amsterdam' },
    })
  })

  it('is emptied by null, and goes to the customer’s own address again', async () => {
    const { data } = await gateway.ask<{ customer: { contacts: { nodes: { id: string }[] } } }>(
      '{ customer(number: "C-10001") { contacts { nodes { id } } } }',
    )
    const contact = data.customer.contacts.nodes[0]!.id
    const { number } = await order({
      customerReference: 'PO 7',
      requestedDeliveryDate: '2099-01-31',
      contact,
    })
    const { deliveryAddress } = await read(number)
    const address = { street: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' }
    await revise(number, { deliveryAddress: address })
    const emptied = { customerReference: null, requestedDeliveryDate: null, deliveryAddress: null }
    expect((await revise(number, { ...emptied, contact: null, quote: null })).userErrors).toEqual([])
    expect(await read(number)).toMatchObject({
      ...{ revision: 3, customerReference: null, requestedDeliveryDate: null, deliveryAddress },
    })
    expect(await codes(revise(number, emptied))).toEqual([['ORDER_UNCHANGED', ['input']]])
    await revise(number, { customerReference: 'PO 8' })
    await arrived(number)
    const sent = (await readInbox(inboxPath(gateway.folder, 'erp'))).filter(
      one => one.externalReference === number,
    )
    expect(sent[0]!.document).toMatchObject({ contactId: expect.any(String) })
    const none = { requestedDeliveryDate: null, contactId: null, contactName: null }
    expect(sent.at(-1)!.document).toMatchObject({ ...none, revision: 4, isDayWithdrawn: true })
    expect(sent[0]!.document).not.toHaveProperty('isDayWithdrawn')
  })

  it('says why not, and stays as it was', async () => {
    const { number, quote: own } = await order({ customerReference: 'PO 5' })
    const other = await quote()
    const thin = await quote([{ configuration: await configure(gateway, 'VENTO-70', THIN_WINDOW) }])
    const path = (field: string) => ['input', field]
    for (const [input, code, at] of [
      [{}, 'ORDER_UNCHANGED', ['input']],
      [{ customerReference: 'PO 5' }, 'ORDER_UNCHANGED', ['input']],
      [{ requestedDeliveryDate: '2020-01-31' }, 'DATE_PAST', path('requestedDeliveryDate')],
      [{ contact: 'nobody' }, 'CONTACT_NOT_FOUND', path('contact')],
      [{ deliveryAddress: { id: 'nowhere' } }, 'ADDRESS_NOT_FOUND', ['input', 'deliveryAddress', 'id']],
      [
        { deliveryAddress: { street: 'Kade 1' } },
        'ADDRESS_INCOMPLETE',
        ['input', 'deliveryAddress', 'postalCode'],
      ],
      [{ quote: 'Q-0' }, 'QUOTE_NOT_FOUND', path('quote')],
      [{ quote: own }, 'QUOTE_NOT_NEWER', path('quote')],
      [{ quote: other.number }, 'QUOTE_OF_ANOTHER_ORDER', path('quote')],
      [{ quote: thin.number }, 'QUOTE_OF_ANOTHER_ORDER', path('quote')],
    ] as const)
      expect(await codes(revise(number, { customerReference: 'PO 5', ...input }))).toEqual([[code, at]])
    expect(await codes(revise('O-0', { customerReference: 'PO 6' }))).toEqual([
      ['ORDER_NOT_FOUND', path('order')],
    ])
    expect((await read(number)).revision).toBe(1)
  })

  it.each(['SHIPPED', 'COMPLETED', 'REJECTED', 'CANCELLED'])('that is %s is not changed', async status => {
    const { number } = await order()
    await change(`update sales_order set status = '${status}' where number = '${number}'`)
    expect(await codes(revise(number, { customerReference: 'PO 7' }))).toEqual([
      ['ORDER_CLOSED', ['input', 'order']],
    ])
  })

  it('gets the lines of a newer revision of its quote, which nothing else becomes', async () => {
    const { number, quote: own, quoteId } = await order()
    const lines = [{ description: 'More advice', unitNet: '250.00' }]
    const newer = await quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own, lines })
    expect(newer).toMatchObject({ userErrors: [], quote: { revision: 2, status: 'DRAFT' } })
    expect((await read(number)).quote).toEqual({ revision: 1, status: 'ACCEPTED' })
    const second = await placeOrder(gateway, { idempotencyKey: key(), quote: own })
    expect(second.userErrors).toMatchObject([
      { code: 'QUOTE_ALREADY_ORDERED', message: expect.stringContaining('call reviseOrder') },
    ])
    expect((await revise(number, { quote: own })).order).toMatchObject({
      revision: 2,
      net: { amount: '250.00' },
    })
    const after = await read(number)
    expect(after.quote).toEqual({ revision: 2, status: 'ACCEPTED' })
    expect(after.lines.nodes).toEqual([{ description: 'More advice' }])
    const [before] = await database.run(`select status from quote where number = '${own}' and revision = 1`)
    expect(before).toMatchObject({ status: 'SUPERSEDED' })
    const late = await placeOrder(gateway, { idempotencyKey: key(), quote: quoteId })
    expect(late.userErrors).toMatchObject([{ code: 'QUOTE_ALREADY_ORDERED' }])
    expect(after.events.map(({ what, detail }) => [what, detail])).toEqual([
      ['PLACED', null],
      ['REVISED', `${number}-R2`],
    ])
    const { data } = await gateway.ask<Record<'before' | 'after', QuoteStory>>(
      `query ($own: ID!) { before: quote(number: $own, revision: 1) { events { what detail } } after: quote(number: $own) { events { what detail } } }`,
      { own },
    )
    expect(data.before.events.at(-1)).toEqual({ what: 'SUPERSEDED', detail: null })
    expect(data.after.events.at(-1)).toEqual({ what: 'ORDERED', detail: number })
  })

  it('takes no newer revision that needs approval, is expired or was rejected', async () => {
    const { number, quote: own } = await order()
    const thin = [{ configuration: await configure(gateway, 'VENTO-70', THIN_WINDOW) }]
    await quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own, lines: thin })
    expect(await codes(revise(number, { quote: own }))).toEqual([
      ['QUOTE_NEEDS_APPROVAL', ['input', 'quote']],
    ])
    await quoteMutation(gateway, 'rejectQuote', { idempotencyKey: key(), quote: own })
    expect(await codes(revise(number, { quote: own }))).toEqual([['QUOTE_CLOSED', ['input', 'quote']]])
    const expired = (await quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own }))
      .quote!
    await change(
      `update quote set status = 'DRAFT', valid_until = '2020-01-31' where number = '${expired.number}' and revision = ${expired.revision}`,
    )
    expect(await codes(revise(number, { quote: own }))).toEqual([['QUOTE_EXPIRED', ['input', 'quote']]])
  })

  it('of many who change it at once, each either makes a revision or is told', async () => {
    const { number } = await order()
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) => revise(number, { customerReference: `crowd ${at}` })),
    )
    const won = outcomes.flatMap(({ order: one }) => (one ? [one.revision] : []))
    const told = outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))
    expect(won.length).toBeGreaterThan(0)
    expect(told).toEqual(Array.from({ length: 8 - won.length }, () => 'ORDER_CHANGED'))
    expect((await arrived(number)).revision).toBe(1 + won.length)
    const sent = await database.run(
      `select external_reference as reference from transmission where ordering_key = '${number}' order by ordering_sequence`,
    )
    const revisions = Array.from(won, (_, at) => `${number}-R${at + 2}`)
    expect(sent.map(({ reference }) => reference)).toEqual([number, ...revisions])
  })

  it('of two who revise the quote of an order at once, one is told', async () => {
    const { quote: own } = await order()
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own })),
    )
    const made = outcomes.flatMap(({ quote: one }) => (one?.revision === 2 ? [one] : []))
    const told = outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))
    expect(made).toHaveLength(1)
    expect(told).toEqual(['QUOTE_SUPERSEDED', 'QUOTE_SUPERSEDED', 'QUOTE_SUPERSEDED'])
  })

  it('is sold once: what it may be changed to is no more business', async () => {
    const { quote: own } = await order()
    const forecast = () => gateway.ask('{ salesForecast { open { amount } quoteCount } }')
    const before = await forecast()
    await quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own })
    expect(await forecast()).toEqual(before)
  })

  it('is not pushed to the CRM after a newer revision of its quote', async () => {
    const { quote: own } = await order()
    const { data } = await gateway.ask<{ quote: { id: string } }>(
      'query ($number: ID!) { quote(number: $number) { id } }',
      { number: own },
    )
    await quoteMutation(gateway, 'reviseQuote', { idempotencyKey: key(), quote: own })
    expect(
      await codes(quoteMutation(gateway, 'pushQuote', { idempotencyKey: key(), quote: data.quote.id })),
    ).toEqual([['QUOTE_SUPERSEDED', ['input', 'quote']]])
  })

  it('is changed by staff only', async () => {
    const query =
      'mutation { reviseOrder(input: { idempotencyKey: "guest", order: "O-0" }) { userErrors { code } } }'
    const { data } = await gateway.ask(query, {}, GUEST)
    expect(data).toEqual({ reviseOrder: { userErrors: [{ code: 'FORBIDDEN' }] } })
  })
})

interface QuoteStory {
  readonly events: readonly { readonly what: string; readonly detail: string | null }[]
}

interface OrderRead extends QuoteStory {
  readonly revision: number
  readonly createdAt: string
  readonly customerReference: string | null
  readonly requestedDeliveryDate: string | null
  readonly deliveryAddress: { readonly city: string }
  readonly erpReference: string | null
  readonly quote: { readonly revision: number; readonly status: string }
  readonly lines: { readonly nodes: readonly { readonly description: string }[] }
  readonly transmission: { readonly state: string; readonly events: readonly { readonly what: string }[] }
}

const READ = `query ($number: ID!) { order(number: $number) { revision createdAt customerReference requestedDeliveryDate
  deliveryAddress { street city } erpReference quote { revision status } lines { nodes { description } }
  transmission { state events { what } } events { what detail } } }`
