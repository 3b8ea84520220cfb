import { describe, expect, it } from 'vitest'
import { articlesIn } from '../../src/domain/bom.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { decode } from '../../src/domain/json.ts'
import { calculateCase, checkChoices, type PricedCase } from '../../src/engine/index.ts'
import { calculateInPool } from '../../src/services/price-document.ts'
import { loadModel } from '../models/models.ts'
import { randomValid } from '../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../support/catalogue-check/products.ts'
import { seededRandom } from '../support/catalogue-check/random.ts'
import { InPlacePool } from '../support/in-place-pool.ts'

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
