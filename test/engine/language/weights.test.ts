import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { calculate, readModel } from '../../../src/engine/index.ts'

const text = (freight: string, step = '1 EUR') => `
product: X
version: "1"
name: X
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 100, max: 2000 }
  lid: { label: Lid, type: boolean }
bom:
  freight: { kind: freight, number: FR, say: Freight, total: 1, sell: "${freight}", cost: 0 EUR }
  box:
    kind: make-part
    number: BOX
    say: Box
    each: 2
    when: width > 200 mm
    lines:
      plate: { kind: article, number: P, say: Plate, each: width * 1 m, unit: m2, cost: 1 EUR/m2, weight: 2.7 kg/m2 }
      lid: { kind: article, number: L, say: Lid, when: lid, cost: 1 EUR, weight: 500 g }
      label: { kind: article, number: S, say: Sticker, cost: 1 EUR }
  pallet: { kind: article, number: PAL, say: Pallet, total: 1, cost: 9 EUR, weight: 20 kg }
price:
  BASE: { kind: base, label: Base, amount: "${step}" }
`

function pricesOf(model: string, values: { width: number; lid: boolean }, quantity: number) {
  const { model: read, problems } = readModel(model, 'x')
  expect(problems).toEqual([])
  const { price } = calculate(read!, values, Decimal.of(quantity), { priceGroup: null }, {})
  return [price.unitNet, price.servicesNet].map(one => one.amount.toString())
}

describe('what lines weigh', () => {
  const everything = text('weight(goods) * 1 EUR/kg', 'weight(pallet) * 1 EUR/kg')

  it.each([
    [1000, false, 1, '25.40'],
    [1000, true, 1, '26.40'],
    [1000, true, 10, '84.00'],
    [200, true, 10, '20.00'],
  ])('of a box of %s mm, lid %s, %s times, adds up', (width, lid, quantity, sell) => {
    expect(pricesOf(everything, { width, lid }, quantity)).toEqual(['20.00', sell])
  })

  it('of one line goes by its key', () => {
    const lid = text("weight('box/lid') * 1 EUR/kg")
    expect(pricesOf(lid, { width: 1000, lid: true }, 3)).toEqual(['1.00', '3.00'])
    expect(pricesOf(lid, { width: 1000, lid: false }, 3)).toEqual(['1.00', '0.00'])
  })

  it.each([
    ["weight('box/label') * 1 EUR/kg", 'UNKNOWN_NAME'],
    ['weight(5) * 1 EUR/kg', 'UNKNOWN_NAME'],
    ['weight(goods)', 'UNIT_MISMATCH'],
  ])('%s → %s', (freight, code) => {
    expect(readModel(text(freight), 'x').problems.map(problem => problem.code)).toEqual([code])
  })

  it('is in kilograms, and nothing that goods may depend on', () => {
    const wrong = text('1 EUR').replace(
      'total: 1, cost: 9 EUR, weight: 20 kg',
      'total: 1, cost: weight(goods), weight: 2 m',
    )
    expect(readModel(wrong, 'x').problems.map(problem => problem.code)).toEqual(['NOT_HERE', 'UNIT_MISMATCH'])
  })
})
