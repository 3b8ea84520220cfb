/**
 * A quote of 10,000 lines, priced and repriced: `npm run bench:reprice`. Figures of the last time: `reprice.md`.
 *
 * 2,500 configurations over the five models of the catalogue, each in up to four quantities for two price groups. Five runs
 * after one to warm up; each starts from nothing.
 */
import { availableParallelism, cpus } from 'node:os'
import { Decimal } from '../src/domain/decimal.ts'
import {
  checkChoices,
  type DocumentLine,
  DocumentPricer,
  type DocumentTerms,
  explode,
  hashOf,
} from '../src/engine/index.ts'
import { loadModel } from '../test/models/models.ts'
import { randomValid } from '../test/support/catalogue-check/generate.ts'
import { PRODUCTS } from '../test/support/catalogue-check/products.ts'
import { seededRandom } from '../test/support/catalogue-check/random.ts'

const LINES = 10_000
const CONFIGURATIONS = 2_500
const EDITS = 1_000
const RUNS = 5

const random = seededRandom(10_000)
const models = PRODUCTS.map(product => ({ product, model: loadModel(product.code) }))
const configurations = Array.from({ length: CONFIGURATIONS }, (_, index) => {
  const { product, model } = models[index % models.length]!
  const { choices: values } = checkChoices(model, randomValid(product, random))
  return { model, values, configurationHash: hashOf(model, values) }
})

function lineOf(id: number, configuration: (typeof configurations)[number]): DocumentLine {
  const quantity = Decimal.of(configuration.model.maximumQuantity === 1 ? 1 : random.between(1, 12))
  const buyer = { priceGroup: random.pick(['guest', 'dealer']) }
  return { id: String(id), ...configuration, quantity, buyer }
}

const lines = Array.from({ length: LINES }, (_, index) =>
  lineOf(index, configurations[index % CONFIGURATIONS]!),
)
const edits = Array.from({ length: EDITS }, () => lineOf(random.below(LINES), random.pick(configurations)))

const TERMS: DocumentTerms = {
  currency: 'GBP',
  inputs: {},
  exchangeRates: new Map([
    ['EUR', { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8620'), date: '2026-11-01' }],
  ]),
  vatRate: Decimal.of(21),
}

/** All costs of what the lines need, made dearer. */
function costsOf(factor: string): DocumentTerms['inputs'] {
  const articleCosts = new Map<string, Decimal>()
  const ratesPerHour = new Map<string, Decimal>()
  for (const { model, values, quantity } of lines)
    for (const { number, unitCost, process } of explode(model, values, quantity).lines) {
      if (unitCost) articleCosts.set(number, unitCost.amount.times(Decimal.of(factor)))
      if (process) ratesPerHour.set(process.workCenter, process.ratePerHour.amount.times(Decimal.of(factor)))
    }
  return { articleCosts, ratesPerHour }
}

const inputs = costsOf('1.08')

function run(): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {}
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now()
    const result = work()
    figures[name] = performance.now() - start
    return result
  }
  const pricer = new DocumentPricer(TERMS)
  timed('all lines, from nothing', () => {
    for (const line of lines) pricer.set(line)
  })
  timed('all costs changed', () => pricer.change({ inputs }))
  const one = new Map(inputs.articleCosts).set('OIL-NAT', Decimal.of('23.10'))
  timed('one cost changed', () => pricer.change({ inputs: { ...inputs, articleCosts: one } }))
  const exchangeRates = new Map([['EUR', { ...TERMS.exchangeRates.get('EUR')!, rate: Decimal.of('0.8713') }]])
  timed('the exchange rate changed', () => pricer.change({ exchangeRates }))
  const took = edits.map(line => {
    const start = performance.now()
    pricer.set(line)
    void pricer.totals
    return performance.now() - start
  })
  took.sort((a, b) => a - b)
  figures['one line edited, median'] = took[EDITS / 2]!
  figures['one line edited, 99 of 100'] = took[Math.floor(EDITS * 0.99)]!
  figures['one line edited, slowest of 1,000'] = took.at(-1)!
  return figures
}

run()
const runs = Array.from({ length: RUNS }, run)
console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`)
console.log('| 10,000 lines | median, ms | spread, ms |\n| --- | --- | --- |')
for (const name of Object.keys(runs[0]!)) {
  const took = runs.map(figures => figures[name]!).sort((a, b) => a - b)
  const [least, median, most] = [took[0]!, took[Math.floor(RUNS / 2)]!, took.at(-1)!].map(ms =>
    ms.toPrecision(3),
  )
  console.log(`| ${name} | ${median} | ${least} to ${most} |`)
}
