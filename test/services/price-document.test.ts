import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { checkChoices, DocumentPricer, hashOf } from '../../src/engine/index.ts'
import type { PriceLinesTask } from '../../src/ports/engine-pool.ts'
import { modelTextOf } from '../../src/services/configure-model.ts'
import { priceInPool } from '../../src/services/price-document.ts'
import { loadModel } from '../models/models.ts'
import { randomValid } from '../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../support/catalogue-check/products.ts'
import { seededRandom } from '../support/catalogue-check/random.ts'
import { InPlacePool } from '../support/in-place-pool.ts'

describe('a document priced in the pool', () => {
  it('comes to what the pricer says, over several portions', async () => {
    const random = seededRandom(5)
    const models = PRODUCTS.map(({ code }) => loadModel(code))
    const configurations = Array.from({ length: 80 }, (_, index) => {
      const place = index % models.length
      const { choices: values } = checkChoices(models[place]!, randomValid(PRODUCTS[place]!, random))
      return { model: place, values, hash: hashOf(models[place]!, values) }
    })
    const rate = { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8620'), date: '2026-11-01' }
    const lines = Array.from({ length: 600 }, (_, index) => {
      const configuration = index % configurations.length
      const most = models[configurations[configuration]!.model]!.maximumQuantity === 1 ? 1 : 12
      return { configuration, quantity: String(random.between(1, most)), priceGroup: 'dealer' }
    })
    const task: PriceLinesTask = {
      currency: 'GBP',
      articleCosts: { 'OIL-NAT': Decimal.of('23.10') },
      ratesPerHour: {},
      exchangeRates: [rate],
      models: models.map(modelTextOf),
      configurations,
      lines,
    }
    const pool = new InPlacePool()
    const priced = await priceInPool({ pool, signal: new AbortController().signal }, task)
    expect(pool.asked.length).toBeGreaterThan(1)

    const pricer = new DocumentPricer({
      currency: 'GBP',
      inputs: { articleCosts: new Map(Object.entries(task.articleCosts)), ratesPerHour: new Map() },
      exchangeRates: new Map([['EUR', rate]]),
      vatRate: null,
    })
    for (const [id, { configuration, quantity, priceGroup }] of lines.entries()) {
      const { model, values, hash } = configurations[configuration]!
      const line = { id: String(id), model: models[model]!, values, configurationHash: hash }
      pricer.set({ ...line, quantity: Decimal.of(quantity), buyer: { priceGroup } })
    }
    expect(priced.nets).toEqual(lines.map((_line, id) => pricer.net(String(id))!.amount.toString()))
    expect(priced.net.amount.toString()).toBe(pricer.totals.net.amount.toString())
  })
})
