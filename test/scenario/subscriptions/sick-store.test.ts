import { afterEach, describe, expect, it } from 'vitest'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { canStartMariadb, type OwnMariadb, startOwnMariadb } from '../../support/own-mariadb.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { subscribe } from '../../support/subscribing.ts'

const ORDERS = 'subscription { orderChanged { number transmission { state } } }'
const AWAY = 'changes cannot be read'

interface Told {
  readonly orderChanged: { readonly number: string; readonly transmission: { readonly state: string } }
}

describe.runIf(canStartMariadb())('our own database goes away under a subscription', () => {
  let gateway: RunningGateway
  let mariadb: OwnMariadb
  afterEach(async () => {
    await gateway?.stop()
    await mariadb?.remove()
  })

  it('stays open, and goes on when the database is there again', async () => {
    mariadb = await startOwnMariadb()
    await mariadb.run('mysql', 'create database dovetail')
    const env = { STATE_FOLDER: scratchFolder() }
    gateway = await startGateway({ databaseUrl: mariadb.url('dovetail'), env })
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: 'quote', customer: 'C-10001', lines }
    const { quote } = await quoteMutation(gateway, 'createQuote', input)
    const told = await subscribe<Told>(gateway.url, ORDERS)

    await mariadb.stop()
    await until(
      async () => gateway.output(),
      output => output.includes(AWAY),
    )
    const refused = await subscribe(gateway.url, 'subscription { orderChanged(order: "O-1") { number } }')
    expect(await refused.next()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] })

    await mariadb.start()
    await until(
      () => gateway.ask<{ quotes: object | null }>('{ quotes(first: 1) { nodes { number } } }'),
      ({ data }) => data?.quotes !== null,
    )
    const { order } = await placeOrder(gateway, { idempotencyKey: 'order', quote: quote!.number })
    const { orderChanged } = await told.until(one => one.orderChanged.transmission.state === 'DELIVERED')
    expect(orderChanged.number).toBe(order!.number)
    told.close()
    expect(gateway.output().split(AWAY)).toHaveLength(2)
  })
})
