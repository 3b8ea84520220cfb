import { expect } from 'vitest'
import type { DemoData } from '../../src/connectors/memory/index.ts'
import type { ArticleFilter, ArticleOrderField, ArticleQuery } from '../../src/domain/article.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import type { SortDirection } from '../../src/domain/page.ts'
import type { ArticleSource } from '../../src/ports/source.ts'
import { BEYOND_DOUBLE } from '../support/contract-data.ts'
import type { Contract } from './contract.ts'
import { expectGivenUp, FIRST_PAGE, plain, readable, walk, withinTenSeconds } from './reading.ts'

export interface ArticleSubject {
  readonly source: ArticleSource
  /** What the system under test was filled with */
  readonly data: DemoData
}

async function numbersFound(source: ArticleSource, filter: ArticleFilter): Promise<string[]> {
  const hostile: ArticleFilter = { and: [{ number: { startsWith: 'Y-' } }, filter] }
  const query: ArticleQuery = { ...FIRST_PAGE, filter: hostile, orderBy: [] }
  const page = await source.findArticles(query, withinTenSeconds())
  expect(page.totalCount).toBe(page.rows.length)
  return page.rows.map(one => readable(one.row).number)
}

async function numbersOrdered(
  source: ArticleSource,
  filter: ArticleFilter,
  field: ArticleOrderField,
  direction: SortDirection,
): Promise<string[]> {
  const query: ArticleQuery = { ...FIRST_PAGE, filter, orderBy: [{ field, direction }] }
  return (await source.findArticles(query, withinTenSeconds())).rows.map(one => readable(one.row).number)
}

const decimal = (text: string) => Decimal.of(text)

