import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { placeOrder, quoteMutation } from '../../support/shop-floor.ts'
import { subscribe } from '../../support/subscribing.ts'

interface Told {
  readonly orderChanged: {
    readonly number: string
    readonly status: string
    readonly transmission: { readonly state: string }
  }
}

describe('what the ERP says of an order', () => {
  const folder = scratchFolder()
  const env = { DATABASE_URL: `sqlite:${join(folder, 'dovetail.db')}`, STATE_FOLDER: folder }
  let gateway: RunningGateway
  beforeAll(async () => {
    gateway = await startGateway({ databaseUrl: env.DATABASE_URL, env })
  })
  afterAll(() => gateway?.stop())

  it('is seen by a subscription, with the date that it names', async () => {
    const query = `subscription {
      orderChanged { number status confirmedDeliveryDate transmission { state } events { what } }
    }`
    const told = await subscribe<Told>(gateway.url, query)
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: 'quote', customer: 'C-10001', lines }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    const { order } = await placeOrder(gateway, { idempotencyKey: 'order', quote: quote!.number })
    await told.until(({ orderChanged }) => orderChanged.transmission.state === 'DELIVERED')
    const inbox = join(ROOT, 'src', 'cli', 'demo-inbox.ts')
    const words = ['order', order!.number, 'CONFIRMED', '--date', '2026-12-18']
    await promisify(execFile)(process.execPath, [inbox, ...words], {
      cwd: ROOT,
      env: { ...process.env, ...env },
    })
    const { orderChanged } = await told.until(one => one.orderChanged.status === 'CONFIRMED')
    expect(orderChanged).toEqual({
      number: order!.number,
      status: 'CONFIRMED',
      confirmedDeliveryDate: '2026-12-18',
      transmission: { state: 'DELIVERED' },
      events: [{ what: 'PLACED' }, { what: 'CONFIRMED' }],
    })
    told.close()
  })
})
