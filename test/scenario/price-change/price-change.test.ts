import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { ROOT, type RunningGateway, startGateway } from '../../support/gateway.ts'
import { PUMP_SET, WINDOW } from '../../support/products.ts'
import { configure, quoteMutation } from '../../support/shop-floor.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')

const WHOLE = `query ($number: ID!, $revision: Int) { quote(number: $number, revision: $revision) {
  net { amount } vat { amount } gross { amount }
  lines { nodes { description price { unitNet { amount } net { amount } cost { amount } marginPercent steps { code amount { amount } } } } }
} }`

describe.runIf(hasMariadb)('a price that changes in the ERP, by plain SQL', () => {
  const databaseUrl = `sqlite:${join(mkdtempSync(join(tmpdir(), 'price-')), 'dovetail.db')}`
  let erp: TestDatabase
  let gateway: RunningGateway
  const start = () =>
    startGateway({
      config: join(ROOT, 'examples', 'kader-erp-mariadb', 'dovetail.config.ts'),
      databaseUrl,
      env: { ERP_DATABASE_URL: erp.url },
    })
  beforeAll(async () => {
    erp = await createTestDatabase('mariadb')
    await fillKaderErp(erp.url)
    await erp.run(`use \`${new URL(erp.url).pathname.slice(1)}\``)
    gateway = await start()
  })
  afterAll(async () => {
    await gateway?.stop()
    await erp?.drop()
  })

  it('leaves the old quote as it was, before and after a restart, and shows in a new revision', async () => {
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'before',
      customer: 'C-10001',
      lines: [
        { article: 'SCREW-48', quantity: '1000' },
        { configuration: await configure(gateway, 'HYDRO-SKID', PUMP_SET) },
        { configuration: await configure(gateway, 'VENTO-70', WINDOW), quantity: '10' },
      ],
    })
    const show = (revision: number | null) =>
      gateway.ask<{
        quote: {
          net: { amount: string }
          lines: { nodes: { price: { net: { amount: string }; cost: { amount: string } } }[] }
        }
      }>(WHOLE, { number: quote!.number, revision })
    const before = await show(null)
    expect(before.errors).toBeUndefined()

    await erp.run("update ARTSTAMM set VKPREIS = VKPREIS * 2 where ARTNR = 'SCREW-48'")
    await erp.run("update ARTSTAMM set KALKPREIS = KALKPREIS * 1.10 where ARTNR = 'CR45-SS316'")
    await erp.run(
      "update ARTSTAMM set KALKPREIS = KALKPREIS * 1.08 where ARTNR in ('P70-FR', 'P70-SA', 'BEAD-24', 'BEAD-44', 'BEAD-28')",
    )
    expect(await show(null)).toEqual(before)
    await gateway.stop()
    gateway = await start()
    expect(await show(null)).toEqual(before)

    const revised = await quoteMutation(gateway, 'reviseQuote', {
      idempotencyKey: 'after',
      quote: quote!.number,
    })
    expect(revised.userErrors).toEqual([])
    const lines = (await show(2)).data.quote.lines.nodes.map(line => line.price)
    const earlier = before.data.quote.lines.nodes.map(line => line.price)
    const cents = (amount: string) => Math.round(Number(amount) * 100)
    expect(cents(lines[0]!.net.amount)).toBe(2 * cents(earlier[0]!.net.amount))
    // 1,575.45 more for the pumps; mark-up 11,096.93 after 10,435.24; alloy 1,057.13 after 961.02; discount 3,001.45 after 2,822.48
    expect(cents(lines[1]!.net.amount) - cents(earlier[1]!.net.amount)).toBe(157545 + 66169 + 9611 - 17897)
    // The catalogue's what-if: profiles and beads 8 % dearer cost G1 102.72 more, and the customer nothing
    expect(cents(lines[2]!.cost.amount) - cents(earlier[2]!.cost.amount)).toBe(10272)
    expect(lines[2]!.net).toEqual(earlier[2]!.net)
    expect(await show(1)).toEqual(before)
  })

  it('takes up a part that the ERP has by now', async () => {
    await erp.run(
      "insert into ARTSTAMM (ARTNR, BEZ1, ME) values ('GL-HRPP-1050x1250', 'Pane from an earlier order', 'QM')",
    )
    const configuration = await configure(gateway, 'VENTO-70', WINDOW)
    const { data } = await gateway.ask<{ configuration: { definition: { newArticles: object[] } } }>(
      'query ($id: ID!) { configuration(id: $id) { definition { newArticles { itemNumber action existing { number description } } } } }',
      { id: configuration },
    )
    expect(data.configuration.definition.newArticles).toEqual([
      { itemNumber: 'V70-TT-1200-1400-7016-HR', action: 'CREATE', existing: null },
      {
        itemNumber: 'GL-HRPP-1050x1250',
        action: 'REUSE',
        existing: { number: 'GL-HRPP-1050x1250', description: 'Pane from an earlier order' },
      },
    ])
  })
})
