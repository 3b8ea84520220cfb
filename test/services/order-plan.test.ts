import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { memory } from '../../src/connectors/index.ts'
import type { OrderDocument } from '../../src/domain/document.ts'
import type { ConnectorDescription } from '../../src/ports/connector.ts'
import { GUEST, type InProcessGateway, startInProcess } from '../support/in-process.ts'
import { WINDOW } from '../support/products.ts'
import { configure, placeOrder, quoteMutation, reviseOrder, until } from '../support/shop-floor.ts'

/** The demo's ERP, which also tells a plan: that it lacks the order. What it was asked about, and sent, is written down. */
function planning(asked: OrderDocument[], sent: OrderDocument[]): ConnectorDescription {
  const erp = memory()
  return {
    connector: erp.connector,
    open: async options => {
      const connection = await erp.open(options)
      const orders = connection.orders!
      return {
        ...connection,
        orders: {
          ...orders,
          async plan(document, { isChange }) {
            asked.push(document)
            const { externalReference: reference } = document
            const state = isChange ? 'DIFFERENT' : 'MISSING'
            return [{ kind: 'ORDER', reference, state, reason: null, remoteId: null }]
          },
          create(document, createOptions) {
            sent.push(document)
            return orders.create(document, createOptions)
          },
        },
      }
    },
  }
}

/** One of the demo */
const WITHOUT_DEBTOR = 'C-10027'
const PLAN =
  'query ($quote: ID, $order: ID) { orderPlan(quote: $quote, order: $order) { steps { kind reference state reason remoteId } } }'

describe('the plan of an order', () => {
  const asked: OrderDocument[] = []
  const sent: OrderDocument[] = []
  let gateway: InProcessGateway
  beforeAll(async () => {
    gateway = await startInProcess({ config: { sources: { crm: memory(), erp: planning(asked, sent) } } })
  })
  afterAll(() => gateway.stop())
  beforeEach(() => {
    asked.length = 0
  })

  const quoteFor = async (customer: string) => {
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const lines = [{ configuration, quantity: '2' }]
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: configuration,
      customer,
      lines,
    })
    return quote!
  }

  it('of a quote asks about the order that it would become, and writes nothing', async () => {
    const quote = await quoteFor('C-10001')
    const { data } = await gateway.ask(PLAN, { quote: quote.number })
    const reference = `${quote.number}-R1`
    expect(data).toEqual({
      orderPlan: { steps: [{ kind: 'ORDER', reference, state: 'MISSING', reason: null, remoteId: null }] },
    })
    expect(asked).toMatchObject([{ kind: 'ORDER', debtorNumber: 'D40001', quoteNumber: quote.number }])
    const { data: after } = await gateway.ask<{ quote: { status: string; order: object | null } }>(
      'query ($quote: ID!) { quote(number: $quote) { status order { number } } }',
      { quote: quote.number },
    )
    expect(after.quote).toEqual({ status: 'DRAFT', order: null })
  })

  it('of an order, and of a quote that became one, asks about the document that was sent', async () => {
    const quote = await quoteFor('C-10001')
    const { order } = await placeOrder(gateway, { idempotencyKey: 'plan', quote: quote.number })
    await until(
      async () => sent.length,
      count => count > 0,
    )
    await gateway.ask(PLAN, { order: order!.number })
    await gateway.ask(PLAN, { order: order!.id })
    await gateway.ask(PLAN, { quote: quote.number })
    expect(asked).toEqual([sent[0], sent[0], sent[0]])
  })

  it('of an order that was changed asks about its newest revision', async () => {
    const quote = await quoteFor('C-10001')
    const { order } = await placeOrder(gateway, { idempotencyKey: 'plan-first', quote: quote.number })
    const change = { idempotencyKey: 'plan-next', order: order!.number, customerReference: 'PO 2' }
    await reviseOrder(gateway, change)
    await gateway.ask(PLAN, { order: order!.number })
    expect(asked).toMatchObject([{ orderNumber: order!.number, revision: 2, customerReference: 'PO 2' }])
  })

  it('of a newer revision of an ordered quote asks about the order that it would be changed to', async () => {
    const quote = await quoteFor('C-10001')
    const { order } = await placeOrder(gateway, { idempotencyKey: 'plan-older', quote: quote.number })
    const newer = await quoteMutation(gateway, 'reviseQuote', {
      ...{ idempotencyKey: 'plan-newer', quote: quote.id },
      lines: [{ description: 'Advice', unitNet: '200.00' }],
    })
    const stateOf = async (subject: object) =>
      (await gateway.ask<{ orderPlan: { steps: { state: string }[] } }>(PLAN, subject)).data.orderPlan
        .steps[0]!.state
    expect(await stateOf({ quote: newer.quote!.id })).toBe('DIFFERENT')
    expect(await stateOf({ quote: quote.id })).toBe('MISSING')
    expect(asked).toMatchObject([
      { orderNumber: order!.number, revision: 2, externalReference: `${order!.number}-R2`, net: '200.00' },
      { orderNumber: order!.number, revision: 1, externalReference: order!.number },
    ])
  })

  it('of a customer without a debtor number is told all the same, and the order refused', async () => {
    const quote = await quoteFor(WITHOUT_DEBTOR)
    const { errors } = await gateway.ask(PLAN, { quote: quote.number })
    expect(errors).toBeUndefined()
    expect(asked).toMatchObject([{ debtorNumber: null }])
    const { userErrors } = await placeOrder(gateway, { idempotencyKey: 'no-debtor', quote: quote.number })
    expect(userErrors).toMatchObject([{ code: 'CUSTOMER_WITHOUT_DEBTOR', path: ['input', 'quote'] }])
  })

  it('is null for what there is not, an error for both and for neither, and only for staff', async () => {
    for (const subject of [{ quote: 'Q-none' }, { order: 'O-none' }])
      expect(await gateway.ask(PLAN, subject)).toEqual({ data: { orderPlan: null } })
    for (const subject of [{}, { quote: 'Q', order: 'O' }]) {
      const { errors } = await gateway.ask(PLAN, subject)
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    }
    const { errors } = await gateway.ask(PLAN, { quote: 'Q-none' }, GUEST)
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect(asked).toEqual([])
  })
})
