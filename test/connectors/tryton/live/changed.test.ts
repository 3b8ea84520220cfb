import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { OrderDocument } from '../../../../src/domain/document.ts'
import type { RemoteRecord } from '../../../../src/ports/sink.ts'
import { createHttpCutter, type HttpCutter } from '../../../support/http-cutter.ts'
import { type OwnTryton, startOwnTryton } from '../../../support/own-tryton.ts'
import { isWrite, onceInTryton, recordsOf, trytonOrder } from '../../../support/tryton-orders.ts'
import { connect, failureOf, optionsFor, reading, writing } from './serving.ts'

const seeded = inject('seededTryton')
/** In the order in which a quotation is changed that brings nothing new */
const WRITES = ['draft', 'write', 'quote'].map(name => `model.sale.sale.${name}`)
const CUTS = WRITES.flatMap(method => (['BEFORE', 'AFTER'] as const).map(when => ({ method, when })))

/** The next revision: six handles instead of four, no charge, and another reference of the customer's. */
function changed(suffix: string): OrderDocument {
  const order = trytonOrder(suffix)
  const [window, handle, , text] = order.lines
  return {
    ...order,
    revision: 2,
    externalReference: `${order.orderNumber}-R2`,
    customerReference: 'PO 2',
    requestedDeliveryDate: '2099-02-28',
    net: '4466.70',
    vat: '938.01',
    gross: '5404.71',
    lines: [
      window!,
      { ...handle!, quantity: { value: '6', unit: 'H87' }, net: '75.00' },
      { ...text!, position: 3 },
    ],
  }
}

const LINES = (suffix: string) => [
  [`V70-${suffix}`, 10, 439.17],
  ['HANDLE-STD', 6, 12.5],
  [null, null, null],
]

