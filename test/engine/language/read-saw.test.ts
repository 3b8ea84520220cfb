import { describe, expect, it } from 'vitest'
import { type ProductModel, readModel } from '../../../src/engine/index.ts'
import { rational } from '../../../src/lib/rational.ts'

function modelText(stock: string, cost = 'cost: 9.80 EUR/m'): string {
  return [
    'product: SHELF',
    'version: 1.0.0',
    'name: Shelf',
    'currency: EUR',
    'features:',
    '  width: { label: Width, type: integer, unit: mm, min: 300, max: 2400 }',
    'stocks:',
    `  bars: ${stock}`,
    'bom:',
    `  board: { kind: saw-list, number: B-1, say: Board, stock: bars, ${cost}${cost && ', '}pieces: [{ length: width }] }`,
    'price:',
    '  BASE: { kind: base, label: Base, amount: 10 EUR }',
    '',
  ].join('\n')
}

function read(stock: string, cost?: string) {
  const { model, problems } = readModel(modelText(stock, cost), 'shelf.product.yaml')
  return {
    model,
    problems: problems.map(({ line, column, code }) => `${line}:${column} ${code}`),
    all: problems,
  }
}

function stockOf(model: ProductModel | null) {
  const rule = model?.bom[0]
  return rule?.kind === 'SAW_LIST' ? rule.stock : null
}

describe('a stock', () => {
  it('has one length', () => {
    const { model, problems } = read('{ length: 6 m, trim: 10 mm, kerf: 4 mm }')
    expect(problems).toEqual([])
    expect(stockOf(model)).toMatchObject({ lengths: [{ unitCost: null }], keepMm: null })
  })

  it('has several lengths, each perhaps with a cost, and a remnant worth keeping', () => {
    const { model, problems } = read(
      '{ lengths: [{ length: 6000 mm }, { length: 6500 mm, cost: 9.60 EUR/m }], trim: 10 mm, kerf: 4 mm, keep: 800 mm }',
    )
    expect(problems).toEqual([])
    const stock = stockOf(model)!
    expect(stock.lengths.map(({ unitCost }) => unitCost)).toEqual([null, rational(960n, 100n)])
    expect(stock.keepMm!.numerator / stock.keepMm!.denominator).toBe(800n)
  })

  it('that costs its lengths spares the line the cost', () => {
    const costed = '{ lengths: [{ length: 6 m, cost: 9.80 EUR/m }], trim: 0, kerf: 4 mm }'
    expect(read(costed, '').problems).toEqual([])
    expect(read('{ lengths: [{ length: 6 m }], trim: 0, kerf: 4 mm }', '').problems).toEqual([
      '10:3 MISSING_KEY',
    ])
  })

  it.each([
    ['{ length: 6 m, lengths: [{ length: 6 m }], trim: 0, kerf: 0 }', ['8:19 WRONG_SHAPE']],
    ['{ lengths: [], trim: 0, kerf: 0 }', ['8:11 WRONG_SHAPE']],
    ['{ lengths: 6 m, trim: 0, kerf: 0 }', ['8:20 WRONG_SHAPE']],
    ['{ lengths: [6 m], trim: 0, kerf: 0 }', ['8:21 WRONG_SHAPE']],
    ['{ lengths: [{ length: 6 kg }], trim: 0, kerf: 0 }', ['8:31 UNIT_MISMATCH']],
    ['{ lengths: [{ length: 6 m, cost: 9.80 EUR }], trim: 0, kerf: 0 }', ['8:42 UNIT_MISMATCH']],
    ['{ lengths: [{ length: 6 m, cost: 9.80 USD/m }], trim: 0, kerf: 0 }', ['8:47 UNKNOWN_CURRENCY']],
    ['{ lengths: [{ length: 6 m, price: 9 EUR }], trim: 0, kerf: 0 }', ['8:36 UNKNOWN_KEY']],
    ['{ lengths: [{ length: 6 m }, { length: 6000 mm }], trim: 0, kerf: 0 }', ['8:38 DUPLICATE_NAME']],
    ['{ length: 6 m, trim: 0, kerf: 0, keep: 800 EUR }', ['8:48 UNIT_MISMATCH']],
  ])('says what is wrong with %s', (stock, expected) => {
    const { problems, all } = read(stock)
    expect(problems.filter(problem => !problem.startsWith('10:')).sort()).toEqual(expected)
    for (const { message } of all) expect(message).toMatch(/expected|has no/)
  })
})
