import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CRM, ERP } from '../../examples/adventureworks/adventureworks.ts'
import { loadAdventureWorks } from '../../examples/adventureworks/load.ts'
import { sql } from '../../src/connectors/sql/index.ts'
import type { ArticleQuery, ArticleSupplier } from '../../src/domain/article.ts'
import { DovetailError } from '../../src/domain/errors.ts'
import type { Connection } from '../../src/ports/connector.ts'
import { plain, readable, walk, withinTenSeconds } from '../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { type Answer, ROOT, startGateway } from '../support/gateway.ts'

const folder =
  process.env.ADVENTUREWORKS_DIR ?? join(import.meta.dirname, '../../../shared/data/adventureworks')
const isThere = existsSync(join(folder, 'product.csv'))
if (!isThere) console.log(`left out: AdventureWorks, no folder "${folder}" (ADVENTUREWORKS_DIR)`)
const hasServer = (await databaseKinds()).includes('mariadb')

const BELOW_QUERY = `query ($after: String) {
  articles(first: 20, after: $after, filter: { belowReorderLevel: true }, orderBy: [{ field: SALES_PRICE, direction: DESC }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      number
      prices { sales { amount currency } cost { amount } }
      stock { warehouse available { value } }
      suppliers { supplier { name } leadTimeDays minimumOrderQuantity { value unit } }
    }
  }
}`

interface Found {
  readonly number: string
  readonly prices: { readonly sales: { readonly amount: string } }
  readonly stock: readonly { readonly available: { readonly value: string } }[]
  readonly suppliers: readonly { readonly supplier: { readonly name: string } }[]
}

interface FoundPage {
  readonly totalCount: number
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly nodes: readonly Found[]
}

const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }

