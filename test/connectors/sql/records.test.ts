import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SqlOptions, sql } from '../../../src/connectors/sql/index.ts'
import { DovetailError } from '../../../src/domain/errors.ts'
import type { Connection } from '../../../src/ports/connector.ts'
import { DescriptionError } from '../../../src/ports/connector.ts'
import { FIRST_PAGE, plain, withinTenSeconds } from '../../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'

const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }

/** A database as one finds them: terse names, codes, a number as key, dates without a zone. */
async function createForeign(database: TestDatabase): Promise<void> {
  const run = (text: string) => database.run(text)
  const binary = database.kind === 'mariadb' ? ' character set latin1' : ''
  await run(
    `create table art (id int, nr varchar(20)${binary}, bez varchar(40)${binary}, me varchar(5), vk varchar(20), frist varchar(8), gesp char(1), grp int)`,
  )
  await run(`insert into art values
    (1, 'Ä-1', 'Größe', 'STK', '12.50', '5', 'N', 1), (2, 'B-PCE', 'odd unit', 'PCE', '1', '5', 'N', 1),
    (3, 'C-LATE', 'negative', 'STK', '1', '-3', 'N', 1), (4, 'D-NAN', 'no number', 'M', 'NaN', '2', 'J', 1),
    (5, 'E-WORD', 'a word', 'M', 'acht', '2', 'N', 1), (6, 'F-FLAG', 'odd flag', 'M', '8', '2', 'X', 1),
    (7, 'G-OK', 'good', 'M', '1e-3', '0', null, 1), (8, 'H-TWICE', 'one', 'M', '3', '0', 'N', 1),
    (9, 'H-TWICE', 'two', 'M', '3', '0', 'N', 1), (10, 'I-OLD', 'old group', 'M', '3', '0', 'N', 2)`)
  await run('create table lager (art int, ort int, menge decimal(12,3))')
  await run('insert into lager values (1, 10, 2.500), (1, 20, 4), (7, 10, 0)')
  await run('create table ort (id int, name varchar(20), aktiv int)')
  await run("insert into ort values (10, 'Süd', 1), (20, 'Nord', 1)")
  await run('create table kunde (nr int, name varchar(40), land int)')
  await run("insert into kunde values (7, 'Sieben', 1), (12, 'Zwölf', 2), (70, 'Siebzig', 9)")
  const time = database.kind === 'postgres' ? 'timestamp' : database.kind === 'mariadb' ? 'datetime' : 'text'
  await run(`create table termin (id varchar(8), kunde int, von ${time})`)
  await run(`insert into termin values ('1-winter', 7, '2026-01-15 09:00:00'), ('2-summer', 7, '2026-07-15 09:00:00'),
    ('3-twice', 7, '2026-10-25 02:30:00'), ('4-never', 7, '2026-03-29 02:30:00')`)
}

const FOREIGN = {
  currency: 'EUR',
  units: { STK: 'H87', M: 'MTR' },
  timeZone: 'Europe/Amsterdam',
  articles: {
    from: 'art',
    where: { grp: [1, 3] },
    map: {
      number: 'nr',
      description: 'bez',
      unit: 'me',
      prices: {
        sales: 'vk',
        cost: { column: 'vk', read: (text: string | null) => (text === '1e-3' ? '7' : null) },
      },
      leadTimeDays: 'frist',
      blocked: { column: 'gesp', values: { J: true, N: false } },
    },
  },
  stock: {
    from: 'lager',
    join: { art: { on: { id: 'art' } }, ort: { on: { id: 'ort' } } },
    where: { 'ort.aktiv': true },
    map: { article: 'art.nr', warehouse: 'ort.name', onHand: 'menge', unit: 'art.me' },
  },
  customers: {
    from: 'kunde',
    map: { number: 'nr', name: 'name', country: { column: 'land', values: { '1': 'NL', '2': 'DE' } } },
  },
  appointments: { from: 'termin', map: { id: 'id', customer: 'kunde', startsAt: 'von' } },
} satisfies Omit<SqlOptions, 'url'>

