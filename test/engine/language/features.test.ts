import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { type Choices, calculate, checkChoices, configure, readModel } from '../../../src/engine/index.ts'
import { Oracle } from '../solve/oracle.ts'

const { model, problems } = readModel(
  `
product: X
version: "1"
name: X
currency: EUR
features:
  reach: { label: Reach, type: decimal, unit: m, min: 0.3, max: 1.8, step: 0.3, default: 0.90 }
  extras:
    label: Extras
    type: multi-option
    default: [USB]
    options:
      LED: { label: LED, price: 12.50 EUR, power: 9 W }
      USB: { label: USB, price: 8 EUR, power: 10 W }
      FAN: { label: Fan, price: 31 EUR, power: 25 W }
constraints:
  FEW: { rule: count(extras) <= 2, say: At most two. }
  POWER: { rule: sum(extras.power) <= 20 W + reach * 10 W/m, say: Too much power. }
  REACH: { rule: extras includes FAN implies reach >= 90 cm, say: A fan hangs far. }
price:
  EXTRAS: { kind: base, label: Extras, amount: "sum(extras.price) + count(extras) * 1 EUR + reach * 10 EUR/m" }
item: { number: "X-{reach}-{count(extras)}" }
`,
  'x',
)

describe('a decimal with a step, and several options', () => {
  it('are read', () => {
    expect(problems).toEqual([])
    expect(model!.features.map(feature => feature.default)).toEqual(['0.9', ['USB']])
  })

  it('are refused off the grid and outside the list', () => {
    const refusedAs = (raw: Record<string, unknown>) =>
      checkChoices(model!, raw).refusals.map(refusal => refusal.code)
    expect(refusedAs({ reach: '0.9', extras: ['FAN', 'LED', 'FAN'] })).toEqual([])
    expect(refusedAs({ reach: '1.0', extras: ['TV'] })).toEqual(['OFF_STEP', 'UNKNOWN_OPTION'])
    expect(refusedAs({ reach: '2.1', extras: 'FAN' })).toEqual(['OUT_OF_RANGE', 'VALUE_TYPE'])
  })

  it('can be what can be built, and nothing else', () => {
    const solutions = new Oracle(model!).solutions({})
    expect(solutions).toHaveLength(6 * 4 + 4 + 2 + 2)
    const asked: Choices[] = [{ extras: ['LED', 'FAN'] }, { extras: ['LED', 'USB', 'FAN'] }, { reach: '0.3' }]
    for (const choices of asked) {
      const fitting = new Oracle(model!).solutions(choices)
      const configured = configure(model!, { choices })
      expect(configured.status === 'CONFLICT').toBe(fitting.length === 0)
      if (fitting.length === 0) continue
      const reaches = 'reach' in choices ? solutions : fitting
      const numbers = reaches.map(one => Number(one['reach']))
      expect(configured.domain('reach')).toMatchObject({
        min: String(Math.min(...numbers).toFixed(1)),
        max: String(Math.max(...numbers).toFixed(1)),
      })
    }
  })

  it('count and add up in prices and numbers', () => {
    const values = { reach: '0.9', extras: ['LED', 'USB'] }
    const { price, definition } = calculate(model!, values, Decimal.of(1), { priceGroup: null }, {})
    expect(price.unitNet.amount.toString()).toBe('31.50')
    expect(definition.itemNumber).toBe('X-0.9-2')
    const none = calculate(model!, { reach: '0.3', extras: [] }, Decimal.of(1), { priceGroup: null }, {})
    expect(none.price.unitNet.amount.toString()).toBe('3.00')
  })

  it.each([
    ['min: 0.3, max: 1.8, step: 0.4', 'BAD_STEP'],
    ['min: 0.3, max: 1.8, step: 0', 'BAD_STEP'],
    ['min: 0.3, max: 1.8, step: 0.3, default: 1.0', 'BAD_DEFAULT'],
    ['min: 0.3, max: 1.8', 'MISSING_KEY'],
    ['min: 2, max: 1, step: 1', 'BAD_RANGE'],
  ])('%s → %s', (grid, code) => {
    const text = `product: X\nversion: "1"\nname: X\ncurrency: EUR\nfeatures:\n  a: { label: A, type: decimal, ${grid} }\n`
    expect(readModel(text, 'x').problems.map(problem => problem.code)).toEqual([code])
  })
})