/** What every ERP answers, whatever stands behind it. The system is filled with `contractData()`. */
export const articleSourceContract: Contract<ArticleSubject> = {
  port: 'articles',
  cases: [
    {
      id: 'AR-01',
      does: 'answers a batch in the order of its keys, null for unknown ones, repeated ones twice',
      async check({ source }) {
        const found = await source.articlesByNumber(
          ['RC2-KIT', 'nothing', 'P70-FR', 'RC2-KIT', 'rc2-kit'],
          withinTenSeconds(),
        )
        expect(found.map(one => (one && 'number' in one ? one.number : one))).toEqual([
          'RC2-KIT',
          null,
          'P70-FR',
          'RC2-KIT',
          null,
        ])
      },
    },
    {
      id: 'AR-02',
      does: 'answers empty batches with empty lists',
      async check({ source }) {
        expect(await source.articlesByNumber([], withinTenSeconds())).toEqual([])
        expect(await source.stockOf([], withinTenSeconds())).toEqual([])
        expect(await source.suppliersOf([], withinTenSeconds())).toEqual([])
      },
    },
    {
      id: 'AR-03',
      does: 'gives every field exactly: amounts beyond a double, four decimals, units, currencies, nulls',
      async check({ source, data }) {
        const expected = data.articles.map(one => one.article)
        const keys = expected.map(one => one.number)
        for (let at = 0; at < keys.length; at += source.capabilities.maxBatch) {
          const some = keys.slice(at, at + source.capabilities.maxBatch)
          const found = await source.articlesByNumber(some, withinTenSeconds())
          expect(plain(found)).toEqual(plain(expected.slice(at, at + some.length)))
        }
      },
    },
    {
      id: 'AR-04',
      does: 'lists stock by warehouse and suppliers with the preferred one first; empty where there are none',
      async check({ source, data }) {
        const some = data.articles.slice(0, 200)
        const keys = [...some.map(one => one.article.number), 'nothing']
        const stock = await source.stockOf(keys, withinTenSeconds())
        expect(plain(stock)).toEqual(plain([...some.map(one => one.stock), []]))
        const suppliers = await source.suppliersOf(keys, withinTenSeconds())
        expect(plain(suppliers)).toEqual(plain([...some.map(one => one.suppliers), []]))
      },
    },
    {
      id: 'AR-05',
      does: 'finds suppliers and work centers by their keys',
      async check({ source, data }) {
        const known = data.articles.flatMap(one => one.suppliers)[0]!.supplier
        const found = await source.suppliersByNumber(
          [known.number, 'nobody', known.number],
          withinTenSeconds(),
        )
        expect(plain(found)).toEqual([known, null, known])
        const centers = await source.workCentersByCode(['WELD', 'COAT', 'NONE'], withinTenSeconds())
        expect(plain(centers)).toMatchObject([
          { code: 'WELD', ratePerHour: { amount: '58.00', currency: 'EUR' } },
          { code: 'COAT', ratePerHour: null },
          null,
        ])
      },
    },
    {
      id: 'AR-10',
      does: 'compares prices exactly, beyond a double and below zero',
      async check({ source }) {
        const [low, middle, high] = BEYOND_DOUBLE
        expect(await numbersFound(source, { salesPrice: { eq: decimal(middle) } })).toEqual(['Y-big-2'])
        expect(await numbersFound(source, { salesPrice: { gt: decimal(low) } })).toEqual([
          'Y-big-2',
          'Y-big-3',
        ])
        expect(await numbersFound(source, { salesPrice: { gte: decimal(low), lt: decimal(high) } })).toEqual([
          'Y-big-1',
          'Y-big-2',
        ])
        expect(await numbersFound(source, { salesPrice: { lte: decimal('-1.50') } })).toEqual([
          'Y-minus',
          'Y-minus-2',
        ])
        expect(await numbersFound(source, { salesPrice: { lt: decimal('-1.5') } })).toEqual(['Y-minus-2'])
        expect(await numbersFound(source, { salesPrice: { eq: decimal('5.550') } })).toEqual([
          'Y-tie-B',
          'Y-tie-a',
          'Y-tie-b',
        ])
        expect(
          await numbersFound(source, { salesPrice: { gt: decimal('0'), lt: decimal('0.00011') } }),
        ).toEqual(['Y-fine'])
      },
    },
    {
      id: 'AR-11',
      does: 'takes bounds with more digits than any column has',
      async check({ source }) {
        const fine = `0.${'0'.repeat(39)}1`.slice(0, 42)
        expect(await numbersFound(source, { salesPrice: { lt: decimal(fine), gte: decimal('0') } })).toEqual([
          'Y-zero',
        ])
        expect(await numbersFound(source, { salesPrice: { eq: decimal(`5.55${'0'.repeat(37)}1`) } })).toEqual(
          [],
        )
        const huge = decimal(`${'9'.repeat(40)}.${'9'.repeat(40)}`)
        expect(await numbersFound(source, { salesPrice: { gt: huge } })).toEqual([])
        expect(await numbersFound(source, { salesPrice: { lt: huge.negated() } })).toEqual([])
      },
    },
    {
      id: 'AR-12',
      does: 'compares lead times as numbers; unknown ones meet no condition',
      async check({ source }) {
        expect(await numbersFound(source, { leadTimeDays: { eq: 0 } })).toEqual(['Y-minus', 'Y-zero'])
        expect(await numbersFound(source, { leadTimeDays: { gt: 8, lt: 10 } })).toHaveLength(3)
        expect(await numbersFound(source, { leadTimeDays: { gte: 0 } })).toHaveLength(5)
      },
    },
    {
      id: 'AR-13',
      does: 'takes blocked literally, and not blocked for all others, the unknown too',
      async check({ source }) {
        expect(await numbersFound(source, { blocked: true })).toEqual(['Y-blocked'])
        const free = await numbersFound(source, { blocked: false })
        expect(free).toContain('Y-unknown')
        expect(free).toContain('Y-zero')
        expect(free).not.toContain('Y-blocked')
      },
    },
    {
      id: 'AR-14',
      does: 'knows what is below its reorder level: no stock is zero, equal is not below, no level never is',
      async check({ source, data }) {
        expect(await numbersFound(source, { belowReorderLevel: true })).toEqual([
          'Y-below',
          'Y-metre',
          'Y-no-stock',
        ])
        const others = await numbersFound(source, { belowReorderLevel: false })
        expect(others).toContain('Y-exact')
        expect(others).toContain('Y-no-level')
        const query: ArticleQuery = { ...FIRST_PAGE, filter: { belowReorderLevel: true }, orderBy: [] }
        const below = await source.findArticles(query, withinTenSeconds())
        expect(below.rows.map(one => readable(one.row).number)).toContain('RC2-KIT')
        const either: ArticleFilter = { or: [{ belowReorderLevel: true }, { belowReorderLevel: false }] }
        const all = await source.findArticles(
          { ...FIRST_PAGE, filter: either, orderBy: [] },
          withinTenSeconds(),
        )
        expect(all.totalCount).toBe(data.articles.length)
      },
    },
    {
      id: 'AR-15',
      does: 'orders prices as numbers, unknown last in either direction, ties by number by code point',
      async check({ source }) {
        const filter = {
          number: { in: ['Y-tie-a', 'Y-tie-B', 'Y-tie-b', 'Y-unknown', 'Y-minus', 'Y-big-1'] },
        }
        expect(await numbersOrdered(source, filter, 'SALES_PRICE', 'ASC')).toEqual([
          'Y-minus',
          'Y-tie-B',
          'Y-tie-a',
          'Y-tie-b',
          'Y-big-1',
          'Y-unknown',
        ])
        expect(await numbersOrdered(source, filter, 'SALES_PRICE', 'DESC')).toEqual([
          'Y-big-1',
          'Y-tie-B',
          'Y-tie-a',
          'Y-tie-b',
          'Y-minus',
          'Y-unknown',
        ])
        expect(await numbersOrdered(source, filter, 'LEAD_TIME', 'DESC')).toEqual([
          'Y-tie-B',
          'Y-tie-a',
          'Y-tie-b',
          'Y-minus',
          'Y-big-1',
          'Y-unknown',
        ])
      },
    },
    {
      id: 'AR-16',
      does: 'walks the pages to the end and meets each record once, nulls and ties included',
      async check({ source, data }) {
        for (const field of ['NUMBER', 'DESCRIPTION', 'SALES_PRICE', 'LEAD_TIME'] as const)
          for (const direction of ['ASC', 'DESC'] as const) {
            const { rows, total } = await walk(
              page =>
                source.findArticles(
                  { ...page, filter: null, orderBy: [{ field, direction }] },
                  withinTenSeconds(),
                ),
              61,
            )
            expect(total).toBe(data.articles.length)
            expect(rows).toHaveLength(data.articles.length)
            expect(new Set(rows.map(row => readable(row).number)).size).toBe(data.articles.length)
          }
      },
    },
    {
      id: 'AR-17',
      does: 'goes on behind a position, by several fields',
      async check({ source }) {
        const orderBy = [
          { field: 'LEAD_TIME', direction: 'DESC' },
          { field: 'SALES_PRICE', direction: 'ASC' },
        ] as const
        const whole = await walk(
          page => source.findArticles({ ...page, filter: null, orderBy }, withinTenSeconds()),
          200,
        )
        const pieces = await walk(
          page => source.findArticles({ ...page, filter: null, orderBy }, withinTenSeconds()),
          23,
        )
        expect(pieces.rows.map(row => readable(row).number)).toEqual(
          whole.rows.map(row => readable(row).number),
        )
      },
    },
    {
      id: 'AR-20',
      does: 'ends with the signal',
      async check({ source }) {
        await expectGivenUp(options => source.articlesByNumber(['P70-FR'], options))
        await expectGivenUp(options => source.stockOf(['P70-FR'], options))
        await expectGivenUp(options =>
          source.findArticles({ ...FIRST_PAGE, filter: null, orderBy: [] }, options),
        )
        await source.ping(withinTenSeconds())
      },
    },
  ],
}
