import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { TrytonClient } from '../../../../src/connectors/tryton/client.ts'
import { NOTHING, toDate } from '../../../../src/connectors/tryton/wire.ts'
import { type RunningGateway, startGateway } from '../../../support/gateway.ts'
import { type OwnTryton, startOwnTryton } from '../../../support/own-tryton.ts'
import { placeOrder, quoteMutation, until } from '../../../support/shop-floor.ts'
import { subscribe } from '../../../support/subscribing.ts'
import { connect, optionsFor, reading, writing } from './serving.ts'

const seeded = inject('seededTryton')

interface OrderNow {
  readonly status: string
  readonly confirmedDeliveryDate: string | null
  readonly erpReference: string | null
  readonly transmission: { readonly state: string }
  readonly events: readonly {
    readonly actor: string
    readonly what: string
    readonly detail: string | null
  }[]
}

describe.skipIf(seeded === null)('what becomes of an order in Tryton', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tryton-statuses-'))
  let own: OwnTryton
  let planner: TrytonClient
  let gateway: RunningGateway
  beforeAll(async () => {
    own = await startOwnTryton(seeded!)
    planner = new TrytonClient('planner', optionsFor(own), () => new Date())
    gateway = await startGateway({
      config: join(import.meta.dirname, 'quotation.config.ts'),
      databaseUrl: `sqlite:${join(folder, 'dovetail.db')}`,
      env: { STATE_FOLDER: folder, TRYTON_URL: own.url, TRYTON_PASSWORD: own.password },
    })
  })
  afterAll(async () => {
    await gateway?.stop()
    planner?.close()
    await own?.remove()
  })

  /** A person works in Tryton. */
  const work = (method: string, ...params: unknown[]) =>
    planner.write({ what: method, method, params }, NOTHING, writing())
  const orderNow = async (number: string): Promise<OrderNow> => {
    const fields =
      'status confirmedDeliveryDate erpReference transmission { state } events { actor what detail }'
    const query = `query ($number: ID!) { order(number: $number) { ${fields} } }`
    return (await gateway.ask<{ order: OrderNow }>(query, { number })).data.order
  }
  async function arrived(key: string): Promise<{ readonly number: string; readonly sale: number }> {
    const lines = [{ article: 'HANDLE-STD', quantity: '2', unitNet: '12.50' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    const { order } = await placeOrder(gateway, { idempotencyKey: key, quote: quote!.number })
    const { erpReference } = await until(
      () => orderNow(order!.number),
      one => one.transmission.state === 'DELIVERED',
    )
    return { number: order!.number, sale: Number(erpReference) }
  }

  it('confirmed with a date is seen by an open subscription; given another, and shipped: a status, a date and an event each', async () => {
    const { number, sale } = await arrived('confirmed')
    const query = `subscription ($order: ID) { orderChanged(order: $order) { status confirmedDeliveryDate } }`
    const told = await subscribe<{ orderChanged: OrderNow }>(gateway.url, query, { order: number })
    const placed = { status: 'PLACED', confirmedDeliveryDate: null }
    expect((await told.next())?.data.orderChanged).toEqual(placed)

    await work('sale.sale.draft', [sale])
    await work('sale.sale.write', [sale], { shipping_date: toDate('2099-03-02') })
    await work('sale.sale.quote', [sale])
    await work('sale.sale.confirm', [sale])
    // Whoever asks is told it the first time.
    const sink = await connect(optionsFor(own))
    const asked = await sink.statuses!([{ externalReference: number, remoteId: String(sale) }], reading())
    await sink.close()
    expect(asked).toMatchObject([{ status: 'CONFIRMED', confirmedDeliveryDate: '2099-03-02' }])
    const isIn = (status: string) => (one: OrderNow) => one.status === status
    const confirmed = await told.until(({ orderChanged }) => orderChanged.status === 'CONFIRMED')
    told.close()
    expect(confirmed.orderChanged.confirmedDeliveryDate).toBe('2099-03-02')

    const [shipment] = own.read(
      `select distinct shipment from stock_move where origin in (select 'sale.line,' || id from sale_line where sale = ?)`,
      sale,
    )
    const id = Number(String(shipment!.shipment).split(',')[1])
    await work('stock.shipment.out.write', [id], { planned_date: toDate('2099-03-16') })
    await until(
      () => orderNow(number),
      one => one.confirmedDeliveryDate === '2099-03-16',
    )
    for (const step of ['wait', 'assign_force', 'pick', 'pack', 'done'])
      await work(`stock.shipment.out.${step}`, [id])
    const shipped = await until(() => orderNow(number), isIn('SHIPPED'))
    expect(shipped.confirmedDeliveryDate).toBe('2099-03-16')
    expect(shipped.events).toEqual([
      { actor: 'sales', what: 'PLACED', detail: null },
      { actor: 'erp', what: 'CONFIRMED', detail: '2099-03-02' },
      { actor: 'erp', what: 'DELIVERY_DATE_CHANGED', detail: '2099-03-16' },
      { actor: 'erp', what: 'SHIPPED', detail: null },
    ])
  })

  it('cancelled in Tryton is CANCELLED here', async () => {
    const { number, sale } = await arrived('cancelled')
    await work('sale.sale.cancel', [sale])
    const { events } = await until(
      () => orderNow(number),
      one => one.status === 'CANCELLED',
    )
    expect(events.at(-1)).toEqual({ actor: 'erp', what: 'CANCELLED', detail: null })
  })
})
