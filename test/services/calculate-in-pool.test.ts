import { describe, expect, it } from 'vitest'
import { articlesIn } from '../../src/domain/bom.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { amountsIn, convert, tellPrice } from '../../src/domain/line-price.ts'
import { unpack } from '../../src/domain/packed.ts'
import {
  calculate,
  calculateCase,
  checkChoices,
  type ProductModel,
  readModel,
} from '../../src/engine/index.ts'
import { systemClock } from '../../src/lib/system.ts'
import { type CaseOnTerms, calculateInPool } from '../../src/services/calculate-in-pool.ts'
import type { ErpCosts } from '../../src/services/erp-costs.ts'
import { priceWithCosts, termsOf } from '../../src/services/price-configuration.ts'
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

const NOW = '2026-11-24T09:00:00.000Z'
const IN_POUNDS = { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8620'), date: '2026-11-01' }

describe('a price with the costs of now', () => {
  it.each([
    { lengths: 12, asked: [] },
    { lengths: 13, asked: ['calculate'] },
  ])('of $lengths lengths to cut asks the pool for $asked', async ({ lengths, asked }) => {
    const pool = new InPlacePool()
    const model = cutsOf(lengths)
    const values = { light: true }
    const quantity = Decimal.of(3)
    const { definition, price } = await priceWithCosts(
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
    expect(definition).toEqual(calculated.definition)
    expect(price).toEqual(tellPrice(calculated.price, price))
  })
})

describe('configurations calculated in the pool', () => {
  it('come to what the engine says, each in its place, over several portions', async () => {
    const random = seededRandom(5)
    const cases = Array.from({ length: 90 }, (_, index): CaseOnTerms => {
      const product = PRODUCTS[index % PRODUCTS.length]!
      const model = loadModel(product.code)
      const values = checkChoices(model, randomValid(product, random)).choices
      const quantity = Decimal.of(random.between(1, model.maximumQuantity === 1 ? 1 : 12))
      const context = { ...CONTEXT, priceGroup: random.pick([null, 'dealer']) }
      const discount = random.chance(0.5) ? { percent: '2.5', by: 'anna', at: NOW, reason: null } : null
      const costs = {
        ...NO_COSTS,
        articleCosts: new Map([['OIL-NAT', Decimal.of(random.between(20, 30))]]),
        ratesPerHour: new Map([['SAW', Decimal.of(random.between(50, 60))]]),
      }
      const rate = random.chance(0.5) ? IN_POUNDS : null
      const thing = { model, values, quantity, context, discount }
      return { model, values, quantity, terms: termsOf(thing, costs, rate, NOW) }
    })
    const pool = new InPlacePool()
    const calculateOne = calculateInPool({ pool, signal: new AbortController().signal })
    const answers = await Promise.all(cases.map(calculateOne))
    expect(pool.asked).toEqual(Array.from({ length: 6 }, () => 'calculate'))
    for (const [index, answer] of answers.entries()) {
      const { model, values, quantity, terms } = cases[index]!
      const { priceGroup, discount, articleCosts, ratesPerHour } = terms.inputs
      const buyer = { priceGroup, discountPercent: discount ? Decimal.of(discount.percent) : null }
      const inputs = { articleCosts: amountsIn(articleCosts), ratesPerHour: amountsIn(ratesPerHour) }
      const { price, definition } = calculate(model, values, quantity, buyer, inputs)
      expect(unpack(answer.price)).toEqual(tellPrice(price, terms))
      expect(unpack(answer.definition)).toEqual(definition)
      expect(answer.net).toEqual(convert(price.net, terms.exchangeRate))
      expect(answer.margin).toEqual({ net: price.net.amount, cost: price.cost.amount })
      expect(answer.itemNumber).toBe(definition.itemNumber)
      expect(answer.articles).toEqual(articlesIn(definition))
    }
  })
})
