import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERP } from '../../examples/kader-erp-mariadb/erp.ts'
import { fillKaderErp } from '../../examples/kader-erp-mariadb/fill.ts'
import { connectMemory, generateDemoData } from '../../src/connectors/memory/index.ts'
import { sql } from '../../src/connectors/sql/index.ts'
import type { ArticleQuery } from '../../src/domain/article.ts'
import type { Connection } from '../../src/ports/connector.ts'
import { plain, withinTenSeconds } from '../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { mayStillSend, orderDocument } from '../support/documents.ts'

const hasServer = (await databaseKinds()).includes('mariadb')
const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }

describe.skipIf(!hasServer)('the ERP of the demo on MariaDB', () => {
  const data = generateDemoData()
  const memory = connectMemory(data, open)
  let database: TestDatabase
  let erp: Connection
  beforeAll(async () => {
    database = await createTestDatabase('mariadb')
    await fillKaderErp(database.url)
    await database.run(`use \`${new URL(database.url).pathname.slice(1)}\``)
    erp = await sql({ url: database.url, ...ERP }).open(open)
  })
  afterAll(async () => {
    await erp?.articles?.close()
    await database?.drop()
  })

  it('is what its configuration describes', async () => {
    const { default: config } = await import('../../examples/kader-erp-mariadb/dovetail.config.ts')
    expect(config.sources.crm.connector).toBe('memory')
    expect(config.sources.erp.connector).toBe('sql')
    process.env.ERP_DATABASE_URL = database.url
    const connection = await config.sources.erp.open(open)
    await connection.articles!.ping(withinTenSeconds())
    await connection.articles!.close()
  })

  it('answers as the demo does, every article of it', async () => {
    const numbers = data.articles.map(one => one.article.number)
    for (let at = 0; at < numbers.length; at += 500) {
      const some = numbers.slice(at, at + 500)
      for (const list of ['articlesByNumber', 'stockOf', 'suppliersOf'] as const) {
        const [ours, theirs] = [
          await memory.articles![list](some, withinTenSeconds()),
          await erp.articles![list](some, withinTenSeconds()),
        ]
        // This ERP numbers its suppliers without the letter.
        const spelt = JSON.stringify(ours).replaceAll('"number":"S-2', '"number":"2')
        expect(plain(theirs)).toEqual(JSON.parse(spelt))
      }
    }
  })

  it('finds what the demo finds', async () => {
    const query: ArticleQuery = {
      first: 200,
      after: null,
      wantsTotal: true,
      filter: { belowReorderLevel: true, blocked: false },
      orderBy: [{ field: 'SALES_PRICE', direction: 'DESC' }],
    }
    const [ours, theirs] = [
      await memory.articles!.findArticles(query, withinTenSeconds()),
      await erp.articles!.findArticles(query, withinTenSeconds()),
    ]
    expect(plain(theirs)).toEqual(plain(ours))
  })

  it('takes orders into its staging tables', async () => {
    const options = { signal: withinTenSeconds().signal, payloadHash: 'h', mayStillSend }
    const created = await erp.orders!.create(orderDocument('O-2026-00001'), options)
    expect(await erp.orders!.findByReference('O-2026-00001', options)).toEqual([created])
    const parts = await database.run('select ARTNR, ME, OBERPFAD from IMP_AUF_STL order by LFD')
    expect(parts).toMatchObject([
      { ME: 'ST' },
      { ARTNR: 'P70-FR', ME: 'M', OBERPFAD: 'frame' },
      { ARTNR: 'OIL-NAT', ME: 'L' },
    ])
  })
})
