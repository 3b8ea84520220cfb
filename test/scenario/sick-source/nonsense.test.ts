import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { encodeNodeId } from '../../../src/domain/node-id.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { PUMP_SET } from '../../support/products.ts'
import { configure } from '../../support/shop-floor.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')

interface Line {
  number: string
  article: { number: string; unit: string } | null
}

describe.runIf(hasMariadb)('an ERP that answers nonsense', () => {
  let erp: TestDatabase
  let gateway: RunningGateway
  beforeAll(async () => {
    erp = await createTestDatabase('mariadb')
    await fillKaderErp(erp.url, generateDemoData({ articles: 20 }))
    await erp.run(`use \`${new URL(erp.url).pathname.slice(1)}\``)
    gateway = await startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl: `sqlite:${join(mkdtempSync(join(tmpdir(), 'nonsense-')), 'dovetail.db')}`,
      env: { ERP_DATABASE_URL: erp.url },
    })
  })
  afterAll(async () => {
    await gateway?.stop()
    await erp?.drop()
  })

  it('costs one field and one error where a row has an unknown unit; its neighbours of the same batch arrive', async () => {
    await erp.run(`update ARTSTAMM set ME = 'FUD' where ARTNR = 'BFV-DN80'`)
    const configuration = await configure(gateway, 'HYDRO-SKID', PUMP_SET)
    const { data, errors } = await gateway.ask<{
      customer: { name: string }
      bad: null
      good: { unit: string }
      configuration: {
        price: { net: { amount: string }; provenance: { status: string; reason: string }[] }
        definition: { lines: Line[] }
      }
    }>(
      `query ($configuration: ID!) {
        customer(number: "C-10001") { name }
        bad: article(number: "BFV-DN80") { number unit }
        good: article(number: "CHV-DN80") { number unit }
        configuration(id: $configuration) {
          price { net { amount } provenance { status reason } }
          definition { lines { number article { number unit } } }
        }
      }`,
      { configuration },
    )
    const lines = data.configuration.definition.lines
    const badLine = lines.findIndex(line => line.number === 'BFV-DN80')
    expect(errors).toHaveLength(2)
    expect(errors).toEqual(
      expect.arrayContaining(
        [['bad'], ['configuration', 'definition', 'lines', badLine, 'article']].map(path =>
          expect.objectContaining({
            path,
            message: 'erp article "BFV-DN80": unit "FUD" is not in our unit table',
            extensions: { code: 'SOURCE_ANSWER_INVALID' },
          }),
        ),
      ),
    )
    expect(data).toMatchObject({ customer: { name: 'Kozijnenhandel Van Dam BV' }, bad: null })
    expect(data.good.unit).toBe('H87')
    expect(lines.filter(line => line.article).length).toBeGreaterThan(5)
    expect(data.configuration.price.net.amount).toBe('38903.98')
    expect(data.configuration.price.provenance[1]).toMatchObject({
      status: 'UNAVAILABLE',
      reason: expect.stringContaining('BFV-DN80'),
    })
  })

  it('costs no more than the tables that went away, however often they are asked for', async () => {
    for (const table of ['LAGBEST', 'ARTLIEF', 'KSTELLE']) await erp.run(`drop table ${table}`)
    const workCenter = encodeNodeId('WorkCenter', 'SAW')
    for (let times = 0; times < 3; times++) {
      const { data, errors } = await gateway.ask(
        `query ($workCenter: ID!) {
          article(number: "CHV-DN80") { number stock { warehouse } suppliers { preferred } }
          node(id: $workCenter) { id }
        }`,
        { workCenter },
      )
      expect(data).toEqual({ article: { number: 'CHV-DN80', stock: null, suppliers: null }, node: null })
      expect(errors?.map(error => [error.path?.join('.'), error.extensions.code]).sort()).toEqual([
        ['article.stock', 'SOURCE_ANSWER_INVALID'],
        ['article.suppliers', 'SOURCE_ANSWER_INVALID'],
        ['node', 'SOURCE_ANSWER_INVALID'],
      ])
    }
  })
})
