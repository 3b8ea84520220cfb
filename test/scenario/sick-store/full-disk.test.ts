import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { createProxy, type TestProxy, throughProxy } from '../../support/proxy.ts'
import { placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'
import { canMountDisk, mountDisk, type SmallDisk } from '../../support/small-disk.ts'

/** So long after the ERP has committed an order the gateway hears of it. */
const CONFIRMED_AFTER_MS = 1_000

const hasMariadb = (await databaseKinds()).includes('mariadb')

describe.runIf(hasMariadb && canMountDisk())('our disk is full while orders are on their way', () => {
  let disk: SmallDisk
  let erp: TestDatabase
  let proxy: TestProxy
  let gateway: RunningGateway
  beforeAll(async () => {
    disk = mountDisk(16)
    erp = await createTestDatabase('mariadb')
    await fillKaderErp(erp.url, generateDemoData({ articles: 5 }))
    const { hostname, port } = new URL(erp.url)
    proxy = await createProxy({ host: hostname, port: Number(port || 3306) })
    gateway = await startGateway({
      config: join(import.meta.dirname, '..', 'kill', 'dovetail.config.ts'),
      databaseUrl: `sqlite:${join(disk.folder, 'dovetail.db')}`,
      env: { ERP_DATABASE_URL: throughProxy(erp.url, proxy), LOG_LEVEL: 'info' },
    })
  })
  afterAll(async () => {
    await gateway?.stop()
    await proxy?.stop()
    await erp?.drop()
    disk?.remove()
  })

  const quoteOf = async (key: string): Promise<string> => {
    const lines = [{ description: 'Advice', unitNet: '100.00' }]
    const input = { idempotencyKey: key, customer: 'C-10001', lines }
    return (await quoteMutation(gateway, 'createQuote', input)).quote!.number
  }
  const place = (quote: string) => placeOrder(gateway, { idempotencyKey: quote, quote })
  const transmissions = async () => {
    const query = '{ transmissions(filter: { target: "erp" }) { nodes { state events { what } } } }'
    return (await gateway.ask<{ transmissions: { nodes: Sent[] } }>(query)).data.transmissions.nodes
  }

  it('what the ERP took is looked up when there is room again, and is there once', async () => {
    const [quote, late] = [await quoteOf('quote'), await quoteOf('quote too many')]
    proxy.answerLate('commit', CONFIRMED_AFTER_MS)
    const { order } = await place(quote)
    await until(
      async () => proxy.lateAnswers,
      answers => answers > 0,
      5,
    )
    disk.fill()
    // It hears that the order arrived, and cannot write it down.
    await until(
      async () => gateway.output(),
      output => /disk is full/.test(output),
    )
    await expect(place(late)).rejects.toThrow(/STORE_UNAVAILABLE/)
    disk.empty()
    const [sent] = await until(transmissions, all => all.every(({ state }) => state === 'DELIVERED'))
    expect(sent!.events.map(({ what }) => what)).toContain('FOUND')
    const inErp = () => erp.run('select EXTREF as reference from IMP_AUF_KOPF')
    expect(await inErp()).toEqual([{ reference: order!.number }])
    await place(late)
    await until(inErp, rows => rows.length > 1)
    expect(new Set((await inErp()).map(({ reference }) => reference)).size).toBe(2)
  })
})

interface Sent {
  readonly state: string
  readonly events: readonly { readonly what: string }[]
}