describe.skipIf(!isThere || !hasServer)('AdventureWorks by description alone', () => {
  let database: TestDatabase
  let erp: Connection
  let crm: Connection
  const query: ArticleQuery = {
    first: 20,
    after: null,
    wantsTotal: true,
    filter: { belowReorderLevel: true },
    orderBy: [{ field: 'SALES_PRICE', direction: 'DESC' }],
  }
  beforeAll(async () => {
    database = await createTestDatabase('mariadb')
    await loadAdventureWorks(folder, database.url)
    await database.run(`use \`${new URL(database.url).pathname.slice(1)}\``)
    erp = await sql({ url: database.url, ...ERP }).open(open)
    crm = await sql({ url: database.url, ...CRM }).open({ ...open, name: 'crm' })
  })
  afterAll(async () => {
    await erp?.articles?.close()
    await crm?.customers?.close()
    await database?.drop()
  })

  const BELOW = `
    select p.ProductNumber as number, cast(p.ListPrice as char) as price, p.ReorderPoint as level,
      coalesce(sum(i.Quantity), 0) as stock
    from product p left join product_inventory i on i.ProductID = p.ProductID
    group by p.ProductID, p.ProductNumber, p.ListPrice, p.ReorderPoint
    having stock < p.ReorderPoint
    order by p.ListPrice desc, p.ProductNumber`

  it('finds the 20 dearest of 79 articles below their reorder level, as plain SQL does', async () => {
    const page = await erp.articles!.findArticles(query, withinTenSeconds())
    const expected = await database.run(BELOW)
    expect(expected).toHaveLength(79)
    expect(page.totalCount).toBe(79)
    expect(page.hasMore).toBe(true)
    expect(page.rows.map(({ row }) => readable(row).number)).toEqual(
      expected.slice(0, 20).map(row => row.number),
    )
    expect(page.rows.map(({ row }) => Number(readable(row).prices.sales?.amount.toString()))).toEqual(
      expected.slice(0, 20).map(row => Number(row.price)),
    )
    expect(plain(page.rows[0]!.row)).toMatchObject({
      number: 'FR-R92B-44',
      unit: 'H87',
      prices: { sales: { amount: '1431.50', currency: 'USD' }, purchase: null },
    })
  })

  it('walks to the end and meets each once, equal prices by number', async () => {
    const { rows, total } = await walk(
      page => erp.articles!.findArticles({ ...query, ...page }, withinTenSeconds()),
      7,
    )
    expect(total).toBe(79)
    expect(rows.map(row => readable(row).number)).toEqual((await database.run(BELOW)).map(row => row.number))
  })

  it('adds stock and suppliers', async () => {
    const { rows } = await walk(
      page => erp.articles!.findArticles({ ...query, ...page }, withinTenSeconds()),
      50,
    )
    const numbers = rows.map(row => readable(row).number)
    const stock = await erp.articles!.stockOf(numbers, withinTenSeconds())
    const sums = stock.map(levels =>
      (levels as readonly { available: { value: unknown } | null }[]).reduce(
        (total, level) => total + Number(String(level.available?.value)),
        0,
      ),
    )
    expect(sums).toEqual((await database.run(BELOW)).map(row => Number(row.stock)))
    const suppliers = await erp.articles!.suppliersOf(numbers, withinTenSeconds())
    const found = suppliers.flatMap(list => (Array.isArray(list) ? list : []))
    const [expected] = await database.run(
      `select count(*) as total from product_vendor v join (${BELOW}) b
       join product p on p.ProductID = v.ProductID and p.ProductNumber = b.number`,
    )
    expect(found).toHaveLength(Number(expected!.total))
    expect(plain(found[0])).toMatchObject({
      purchasePrice: { currency: 'USD' },
      minimumOrderQuantity: { unit: expect.any(String) },
      preferred: expect.any(Boolean),
    })
  })

  it('knows every unit that a supplier sells by', async () => {
    const products = await database.run('select ProductNumber as number from product')
    const numbers = products.map(product => String(product.number))
    const lists = await erp.articles!.suppliersOf(numbers, withinTenSeconds())
    expect(lists.filter(list => list instanceof DovetailError)).toEqual([])
    const units = new Set(
      lists.flatMap(list => (list as readonly ArticleSupplier[]).map(one => one.minimumOrderQuantity?.unit)),
    )
    expect([...units]).toEqual(expect.arrayContaining(['DZN', 'GLL', 'XCS']))
  })

  it('answers all of it through the gateway, by its configuration alone, page by page to the end', async () => {
    const gateway = await startGateway({
      config: join(ROOT, 'examples', 'adventureworks', 'dovetail.config.ts'),
      databaseUrl: `sqlite:${join(mkdtempSync(join(tmpdir(), 'adventureworks-')), 'dovetail.db')}`,
      env: { ADVENTUREWORKS_URL: database.url },
    })
    try {
      const seen: Found[] = []
      let after: string | null = null
      do {
        const { data, errors }: Answer<{ articles: FoundPage }> = await gateway.ask(BELOW_QUERY, { after })
        expect(errors).toBeUndefined()
        expect(data.articles.totalCount).toBe(79)
        seen.push(...data.articles.nodes)
        after = data.articles.pageInfo.hasNextPage ? data.articles.pageInfo.endCursor : null
      } while (after)
      const expected = await database.run(BELOW)
      expect(seen.map(one => one.number)).toEqual(expected.map(row => row.number))
      expect(seen.map(one => Number(one.prices.sales.amount))).toEqual(expected.map(row => Number(row.price)))
      expect(
        seen.map(one => one.stock.reduce((sum, level) => sum + Number(level.available.value), 0)),
      ).toEqual(expected.map(row => Number(row.stock)))
      const offers = await database.run(`select p.ProductNumber as number, v.Name as name
        from product_vendor o join product p on p.ProductID = o.ProductID
        join vendor v on v.BusinessEntityID = o.BusinessEntityID join (${BELOW}) b on b.number = p.ProductNumber`)
      const pairs = (rows: readonly { number: unknown; name: unknown }[]) =>
        rows.map(row => `${row.number} ${row.name}`).sort()
      expect(
        pairs(
          seen.flatMap(one =>
            one.suppliers.map(offer => ({ number: one.number, name: offer.supplier.name })),
          ),
        ),
      ).toEqual(pairs(offers as { number: unknown; name: unknown }[]))
    } finally {
      await gateway.stop()
    }
  })

  it('is a CRM too', async () => {
    const source = crm.customers!
    const find = { filter: null, orderBy: [{ field: 'CITY', direction: 'ASC' }] } as const
    const { rows, total } = await walk(
      page => source.findCustomers({ ...find, ...page }, withinTenSeconds()),
      200,
    )
    expect(total).toBe(1336)
    expect(new Set(rows.map(row => readable(row).number)).size).toBe(1336)
    const [customer] = await source.customersByNumber(['AW00000001'], withinTenSeconds())
    expect(customer).toMatchObject({ name: 'A Bike Store', country: 'US', currency: 'USD' })
    const [addresses] = await source.addressesOf(['AW00000001'], withinTenSeconds())
    expect(addresses).toMatchObject([{ kind: 'BILLING', name: 'A Bike Store', country: 'US' }])
    const [contacts] = await source.contactsOf(['AW00000001'], withinTenSeconds())
    expect(contacts).toMatchObject([{ email: expect.stringContaining('@adventure-works.com') }])
  })
})