describe.skipIf(seeded === null)('an order that is changed, in Tryton', () => {
  let own: OwnTryton
  let cutter: HttpCutter
  beforeAll(async () => {
    own = await startOwnTryton(seeded!)
    cutter = await createHttpCutter(own.url)
  })
  afterAll(async () => {
    await cutter?.close()
    await own?.remove()
  })

  const sinkFor = (orders: 'DRAFT' | 'QUOTATION' | 'CONFIRMED') =>
    connect({ ...optionsFor(own, cutter.url), orders })
  const change = async (
    suffix: string,
    orders: 'DRAFT' | 'QUOTATION' | 'CONFIRMED',
    between: (record: RemoteRecord) => unknown = () => undefined,
    document = changed(suffix),
  ) => {
    const sink = await sinkFor(orders)
    const record = await sink.create(trytonOrder(suffix), writing())
    await between(record)
    cutter.forget()
    const outcome = await sink.update!(document, record, writing()).finally(() => sink.close())
    return { record, outcome, writes: cutter.calls.filter(isWrite) }
  }

  it.each([
    ['DRAFT', 'draft', ['model.sale.sale.write']],
    ['QUOTATION', 'quotation', WRITES],
  ] as const)(
    'is changed while it is a %s, keeps its id, and is there once',
    async (orders, state, calls) => {
      const suffix = `change-${state}`
      const { record, outcome, writes } = await change(suffix, orders)
      expect(outcome).toEqual({ record })
      expect(writes).toEqual(calls)
      expect(recordsOf(own, suffix)).toEqual({
        ...onceInTryton(suffix),
        orders: [state],
        lines: LINES(suffix),
      })
      const sink = await sinkFor(orders)
      expect(await sink.compare!(changed(suffix), reading())).toEqual([])
      cutter.forget()
      expect(await sink.update!(changed(suffix), record, writing())).toEqual({ record })
      expect(cutter.calls.filter(isWrite)).toEqual([])
      await sink.close()
    },
  )

  it('that is confirmed and not processed yet is taken back, and confirmed as it is now', async () => {
    const { outcome, record } = await change('change-confirmed', 'CONFIRMED', () =>
      own.change("update sale_sale set state = 'confirmed' where reference = 'O-change-confirmed'"),
    )
    expect(outcome).toEqual({ record })
    const { orders, lines } = recordsOf(own, 'change-confirmed')
    expect([orders, lines]).toEqual([['processing'], LINES('change-confirmed')])
  })

  it('has no day any more where none is asked for, and keeps one that a person gave it since', async () => {
    const suffix = 'change-day'
    const where = `where reference = 'O-${suffix}'`
    const day = () => own.read(`select shipping_date as day from sale_sale ${where}`).map(row => row.day)
    // Nothing else is another.
    const before = { ...trytonOrder(suffix), requestedDeliveryDate: '2099-02-28' }
    const none = { ...before, requestedDeliveryDate: null }
    const emptied = { ...none, revision: 2, isDayWithdrawn: true } as const
    const sink = await sinkFor('QUOTATION')
    const record = await sink.create(before, writing())
    expect(day()).toEqual(['2099-02-28'])
    expect(await sink.update!(emptied, record, writing())).toEqual({ record })
    expect(day()).toEqual([null])
    own.change(`update sale_sale set shipping_date = '2099-03-31' ${where}`)
    expect(await sink.compare!(emptied, reading())).toEqual([])
    await sink.close()
  })

  it('keeps the day that a person gave it, where nobody here ever asked for one', async () => {
    const suffix = 'change-no-day'
    const where = `where reference = 'O-${suffix}'`
    const before = { ...trytonOrder(suffix), requestedDeliveryDate: null }
    const sink = await sinkFor('QUOTATION')
    const record = await sink.create(before, writing())
    own.change(`update sale_sale set shipping_date = '2099-03-31' ${where}`)
    const next = { ...before, revision: 2, customerReference: 'PO 2' }
    expect(await sink.update!(next, record, writing())).toEqual({ record })
    expect(own.read(`select shipping_date as day, description from sale_sale ${where}`)).toEqual([
      { day: '2099-03-31', description: 'PO 2' },
    ])
    await sink.close()
  })

  it('says beforehand what will be changed, and what is in its way', async () => {
    const suffix = 'change-plan'
    const sink = await sinkFor('QUOTATION')
    const record = await sink.create(trytonOrder(suffix), writing())
    const plan = async (document = changed(suffix), isChange = true) =>
      (await sink.plan!(document, { ...reading(), isChange })).map(
        ({ kind, reference, state }) => `${kind} ${reference} ${state}`,
      )
    const order = `ORDER O-${suffix}`
    expect((await plan(trytonOrder(suffix), false)).at(-1)).toBe(`${order} EXISTS`)
    expect((await plan()).at(-1)).toBe(`${order} DIFFERENT`)
    const lines = changed(suffix).lines.with(1, { ...changed(suffix).lines[1]!, itemNumber: 'HANDLE-LOCK' })
    expect(await plan({ ...changed(suffix), lines })).toContain('ARTICLE HANDLE-LOCK IN_THE_WAY')
    await sink.update!(changed(suffix), record, writing())
    expect((await plan(changed(suffix), false)).at(-1)).toBe(`${order} EXISTS`)
    own.change(`update sale_sale set state = 'processing' where reference = 'O-${suffix}'`)
    const next = { ...changed(suffix), revision: 3, customerReference: 'PO 3' }
    const [last] = (await sink.plan!(next, { ...reading(), isChange: true })).slice(-1)
    expect(last).toMatchObject({
      ...{ kind: 'ORDER', state: 'IN_THE_WAY', remoteId: record.remoteId },
      reason: expect.stringContaining('is processing, and cannot be changed'),
    })
    await sink.close()
  })

  it.each(['processing', 'done', 'cancelled'])('that is %s stays as it is', async state => {
    const suffix = `change-${state}`
    const { outcome, writes } = await change(suffix, 'CONFIRMED', () =>
      own.change(`update sale_sale set state = '${state}' where reference = 'O-${suffix}'`),
    )
    expect(outcome).toEqual({
      obstacle: expect.stringMatching(`^Tryton's order \\d+ is ${state}, and cannot be changed`),
    })
    expect(writes).toEqual([])
    expect(recordsOf(own, suffix).lines).toEqual(onceInTryton(suffix).lines)
  })

  it('that a person confirmed, where orders are left as quotations, stays as it is', async () => {
    const { outcome } = await change('change-decided', 'QUOTATION', () =>
      own.change("update sale_sale set state = 'confirmed' where reference = 'O-change-decided'"),
    )
    expect(outcome).toEqual({ obstacle: expect.stringContaining('is confirmed, and cannot') })
  })

  it('brings what is new before it is touched, and is not touched while something is in the way', async () => {
    const suffix = 'change-news'
    const news = trytonOrder('change-newer').lines[0]!
    const withNews = { ...changed(suffix), lines: [news, ...changed(suffix).lines.slice(1)] }
    const { outcome, record, writes } = await change(suffix, 'QUOTATION', () => undefined, withNews)
    expect(outcome).toEqual({ record })
    expect(writes.slice(-3)).toEqual(WRITES)
    expect(recordsOf(own, suffix)).toMatchObject({ orders: ['quotation'], windows: 1 })
    expect(recordsOf(own, 'change-newer')).toMatchObject({ windows: 1, partsLists: 1, links: 1 })
    const blocked = { ...withNews.lines[1]!, itemNumber: 'HANDLE-LOCK' }
    const sink = await sinkFor('QUOTATION')
    cutter.forget()
    const lines = withNews.lines.with(1, blocked)
    const failure = await failureOf(sink.update!({ ...withNews, lines }, record, writing()))
    expect(failure).toMatchObject({
      remedy: 'repair',
      message: expect.stringMatching(/HANDLE-LOCK.*blocked/),
    })
    expect(cutter.calls.filter(isWrite)).toEqual([])
    await sink.close()
  })

  it.each(CUTS)('cut $when $method and changed again, says the new thing, once', async ({ method, when }) => {
    const suffix = `change-cut-${method.split('.').at(-1)}-${when}`
    const sink = await sinkFor('QUOTATION')
    const record = await sink.create(trytonOrder(suffix), writing())
    cutter.cutAt({ method, nth: 1, when })
    const failure = await failureOf(sink.update!(changed(suffix), record, writing()))
    expect(failure).toMatchObject({ remedy: 'check' })
    const { orderNumber } = changed(suffix)
    expect(await sink.findByReference(orderNumber, { ...reading(), forChange: true })).toEqual([record])
    expect(await sink.update!(changed(suffix), record, writing())).toEqual({ record })
    expect(recordsOf(own, suffix)).toMatchObject({ orders: ['quotation'], lines: LINES(suffix) })
    await sink.close()
  })

  it.each(['confirmed', 'processing', 'cancelled'])(
    'that a person made %s between our look and our change stays so',
    async state => {
      const suffix = `change-race-${state}`
      const sink = await sinkFor('QUOTATION')
      const record = await sink.create(trytonOrder(suffix), writing())
      let asked = 0
      const mayStillSend = () => {
        if (++asked > 1) return
        own.change(
          `update sale_sale set state = '${state}', write_date = '2099-01-01 00:00:00' where reference = 'O-${suffix}'`,
        )
      }
      const failure = await failureOf(sink.update!(changed(suffix), record, { ...writing(), mayStillSend }))
      expect(failure.remedy).toBe('retry')
      expect(recordsOf(own, suffix)).toMatchObject({ orders: [state], lines: onceInTryton(suffix).lines })
      expect(await sink.update!(changed(suffix), record, writing())).toMatchObject({
        obstacle: expect.stringContaining(state),
      })
      await sink.close()
    },
  )
})
