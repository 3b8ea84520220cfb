import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { memory } from '../../../src/connectors/index.ts'
import type { Caller } from '../../../src/domain/caller.ts'
import { systemClock } from '../../../src/lib/system.ts'
import type { ServiceRequest } from '../../../src/services/environment.ts'
import { type PriceInput, priceMany } from '../../../src/services/price-many.ts'
import {
  type CountedCall,
  counting,
  GUEST,
  type InProcessGateway,
  SALES,
  startInProcess,
} from '../../support/in-process.ts'
import { selections, WINDOW } from '../../support/products.ts'

const PRICES = 'price { net { amount } } userErrors { code message path }'
const windows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    model: 'VENTO-70',
    selections: selections({ ...WINDOW, width: 1000 + index }),
  }))
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

interface Result {
  readonly price: { readonly net: { readonly amount: string } } | null
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: string[] }[]
}

describe('requests for too much', () => {
  const calls: CountedCall[] = []
  let running: InProcessGateway
  beforeAll(async () => {
    running = await startInProcess({ config: { sources: { crm: memory(), erp: counting(memory(), calls) } } })
  })
  afterAll(() => running?.stop())
  beforeEach(() => {
    calls.length = 0
  })

  /** What was refused before anything was read */
  async function refusal(query: string, variables: object, caller: Caller) {
    const { data, errors } = await running.ask(query, variables, caller)
    expect(data).toBeUndefined()
    expect(errors).toHaveLength(1)
    expect(calls).toEqual([])
    return `${errors![0]!.extensions.code} ${errors![0]!.message}`
  }

  it.each([GUEST, SALES])('are refused: thousands of conditions on articles, from $role', async caller => {
    const or = Array.from({ length: 2_000 }, () => ({ description: { contains: 'no such thing' } }))
    const query = 'query ($or: [ArticleFilter!]) { articles(filter: { or: $or }) { totalCount } }'
    expect(await refusal(query, { or }, caller)).toBe(
      'BAD_USER_INPUT articles.filter: expected at most 200 conditions in all filters of an operation, got 4000.',
    )
  })

  it('are refused: expressions and lists that no database takes', async () => {
    const or = Array.from({ length: 1_500 }, () => ({ number: { eq: 'Q' } }))
    expect(
      await refusal(
        'query ($or: [QuoteFilter!]) { quotes(filter: { or: $or }) { totalCount } }',
        { or },
        SALES,
      ),
    ).toMatch(/^BAD_USER_INPUT quotes\.filter: .*got 3000/)
    const numbers = Array.from({ length: 40_000 }, (_, index) => `Q-${index}`)
    expect(
      await refusal(
        'query ($in: [String!]) { quotes(filter: { number: { in: $in } }) { totalCount } }',
        { in: numbers },
        SALES,
      ),
    ).toMatch(/^BAD_USER_INPUT quotes\.filter: .*at most 500 entries.*got 40000/)
  })

  it('are refused: values that nest deeply', async () => {
    const query = `query ($inputs: [PriceInput!]!) { prices(inputs: $inputs) { ${PRICES} } }`
    const inputs = [{ model: 'PLANK', selections: [{ feature: 'engraving', value: nested(1_000) }] }]
    expect(await refusal(query, { inputs }, GUEST)).toMatch(
      /^BAD_USER_INPUT Variable "\$inputs": expected at most 20 levels/,
    )
  })

  it('are refused: pages in pages, sooner for guests', async () => {
    const level = (core: string) => `customer { quotes(first: 200) { nodes { ${core} } } }`
    expect(
      await refusal(`{ quotes(first: 200) { nodes { ${level(level('number'))} } } }`, {}, SALES),
    ).toMatch(
      /^QUERY_TOO_LARGE expected pages of at most 100000 rows in all, this operation can have 8040200/,
    )
    const uses = '{ articles(first: 200) { nodes { usedIn(first: 200) { nodes { __typename } } } } }'
    expect(await refusal(uses, {}, GUEST)).toMatch(/^QUERY_TOO_LARGE expected pages of at most 20000 rows/)
  })

  it('but 200 conditions and 500 values are answered', async () => {
    const or = Array.from({ length: 100 }, () => ({ description: { contains: 'no such thing' } }))
    const articles = await running.ask(
      'query ($or: [ArticleFilter!]) { articles(filter: { or: $or }) { totalCount } }',
      { or },
      GUEST,
    )
    expect(articles).toEqual({ data: { articles: { totalCount: 0 } } })
    const numbers = Array.from({ length: 500 }, (_, index) => `no-${index}`)
    const quotes = await running.ask(
      'query ($or: [QuoteFilter!], $in: [String!]) { a: quotes(filter: { or: $or }) { totalCount } b: quotes(filter: { number: { in: $in } }) { totalCount } }',
      { or: Array.from({ length: 99 }, () => ({ number: { eq: 'no' } })), in: numbers },
    )
    expect(quotes).toEqual({ data: { a: { totalCount: 0 }, b: { totalCount: 0 } } })
  })

  describe('prices', () => {
    const aliases = (count: number) =>
      `query ($inputs: [PriceInput!]!) { ${Array.from({ length: count }, (_, index) => `p${index}: prices(inputs: $inputs) { ${PRICES} }`).join(' ')} }`

    it.each([
      { caller: GUEST, limit: 200 },
      { caller: SALES, limit: 1_000 },
    ])(
      'are at most $limit in a request of $caller.role, however they are spread',
      async ({ caller, limit }) => {
        const { data } = await running.ask<Record<string, Result[]>>(
          aliases(12),
          { inputs: windows(90) },
          caller,
        )
        const results = Object.values(data).flat()
        expect(results).toHaveLength(1_080)
        expect(results.slice(0, limit).every(({ price }) => price !== null)).toBe(true)
        for (const { price, userErrors } of results.slice(limit)) {
          expect(price).toBeNull()
          expect(userErrors).toMatchObject([{ code: 'TOO_MANY_INPUTS' }])
        }
        expect(results[limit]!.userErrors).toEqual([
          {
            code: 'TOO_MANY_INPUTS',
            message: expect.stringContaining(`at most ${limit} inputs in all "prices" of a request, got `),
            path: ['inputs', String(limit % 90)],
          },
        ])
        const again = await running.ask<Record<string, Result[]>>(aliases(1), { inputs: windows(1) }, caller)
        expect(again.data.p0).toMatchObject([{ userErrors: [] }])
      },
    )

    it('ask the ERP once for 200, and let others have their turn', async () => {
      await running.ask(aliases(1), { inputs: windows(40) }, GUEST)
      calls.length = 0
      let turns = 0
      const timer = setInterval(() => turns++, 1)
      const { data } = await running.ask<Record<string, Result[]>>(
        aliases(1),
        { inputs: windows(200) },
        GUEST,
      )
      clearInterval(timer)
      expect(data.p0!.every(({ price }) => price !== null)).toBe(true)
      expect(calls.map(call => call.operation).sort()).toEqual(['articlesByNumber', 'workCentersByCode'])
      expect(turns).toBeGreaterThan(5)
    })

    it('end when nobody waits for them any more', async () => {
      const controller = new AbortController()
      const { services, loaders } = running.gateway.createContext(SALES, AbortSignal.timeout(10_000))
      const request = {
        models: services.models,
        reads: loaders,
        caller: SALES,
        clock: systemClock,
        exchangeRates: [],
        signal: controller.signal,
      } as unknown as ServiceRequest
      const pricing = priceMany(request, windows(200) as unknown as PriceInput[])
      setImmediate(() => controller.abort())
      await expect(pricing).rejects.toMatchObject({
        code: 'SOURCE_TIMEOUT',
        message: expect.stringContaining('of 200 inputs'),
      })
      expect(calls).toEqual([])
    })
  })
})
