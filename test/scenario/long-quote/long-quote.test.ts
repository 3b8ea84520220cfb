import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { type InProcessGateway, SALES, startInProcess } from '../../support/in-process.ts'
import { SHELF, WINDOW } from '../../support/products.ts'
import { configure } from '../../support/shop-floor.ts'

/** Below, the event loop prices them; the pool from 25 on. */
const FEW = 20
const MANY = 60

const QUOTE = `quote { id number net { amount } lines(first: 200) { nodes { description price { net { amount } unitList { amount } cost { amount } steps { code amount { amount } } }
  configuration { definition { itemNumber lines { number quantity { value } } } } } } } userErrors { code path message }`

interface Made {
  readonly quote: {
    readonly id: string
    readonly net: { readonly amount: string }
    readonly lines: { readonly nodes: readonly object[] }
  } | null
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[]
}

describe('a quote of many lines', () => {
  let gateway: InProcessGateway
  let lines: object[]
  beforeAll(async () => {
    gateway = await startInProcess()
    const window = await configure(gateway, 'VENTO-70', WINDOW)
    const shelf = await configure(gateway, 'PLANK', SHELF)
    const kinds = [
      { configuration: window, discountPercent: '2.5' },
      { configuration: shelf, description: 'For the hall' },
      { article: 'HW-TT-M-L' },
      { description: 'Engineering', unitNet: '80.00' },
      { description: 'Only words' },
    ]
    lines = Array.from({ length: MANY }, (_, index) => ({
      ...kinds[index % kinds.length],
      quantity: String(1 + (index % 7)),
    }))
  })
  afterAll(() => gateway?.stop())

  let keys = 0
  const make = async (name: 'createQuote' | 'reviseQuote', fields: object): Promise<Made> => {
    const input = { idempotencyKey: `long-${keys++}`, ...fields }
    const type = name === 'createQuote' ? 'CreateQuoteInput' : 'ReviseQuoteInput'
    const { data, errors } = await gateway.ask<{ made: Made }>(
      `mutation ($input: ${type}!) { made: ${name}(input: $input) { ${QUOTE} } }`,
      { input },
    )
    expect(errors).toBeUndefined()
    return data.made
  }

  it('has line by line what the same lines have in short quotes, also when it is revised', async () => {
    const short: Made[] = []
    for (let start = 0; start < MANY; start += FEW)
      short.push(await make('createQuote', { customer: 'C-10001', lines: lines.slice(start, start + FEW) }))
    const expected = short.flatMap(({ quote }) => quote!.lines.nodes)
    const long = await make('createQuote', { customer: 'C-10001', lines })
    expect(long.userErrors).toEqual([])
    expect(long.quote!.lines.nodes).toEqual(expected)
    const sum = short.reduce((total, { quote }) => total + 100 * Number(quote!.net.amount), 0)
    expect(Math.round(sum)).toBe(Math.round(100 * Number(long.quote!.net.amount)))
    const revised = await make('reviseQuote', { quote: long.quote!.id })
    expect(revised.quote!.lines.nodes).toEqual(expected)
    expect(revised.quote!.net).toEqual(long.quote!.net)
  })

  it('is refused with every line that cannot be quoted, by its place', async () => {
    const wrong = lines.map((line, index) => (index % 25 === 7 ? { ...line, quantity: '-1' } : line))
    const { quote, userErrors } = await make('createQuote', { customer: 'C-10001', lines: wrong })
    expect(quote).toBeNull()
    expect(userErrors.map(({ path }) => path[2])).toEqual(['7', '32', '57'])
  })

  it('has at most 10,000', async () => {
    const many = Array.from({ length: 10_001 }, () => ({ description: 'Only words' }))
    const { userErrors } = await make('createQuote', { customer: 'C-10001', lines: many })
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_INPUTS', path: ['input', 'lines'] }])
  })

  it('is given up when its client goes away, and nothing of it is written', async () => {
    const count = async () => {
      const { data } = await gateway.ask<{ quotes: { totalCount: number } }>('{ quotes { totalCount } }')
      return data.quotes.totalCount
    }
    const before = await count()
    const given = new AbortController()
    const { services } = gateway.gateway.createContext(SALES, given.signal)
    const charges = Array.from({ length: 1_000 }, () => ({
      description: 'Engineering',
      unitNet: Decimal.of('80.00'),
    }))
    const made = services.createQuote({ idempotencyKey: 'gone', customer: 'C-10001', lines: charges })
    setImmediate(() => given.abort(new Error('gone')))
    await expect(made).rejects.toMatchObject({ code: 'ENGINE_TIMEOUT', remedy: 'retry' })
    expect(await count()).toBe(before)
  })
})
