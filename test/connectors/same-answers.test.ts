import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMemory } from '../../src/connectors/memory/index.ts'
import type { ArticleQuery } from '../../src/domain/article.ts'
import type { CustomerQuery } from '../../src/domain/customer.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import type { Connection } from '../../src/ports/connector.ts'
import { plain, withinTenSeconds } from '../contract/reading.ts'
import { contractData } from '../support/contract-data.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { describeDemo, loadDemoData } from '../support/sql-demo.ts'

const page = { first: 25, after: null, wantsTotal: true, filter: null, orderBy: [] } as const

const customers = (query: Partial<CustomerQuery>) => (connection: Connection) =>
  connection.customers!.findCustomers({ ...page, ...query }, withinTenSeconds())
const articles = (query: Partial<ArticleQuery>) => (connection: Connection) =>
  connection.articles!.findArticles({ ...page, ...query }, withinTenSeconds())

const QUERIES: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  'customers by name, the last first': customers({ orderBy: [{ field: 'NAME', direction: 'DESC' }] }),
  'customers of a city, any letter case': customers({
    filter: { city: { startsWith: 'MÜN' }, country: { in: ['DE', 'NL'] } },
    orderBy: [{ field: 'NAME', direction: 'ASC' }],
  }),
  'customers, and with or': customers({
    filter: {
      or: [
        { name: { contains: ' & ' } },
        { and: [{ city: { contains: "'s-" } }, { country: { eq: 'NL' } }] },
      ],
    },
    orderBy: [{ field: 'CITY', direction: 'DESC' }],
  }),
  'customers, behind a position': customers({
    after: ['Köln', 'C-10100'],
    orderBy: [{ field: 'CITY', direction: 'ASC' }],
  }),
  'what belongs to customers': async ({ customers: source }) => {
    const keys = ['C-10001', 'C-10002', 'none', 'C-10421', 'C-10001']
    const options = withinTenSeconds()
    return [
      await source!.customersByNumber(keys, options),
      await source!.addressesOf(keys, options),
      await source!.contactsOf(keys, options),
      await source!.appointmentsOf(keys, options),
      await source!.notesOf(keys, options),
      await source!.opportunitiesOf(keys, options),
    ]
  },
  'articles below their reorder level, the dearest first': articles({
    filter: { belowReorderLevel: true },
    orderBy: [{ field: 'SALES_PRICE', direction: 'DESC' }],
  }),
  'articles of a price and a lead time': articles({
    filter: {
      salesPrice: { gte: Decimal.of('12.34'), lt: Decimal.of('1000') },
      leadTimeDays: { gt: 5 },
      blocked: false,
    },
    orderBy: [
      { field: 'LEAD_TIME', direction: 'DESC' },
      { field: 'SALES_PRICE', direction: 'ASC' },
    ],
  }),
  'articles by description': articles({
    filter: { description: { contains: 'HEXAGON' }, number: { startsWith: 'blt' } },
    orderBy: [{ field: 'DESCRIPTION', direction: 'DESC' }],
  }),
  'articles, behind an unknown price': articles({
    after: [null, 'FRAME-2'],
    orderBy: [{ field: 'SALES_PRICE', direction: 'ASC' }],
  }),
  'what belongs to articles': async ({ articles: source }) => {
    const keys = ['RC2-KIT', 'P70-FR', 'none', 'FRAME-1', 'Y-big-2']
    const options = withinTenSeconds()
    return [
      await source!.articlesByNumber(keys, options),
      await source!.stockOf(keys, options),
      await source!.suppliersOf(keys, options),
      await source!.suppliersByNumber(['S-2001', 'S-2002', 'none'], options),
      await source!.workCentersByCode(['SAW', 'COAT', 'none'], options),
    ]
  },
}

const data = contractData()
const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }

for (const kind of await databaseKinds())
  describe(`memory and ${kind} answer alike`, () => {
    const memory = connectMemory(data, open)
    let database: TestDatabase
    let connection: Connection
    beforeAll(async () => {
      database = await createTestDatabase(kind)
      await loadDemoData(database, data)
      connection = await describeDemo(database.url).open(open)
    })
    afterAll(async () => {
      await connection?.articles?.close()
      await database?.drop()
    })
    for (const [name, ask] of Object.entries(QUERIES))
      it(name, async () => {
        expect(plain(await ask(connection))).toEqual(plain(await ask(memory)))
      })
  })
