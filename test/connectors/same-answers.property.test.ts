import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMemory } from '../../src/connectors/memory/index.ts'
import type { ArticleFilter, ArticleQuery } from '../../src/domain/article.ts'
import type { CustomerFilter, CustomerQuery } from '../../src/domain/customer.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import type { Connection } from '../../src/ports/connector.ts'
import { plain, withinTenSeconds } from '../contract/reading.ts'
import { contractData } from '../support/contract-data.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { describeDemo, loadDemoData } from '../support/sql-demo.ts'

const data = contractData()
const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }
const runs = Number(process.env.SAME_ANSWERS_RUNS ?? 60)

/** Pieces of what is there, so that most searches find something, and what is not. */
const texts = [
  ...data.customers.flatMap(one => [
    one.customer.number,
    one.customer.name,
    one.customer.city,
    one.customer.country,
  ]),
  ...data.articles.flatMap(one => [one.article.number, one.article.description]),
].filter(text => text !== null)
const text = fc.oneof(
  fc.constantFrom(...texts),
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(6), fc.integer({ min: 1, max: 4 }))
    .map(([from, at, length]) => [...from].slice(at, at + length).join('')),
  fc.constantFrom(...texts).map(one => one.toUpperCase()),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
)
const price = fc
  .tuple(fc.bigInt({ min: -500n, max: 200_000n }), fc.integer({ min: 0, max: 4 }))
  .map(([coefficient, scale]) => new Decimal(coefficient, scale))

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 })
const textFilter = fc.record(
  {
    eq: maybe(text),
    in: maybe(fc.array(text, { maxLength: 4 })),
    contains: maybe(text),
    startsWith: maybe(text),
  },
  { requiredKeys: [] },
)
const numberFilter = <T>(value: fc.Arbitrary<T>) =>
  fc.record(
    { eq: maybe(value), gt: maybe(value), gte: maybe(value), lt: maybe(value), lte: maybe(value) },
    { requiredKeys: [] },
  )

const customerFilter = fc.letrec<{ filter: CustomerFilter }>(tie => ({
  filter: fc.record(
    {
      number: maybe(textFilter),
      name: maybe(textFilter),
      city: maybe(textFilter),
      country: maybe(textFilter),
      and: fc.option(fc.array(tie('filter'), { maxLength: 2 }), { freq: 1 }),
      or: fc.option(fc.array(tie('filter'), { maxLength: 3 }), { freq: 2 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
})).filter
const articleFilter = fc.letrec<{ filter: ArticleFilter }>(tie => ({
  filter: fc.record(
    {
      number: maybe(textFilter),
      description: maybe(textFilter),
      salesPrice: maybe(numberFilter(price)),
      leadTimeDays: maybe(numberFilter(fc.integer({ min: -1, max: 45 }))),
      belowReorderLevel: fc.option(fc.boolean()),
      blocked: fc.option(fc.boolean()),
      and: fc.option(fc.array(tie('filter'), { maxLength: 2 }), { freq: 1 }),
      or: fc.option(fc.array(tie('filter'), { maxLength: 3 }), { freq: 2 }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
})).filter

const ordersOf = <Field extends string>(...fields: Field[]) =>
  fc.array(
    fc.record({
      field: fc.constantFrom(...fields),
      direction: fc.constantFrom('ASC' as const, 'DESC' as const),
    }),
    { maxLength: 3 },
  )
const first = fc.integer({ min: 1, max: 40 })
const customerQuery: fc.Arbitrary<CustomerQuery> = fc.record({
  first,
  after: fc.constant(null),
  wantsTotal: fc.constant(true),
  filter: fc.option(customerFilter),
  orderBy: ordersOf('NUMBER', 'NAME', 'CITY'),
})
const articleQuery: fc.Arbitrary<ArticleQuery> = fc.record({
  first,
  after: fc.constant(null),
  wantsTotal: fc.constant(true),
  filter: fc.option(articleFilter),
  orderBy: ordersOf('NUMBER', 'DESCRIPTION', 'SALES_PRICE', 'LEAD_TIME'),
})

for (const kind of await databaseKinds())
  describe(`memory and ${kind} answer any query alike, the page behind it too`, () => {
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

    it('of customers', { timeout: 600_000 }, () =>
      fc.assert(
        fc.asyncProperty(customerQuery, async query => {
          const ask = (from: Connection, more: Partial<CustomerQuery> = {}) =>
            from.customers!.findCustomers({ ...query, ...more }, withinTenSeconds())
          const expected = await ask(memory)
          expect(plain(await ask(connection))).toEqual(plain(expected))
          const after = expected.rows.at(-1)?.position
          if (after)
            expect(plain(await ask(connection, { after }))).toEqual(plain(await ask(memory, { after })))
        }),
        { numRuns: runs },
      ),
    )
    it('of articles', { timeout: 600_000 }, () =>
      fc.assert(
        fc.asyncProperty(articleQuery, async query => {
          const ask = (from: Connection, more: Partial<ArticleQuery> = {}) =>
            from.articles!.findArticles({ ...query, ...more }, withinTenSeconds())
          const expected = await ask(memory)
          expect(plain(await ask(connection))).toEqual(plain(expected))
          const after = expected.rows.at(-1)?.position
          if (after)
            expect(plain(await ask(connection, { after }))).toEqual(plain(await ask(memory, { after })))
        }),
        { numRuns: runs },
      ),
    )
  })
