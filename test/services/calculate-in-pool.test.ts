import { describe, expect, it } from 'vitest'
import { articlesIn } from '../../src/domain/bom.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { decode } from '../../src/domain/json.ts'
import {
  calculateCase,
  checkChoices,
  type PricedCase,
  type ProductModel,
  readModel,
} from '../../src/engine/index.ts'
import { systemClock } from '../../src/lib/system.ts'
import { calculateInPool } from '../../src/services/calculate-in-pool.ts'
import type { ErpCosts } from '../../src/services/erp-costs.ts'
import { priceWithCosts } from '../../src/services/price-configuration.ts'
import type { PriceContext } from '../../src/services/price-context.ts'
import { loadModel } from '../models/models.ts'
import { randomValid } from '../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../support/catalogue-check/products.ts'
import { seededRandom } from '../support/catalogue-check/random.ts'
import { InPlacePool } from '../support/in-place-pool.ts'

/** Cuts so many lengths from one bar each. */
function cutsOf(lengths: number): ProductModel {
  const pieces = Array.from({ length: lengths }, (_, index) => `      - { length: ${1000 + 7 * index} mm }`)
  const { model, problems } = readModel(
    [
      ...['product: CUTS', 'version: "1"', 'name: Cuts', 'currency: EUR'],
      ...['features:', '  light: { label: Light, type: boolean, default: false }'],
      ...['stocks:', '  bars: { length: 6000 mm, trim: 10 mm, kerf: 4 mm }', 'bom:', '  bars:'],
      ...['    kind: saw-list', '    number: P-1', '    say: Profile', '    stock: bars'],
      ...['    cost: 5.00 EUR/m', '    pieces:', ...pieces],
      ...['price:', '  BASE: { kind: base, label: Base, amount: 10.00 EUR }'],
    ].join('\n'),
    'cuts.product.yaml',
  )
  expect(problems).toEqual([])
  return model!
}

const CONTEXT: PriceContext = {
  ...{ priceGroup: null, currency: null, country: 'NL', vatNumber: null, customerProvenance: null },
  ...{ language: 'en', locale: null, date: '2026-11-24' },
}
const NO_COSTS: ErpCosts = {
  ...{ articleCosts: new Map(), ratesPerHour: new Map(), needs: { articles: [], workCenters: [] } },
  provenance: { source: 'erp', status: 'LIVE', asOf: null, reason: null },
}

describe('a price with the costs of now', () => {
  it.each([
    { lengths: 12, asked: [] },
    { lengths: 13, asked: ['calculate'] },
  ])('of $lengths lengths to cut asks the pool for $asked', async ({ lengths, asked }) => {
    const pool = new InPlacePool()
    const model = cutsOf(lengths)
    const values = { light: true }
    const quantity = Decimal.of(3)
    const { definition, modelPrice } = await priceWithCosts(
      { pool, signal: new AbortController().signal, clock: systemClock, exchangeRates: [] },
      { model, values, quantity, context: CONTEXT, discount: null },
      NO_COSTS,
      [],
    )
    expect(pool.asked).toEqual(asked)
    const { calculated } = calculateCase({
      ...{ model, values, quantity, exchangeRate: null, buyer: { priceGroup: null } },
      inputs: { articleCosts: new Map(), ratesPerHour: new Map() },
    })
    expect({ definition, price: modelPrice }).toEqual(calculated)
  })
})

describe('configurations calculated in the pool', () => {
  it('come to what the engine says, each in its place, over several portions', async () => {
    const random = seededRandom(5)
    const cases = Array.from({ length: 90 }, (_, index): PricedCase => {
      const product = PRODUCTS[index % PRODUCTS.length]!
      const model = loadModel(product.code)
      const most = model.maximumQuantity === 1 ? 1 : 12
      return {
        model,
        values: checkChoices(model, randomValid(product, random)).choices,
        quantity: Decimal.of(random.between(1, most)),
        buyer: {
          priceGroup: random.pick([null, 'dealer']),
          discountPercent: random.chance(0.5) ? Decimal.of('2.5') : null,
        },
        inputs: {
          articleCosts: new Map([['OIL-NAT', Decimal.of(random.between(20, 30))]]),
          ratesPerHour: new Map([['SAW', Decimal.of(random.between(50, 60))]]),
        },
        exchangeRate: null,
      }
    })
    const pool = new InPlacePool()
    const calculate = calculateInPool({ pool, signal: new AbortController().signal })
    const answers = await Promise.all(cases.map(calculate))
    expect(pool.asked).toEqual(Array.from({ length: 6 }, () => 'calculate'))
    for (const [index, { price, definition, itemNumber, articles }] of answers.entries()) {
      const { calculated } = calculateCase(cases[index]!)
      expect({ price, definition: decode(definition) }).toEqual(calculated)
      expect(itemNumber).toBe(calculated.definition.itemNumber)
      expect(articles).toEqual(articlesIn(calculated.definition))
    }
  })
})
