import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { money } from '../../src/domain/money.ts'
import type { Quote, QuoteFilter, QuoteLine, QuoteQuery } from '../../src/domain/quote.ts'
import type { Store } from '../../src/ports/store.ts'
import { aQuote, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const TODAY = '2026-11-24'
const ALL: QuoteQuery = {
  first: 200,
  after: null,
  wantsTotal: false,
  filter: null,
  orderBy: [],
  includesSuperseded: false,
  articleNumber: null,
  today: TODAY,
}

/** Named by their numbers; amounts and moments have ties on purpose. */
const QUOTES: readonly Quote[] = [
  aQuote({ number: 'Q-1', net: '100.00', createdAt: '2026-01-01T00:00:00.000Z' }),
  aQuote({ number: 'Q-2', net: '100.00', createdAt: '2026-01-01T00:00:00.000Z', status: 'SUPERSEDED' }),
  aQuote({ number: 'Q-2', revision: 2, net: '100.00', status: 'SENT', validUntil: '2026-11-23' }),
  aQuote({ number: 'Q-3', net: '9.00', status: 'SENT', validUntil: TODAY, opportunityId: 'OPP-1' }),
  aQuote({ number: 'Q-4', net: '1000.00', status: 'ACCEPTED', validUntil: '2020-01-01' }),
  aQuote({ number: 'Q-5', net: '-5.00', customerNumber: 'C-2', validUntil: null }),
  aQuote({ number: 'Q-6', net: '99999999999.99', customerNumber: 'C-2', status: 'REJECTED' }),
  aQuote({ number: 'Q-7', net: '100.0001', status: 'IN_APPROVAL', validUntil: '2020-01-01' }),
]

describe.each(storeKinds)('quotes on %s', kind => {
  let own: TestStore
  let store: Store
  beforeAll(async () => {
    own = await openTestStore(kind)
    store = own.store
    for (const quote of QUOTES) await store.transaction(({ quotes }) => quotes.insert(quote, new Set()))
  })
  afterAll(() => own?.drop())

  const find = async (query: Partial<QuoteQuery>) => {
    const page = await store.quotes.find({ ...ALL, ...query })
    return page.rows.map(({ row }) => (row.revision === 1 ? row.number : `${row.number}-R${row.revision}`))
  }
  const filtered = (filter: QuoteFilter) => find({ filter })

  /** Page by page, as a client walks. */
  const walk = async (first: number, orderBy: QuoteQuery['orderBy']) => {
    const numbers: string[] = []
    let after: QuoteQuery['after'] = null
    for (let hasMore = true; hasMore; ) {
      const page = await store.quotes.find({ ...ALL, first, after, orderBy })
      numbers.push(...page.rows.map(({ row }) => row.number))
      expect(page.rows.length).toBeLessThanOrEqual(first)
      after = page.rows.at(-1)!.position
      hasMore = page.hasMore
    }
    return numbers
  }

  it('come back as they went in', async () => {
    const [quote] = await store.quotes.byIds([QUOTES[0]!.id])
    expect(JSON.stringify(quote)).toBe(JSON.stringify(QUOTES[0]))
    expect(quote!.totals.net.amount).toBeInstanceOf(Decimal)
    expect((await store.quotes.byNumber('Q-2', null))?.revision).toBe(2)
    expect((await store.quotes.byNumber('Q-2', 1))?.status).toBe('SUPERSEDED')
    expect(await store.quotes.byNumber('q-1', null)).toBeNull()
  })

  it.each([
    { orderBy: [], expected: ['Q-1', 'Q-2', 'Q-3', 'Q-4', 'Q-5', 'Q-6', 'Q-7'] },
    {
      orderBy: [{ field: 'NET', direction: 'ASC' }],
      expected: ['Q-5', 'Q-3', 'Q-1', 'Q-2', 'Q-7', 'Q-4', 'Q-6'],
    },
    {
      orderBy: [{ field: 'NET', direction: 'DESC' }],
      expected: ['Q-6', 'Q-4', 'Q-7', 'Q-1', 'Q-2', 'Q-3', 'Q-5'],
    },
    {
      orderBy: [
        { field: 'CREATED_AT', direction: 'ASC' },
        { field: 'NUMBER', direction: 'DESC' },
      ],
      expected: ['Q-1', 'Q-7', 'Q-6', 'Q-5', 'Q-4', 'Q-3', 'Q-2'],
    },
  ] as const)(
    'are the same in pages of 1, 2, 3 and 200, ties and all: $orderBy',
    async ({ orderBy, expected }) => {
      for (const first of [1, 2, 3, 200]) expect(await walk(first, orderBy)).toEqual(expected)
    },
  )

  it('are counted on all pages, only when asked', async () => {
    expect((await store.quotes.find({ ...ALL, first: 2, wantsTotal: true })).totalCount).toBe(7)
    expect((await store.quotes.find({ ...ALL, first: 2 })).totalCount).toBeNull()
  })

  it.each([
    ['a text where a number belongs', ['Q-1', 'one']],
    ['more than any number', ['Q-1', '9'.repeat(400)]],
    ['too few values', ['Q-1']],
    ['nothing', []],
    ['a null', [null, '1']],
  ])('stand still after a position with %s', async (_what, after) => {
    await expect(find({ after })).resolves.toEqual(expect.any(Array))
  })

  it('expire by date, to the status filter too', async () => {
    expect(await filtered({ status: ['EXPIRED'] })).toEqual(['Q-2-R2', 'Q-7'])
    expect(await filtered({ status: ['SENT'] })).toEqual(['Q-3'])
    expect(await filtered({ status: ['DRAFT', 'EXPIRED'] })).toEqual(['Q-1', 'Q-2-R2', 'Q-5', 'Q-7'])
    expect(await filtered({ status: ['ACCEPTED'] })).toEqual(['Q-4'])
    expect(await filtered({ status: [] })).toEqual([])
  })

  it('meet and, or, and both in each other', async () => {
    expect(await filtered({ and: [{ customer: 'C-2' }, { status: ['DRAFT'] }] })).toEqual(['Q-5'])
    expect(await filtered({ or: [{ customer: 'C-2' }, { status: ['ACCEPTED'] }] })).toEqual([
      'Q-4',
      'Q-5',
      'Q-6',
    ])
    expect(
      await filtered({
        customer: 'C-10001',
        or: [
          { number: { in: ['Q-1', 'Q-5'] } },
          { and: [{ number: { eq: 'Q-4' } }, { status: ['ACCEPTED'] }] },
        ],
      }),
    ).toEqual(['Q-1', 'Q-4'])
    expect(await filtered({ number: { in: [] } })).toEqual([])
  })

  it('are found by text, whose wildcards mean themselves', async () => {
    expect(await filtered({ number: { contains: '-3' } })).toEqual(['Q-3'])
    expect(await filtered({ number: { startsWith: 'q-4' } })).toEqual(['Q-4'])
    expect(await filtered({ number: { eq: 'q-4' } })).toEqual([])
    for (const text of ['%', '_', '\\', "'"])
      expect(await filtered({ number: { contains: text } })).toEqual([])
  })

  it('hide what was superseded, unless asked', async () => {
    expect(await find({ includesSuperseded: true, filter: { number: { eq: 'Q-2' } } })).toEqual([
      'Q-2',
      'Q-2-R2',
    ])
    const page = { first: 10, after: null, wantsTotal: true }
    const pages = await store.quotes.pagesOf('OPPORTUNITY', ['OPP-1', 'OPP-9'], page)
    expect(pages.get('OPP-1')?.rows.map(({ row }) => row.number)).toEqual(['Q-3'])
    expect(pages.get('OPP-9')).toBeUndefined()
  })

  it('keep any text and any decimal of their lines', async () => {
    const texts = ['emoji 👩‍🚀', `'";--`, 'a\u0000b', '\\', '‮', 'x'.repeat(70_000)]
    const lines = texts.map((description, index): QuoteLine => {
      const value = Decimal.of(`${index}.${'0'.repeat(index)}10`)
      const request = { configurationId: null, articleNumber: null, description, quantity: '1', unit: null }
      return {
        id: `line-${index}-${kind}`,
        position: index + 1,
        kind: 'CHARGE',
        description,
        configurationId: null,
        articleNumber: null,
        quantity: { value, unit: 'H87' },
        price: null,
        definition: null,
        request: { ...request, unitNet: value.toString(), discountPercent: null },
      }
    })
    const quote = aQuote({ number: 'T-1', status: 'SUPERSEDED', lines })
    await store.transaction(({ quotes }) => quotes.insert(quote, new Set()))
    const [read] = await store.quotes.byIds([quote.id])
    expect(JSON.stringify(read)).toBe(JSON.stringify(quote))
    expect(read!.lines[2]!.quantity.value.toString()).toBe('2.0010')
  })

  it('move on only from the status they are known to have', async () => {
    const quote = aQuote({ number: 'S-1', totals: { ...QUOTES[0]!.totals, net: money('1.00', 'EUR') } })
    await store.transaction(({ quotes }) => quotes.insert(quote, new Set()))
    const change = (from: 'DRAFT' | 'SENT') =>
      store.transaction(({ quotes }) => quotes.changeStatus(quote.id, from, 'SUPERSEDED'))
    expect(await change('SENT')).toBe(false)
    expect(await Promise.all([change('DRAFT'), change('DRAFT')])).toEqual(
      expect.arrayContaining([true, false]),
    )
    expect((await store.quotes.byIds([quote.id]))[0]!.status).toBe('SUPERSEDED')
  })
})