for (const kind of await databaseKinds())
  describe(`a foreign database on ${kind}`, () => {
    let database: TestDatabase
    let connection: Connection
    const options = () => withinTenSeconds()
    beforeAll(async () => {
      database = await createTestDatabase(kind)
      await createForeign(database)
      connection = await sql({ url: () => database.url, ...FOREIGN }).open(open)
    })
    afterAll(async () => {
      await connection?.articles?.close()
      await database?.drop()
    })

    it('reads by a description of its own words', async () => {
      const found = await connection.articles!.articlesByNumber(['G-OK', 'Ä-1', 'ä-1', '😀'], options())
      expect(plain(found)).toMatchObject([
        {
          number: 'G-OK',
          unit: 'MTR',
          prices: { sales: { amount: '0.001' }, cost: { amount: '7.00' } },
          blocked: null,
        },
        {
          number: 'Ä-1',
          unit: 'H87',
          prices: { sales: { amount: '12.50' }, cost: null },
          leadTimeDays: 5,
          blocked: false,
        },
        null,
        null,
      ])
      expect(plain(await connection.articles!.stockOf(['Ä-1', 'B-PCE'], options()))).toEqual([
        [
          {
            warehouse: 'Nord',
            onHand: { value: '4', unit: 'H87' },
            reserved: null,
            available: { value: '4', unit: 'H87' },
          },
          {
            warehouse: 'Süd',
            onHand: { value: '2.5', unit: 'H87' },
            reserved: null,
            available: { value: '2.5', unit: 'H87' },
          },
        ],
        [],
      ])
    })

    it('makes an error of a record that cannot be read, for its own key alone', async () => {
      const keys = ['B-PCE', 'C-LATE', 'D-NAN', 'E-WORD', 'F-FLAG', 'H-TWICE', 'G-OK', 'I-OLD']
      const found = await connection.articles!.articlesByNumber(keys, options())
      expect(found.map(one => (one instanceof DovetailError ? one.message : (one?.number ?? null)))).toEqual([
        'erp article "B-PCE": unit "PCE" is not in our unit table',
        'erp article "C-LATE": leadTimeDays: expected whole days from 0, got "-3"',
        'erp article "D-NAN": prices.sales: expected a decimal, got "NaN"',
        'erp article "E-WORD": prices.sales: expected a decimal, got "acht"',
        'erp article "F-FLAG": blocked: expected one of J, N, got "X"',
        'erp article "H-TWICE": expected one record, got 2',
        'G-OK',
        null,
      ])
      expect(found[0]).toMatchObject({ code: 'SOURCE_ANSWER_INVALID', remedy: 'repair' })
    })

    it('leaves such a record in its place on a page, as an error', async () => {
      const orderBy = [{ field: 'SALES_PRICE', direction: 'ASC' }] as const
      const page = await connection.articles!.findArticles(
        { ...FIRST_PAGE, filter: null, orderBy },
        options(),
      )
      expect(page.totalCount).toBe(9)
      const names = page.rows.map(({ row }) =>
        row instanceof DovetailError ? /"([^"]+)"/.exec(row.message)?.[1] : row.number,
      )
      expect(names).toEqual([
        'G-OK',
        'B-PCE',
        'C-LATE',
        'H-TWICE',
        'H-TWICE',
        'F-FLAG',
        'Ä-1',
        'D-NAN',
        'E-WORD',
      ])
      const after = page.rows[5]!.position
      const rest = await connection.articles!.findArticles(
        { ...FIRST_PAGE, filter: null, orderBy, after },
        options(),
      )
      expect(rest.rows).toHaveLength(3)
    })

    it('filters by codes and by whole numbers as keys', async () => {
      const find = async (filter: object) => {
        const page = await connection.customers!.findCustomers(
          { ...FIRST_PAGE, filter, orderBy: [] },
          options(),
        )
        return page.rows.map(({ row }) => (row instanceof DovetailError ? 'error' : row.number))
      }
      expect(await find({ country: { eq: 'DE' } })).toEqual(['12'])
      expect(await find({ country: { contains: 'n' } })).toEqual(['7'])
      expect(await find({ number: { startsWith: '7' } })).toEqual(['7', 'error'])
      const found = await connection.customers!.customersByNumber(['7', '007', 'x', '7.0', '12'], options())
      expect(found.map(one => one && 'number' in one && one.number)).toEqual(['7', null, null, null, '12'])
      const blocked = { ...FIRST_PAGE, filter: { blocked: true }, orderBy: [] }
      expect((await connection.articles!.findArticles(blocked, options())).totalCount).toBe(1)
    })

    it('reads dates without a zone in the described one, in the nights the clocks change too', async () => {
      const [list] = await connection.customers!.appointmentsOf(['7'], options())
      expect(plain(list)).toMatchObject([
        { startsAt: '2026-01-15T08:00:00.000Z' },
        { startsAt: '2026-07-15T07:00:00.000Z' },
        { startsAt: '2026-10-25T00:30:00.000Z' },
        { startsAt: '2026-03-29T01:30:00.000Z' },
      ])
    })

    it('names every table and column that is not there, and the nearest that is', async () => {
      const wrong = sql({
        url: database.url,
        customers: { from: 'kunden', map: { number: 'nr' } },
        articles: {
          from: 'art',
          join: { lager: { on: { artt: 'id' } } },
          where: { gruppe: 1 },
          map: { number: 'nr', unit: { column: 'mee', values: {} }, reorderLevel: 'lager.meng' },
        },
        orders: { into: 'art', reference: 'ref', map: { orderNumber: 'nr' } },
      })
      const error = await wrong.open(open).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(DescriptionError)
      const problems = (error as DescriptionError).problems
      expect(problems.map(one => one.path.join('.'))).toEqual([
        'customers.from',
        'articles.join.lager.on.artt',
        'articles.where.gruppe',
        'articles.map.unit.column',
        'articles.map.reorderLevel',
        'orders.reference',
      ])
      expect(problems[0]!.message).toBe(
        'there is no table or view "kunden"; nearest is "kunde", there are art, kunde, lager, ort, termin',
      )
      expect(problems[3]!.message).toContain('nearest is "me"')
    })
  })

describe('a description that does not fit itself', () => {
  it('names amounts without a currency, quantities without a unit and units nobody knows', async () => {
    const wrong = sql({
      url: 'sqlite::memory:',
      units: { STK: 'PIECE' },
      articles: { from: 'a', map: { number: 'n', prices: { sales: 'p' }, reorderLevel: 'r' } },
    })
    const error = await wrong.open(open).catch((reason: unknown) => reason)
    expect((error as DescriptionError).problems.map(one => one.path.join('.'))).toEqual([
      'units.STK',
      'articles.map.prices.currency',
      'articles.map.unit',
    ])
  })
})
