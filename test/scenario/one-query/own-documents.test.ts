import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { type InProcessGateway, startInProcess } from '../../support/in-process.ts'
import { quoteMutation } from '../../support/shop-floor.ts'

const stores = (await databaseKinds()).filter(kind => kind !== 'postgres')

interface Page {
  readonly nodes: readonly { readonly number: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly totalCount: number
}

const PAGE = 'nodes { number } pageInfo { hasNextPage endCursor } totalCount'

describe.each(stores)('our quotes beside many customers, on %s', kind => {
  let own: TestDatabase | null = null
  let gateway: InProcessGateway
  beforeAll(async () => {
    own = kind === 'sqlite' ? null : await createTestDatabase(kind)
    gateway = await startInProcess(own ? { databaseUrl: own.url } : {})
    for (const [customer, count] of [
      ['C-10001', 4],
      ['C-10002', 2],
    ] as const)
      for (let index = 0; index < count; index++)
        await quoteMutation(gateway, 'createQuote', {
          idempotencyKey: `${customer}-${index}`,
          customer,
          lines: [{ description: 'Advice', unitNet: '100' }],
        })
  })
  afterAll(async () => {
    await gateway?.stop()
    await own?.drop()
  })

  it('are the pages that each customer would get alone', async () => {
    const together = await gateway.ask<{
      customers: { nodes: { number: string; quotes: Page }[] }
    }>(`{ customers(first: 6) { nodes { number quotes(first: 2) { ${PAGE} } } } }`)
    expect(together.errors).toBeUndefined()
    for (const { number, quotes } of together.data.customers.nodes) {
      const alone = await gateway.ask<{ quotes: Page }>(
        `query ($customer: ID!) { quotes(filter: { customer: $customer }) { nodes { number } totalCount } }`,
        { customer: number },
      )
      const numbers = alone.data.quotes.nodes.map(quote => quote.number)
      expect(quotes.nodes.map(quote => quote.number)).toEqual(numbers.slice(0, 2))
      expect(quotes.totalCount).toBe(numbers.length)
      expect(quotes.pageInfo.hasNextPage).toBe(numbers.length > 2)
    }
  })

  it('go on from a cursor', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { data }: { data: { customer: { quotes: Page } } } = await gateway.ask(
        `query ($after: String) { customer(number: "C-10001") { quotes(first: 2, after: $after) { ${PAGE} } } }`,
        { after },
      )
      seen.push(...data.customer.quotes.nodes.map(quote => quote.number))
      after = data.customer.quotes.pageInfo.hasNextPage ? data.customer.quotes.pageInfo.endCursor : null
    } while (after)
    expect(seen).toHaveLength(6)
    expect(seen).toEqual([...new Set(seen)].sort())
  })
})
