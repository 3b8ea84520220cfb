import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { explode, readModel } from '../../../src/engine/index.ts'

const TEXT = `
product: SHELF
version: 1.0.0
name: Shelf
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 300, max: 3240 }
stocks:
  bars: { lengths: [{ length: 6000 mm }, { length: 6500 mm, cost: 9.60 EUR/m }], trim: 10 mm, kerf: 4 mm, keep: 800 mm }
bom:
  board: { kind: saw-list, number: B-1, say: Board, stock: bars, cost: 9.80 EUR/m, pieces: [{ length: width }] }
price:
  BASE: { kind: base, label: Base, amount: 10 EUR }
`

const { model, problems } = readModel(TEXT, 'shelf.product.yaml')

function boardOf(width: number, quantity: number, articleCosts?: ReadonlyMap<string, Decimal>) {
  const { lines } = explode(model!, { width }, Decimal.of(quantity), { articleCosts })
  const { cost, unitCost, quantity: metres, sawList } = lines[0]!
  const bars = sawList!.bars.map(bar => `${bar.count} x ${bar.lengthMm}`)
  return {
    cost: cost.amount.toString(),
    unitCost: unitCost!.amount.toString(),
    metres: metres.value.toString(),
    bars,
  }
}

describe('a saw list with bars of several lengths', () => {
  it('is a model without problems', () => {
    expect(problems).toEqual([])
  })

  it('costs each length what it costs, and a metre the average', () => {
    expect(boardOf(3200, 2)).toEqual({ cost: '62.40', unitCost: '9.60', metres: '6.5', bars: ['1 x 6500'] })
    expect(boardOf(2000, 1)).toEqual({ cost: '58.80', unitCost: '9.80', metres: '6', bars: ['1 x 6000'] })
    const both = boardOf(3200, 3)
    expect([both.cost, both.metres, both.bars]).toEqual(['121.20', '12.5', ['1 x 6500', '1 x 6000']])
    expect(both.unitCost).toBe('9.696')
  })

  it('costs what the ERP says, whatever the length', () => {
    const costs = new Map([['B-1', Decimal.of('10')]])
    expect(boardOf(3200, 3, costs)).toMatchObject({ cost: '125.00', unitCost: '10.00', metres: '12.5' })
  })

  it('is planned by length where it costs nothing', () => {
    const costs = new Map([['B-1', Decimal.of('0')]])
    expect(boardOf(3200, 2, costs)).toMatchObject({ cost: '0.00', metres: '6.5' })
  })
})
