import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import type { ExchangeRate } from '../../../src/domain/line-price.ts'
import {
  checkChoices,
  type DocumentLine,
  DocumentPricer,
  type DocumentTerms,
  hashOf,
  readModel,
} from '../../../src/engine/index.ts'
import { loadModel, openCase } from '../../models/models.ts'
import { randomValid } from '../../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../../support/catalogue-check/products.ts'
import { seededRandom } from '../../support/catalogue-check/random.ts'

const POUNDS: ExchangeRate = { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8620'), date: '2026-11-01' }
const TERMS: DocumentTerms = {
  currency: 'GBP',
  inputs: {},
  exchangeRates: new Map([['EUR', POUNDS]]),
  vatRate: Decimal.of(21),
}

function lineOf(name: string, id: string, changes: Partial<DocumentLine> = {}): DocumentLine {
  const { model, choices, quantity, buyer } = openCase(name)
  const line = { id, model, values: choices, quantity, buyer, ...changes }
  return { ...line, configurationHash: hashOf(model, line.values) }
}

const random = seededRandom(21)
const POOL = PRODUCTS.flatMap(product => {
  const model = loadModel(product.code)
  return Array.from({ length: 5 }, () => {
    const { choices: values } = checkChoices(model, randomValid(product, random))
    return { model, values, configurationHash: hashOf(model, values) }
  })
})

const line = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    product: fc.constantFrom(...POOL),
    quantity: fc.integer({ min: 1, max: 12 }),
    priceGroup: fc.constantFrom('guest', 'dealer', null),
    discount: fc.constantFrom(null, '5'),
  })
  .map(({ id, product, quantity, priceGroup, discount }): DocumentLine => {
    const pieces = Decimal.of(product.model.maximumQuantity === 1 ? 1 : quantity)
    const buyer = { priceGroup, discountPercent: discount === null ? null : Decimal.of(discount) }
    return { id, ...product, quantity: pieces, buyer }
  })
const costs = fc
  .dictionary(
    fc.constantFrom('P70-FR', 'CR45-SS316', 'OIL-NAT', 'PLINTH-ALU', 'none'),
    fc.integer({ min: 1, max: 9000 }),
  )
  .map(articles => ({
    articleCosts: new Map(
      Object.entries(articles).map(([number, cents]) => [number, new Decimal(BigInt(cents), 2)]),
    ),
  }))
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ set: line }) },
  fc.record({ remove: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ change: fc.record({ inputs: costs }) }),
  fc.record({ unit: fc.constantFrom('d', 'f') }),
  fc.constant({
    change: { exchangeRates: new Map([['EUR', { ...POUNDS, rate: Decimal.of('0.8713') }]]) },
  }),
)

it('after any changes is as if all lines were priced anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      const pricer = new DocumentPricer(TERMS)
      let terms = TERMS
      const lines = new Map<string, Parameters<DocumentPricer['set']>[0]>()
      const put = (one: Parameters<DocumentPricer['set']>[0]) => {
        pricer.set(one)
        lines.set(one.id, one)
      }
      for (const one of steps) {
        if ('set' in one) put(one.set)
        else if ('unit' in one)
          put({ id: one.unit, net: { amount: Decimal.of('12.50'), currency: 'GBP' }, margin: null })
        else if ('remove' in one) {
          pricer.remove(one.remove)
          lines.delete(one.remove)
        } else {
          terms = { ...terms, ...one.change }
          pricer.change(one.change)
        }
      }
      const anew = new DocumentPricer(terms)
      for (const one of lines.values()) anew.set(one)
      expect(pricer.totals).toEqual(anew.totals)
      expect(pricer.hasLowMargin).toBe(anew.hasLowMargin)
      for (const id of lines.keys()) {
        expect(pricer.price(id)).toEqual(anew.price(id))
        expect(pricer.net(id)).toEqual(anew.net(id))
      }
    }),
    { numRuns: 60 },
  )
})

it('prices again only what reads a cost that changed', () => {
  const pricer = new DocumentPricer({ ...TERMS, currency: 'EUR', exchangeRates: new Map() })
  for (const name of ['G1', 'G4', 'G7', 'G9']) pricer.set(lineOf(name, name))
  pricer.set(lineOf('G1', 'G1 again'))
  const untouched = pricer.price('G4')
  const dearer = (number: string) => ({ articleCosts: new Map([[number, Decimal.of('999')]]) })
  expect(pricer.change({ inputs: dearer('P70-FR') })).toEqual(['G1', 'G1 again'])
  expect(pricer.change({ inputs: dearer('P70-FR') })).toEqual([])
  expect(pricer.change({ inputs: dearer('CR45-SS316') })).toEqual(['G1', 'G1 again', 'G7'])
  expect(pricer.change({ inputs: { ratesPerHour: new Map([['SAND', Decimal.of('43')]]) } })).toEqual([
    'G7',
    'G4',
  ])
  expect(pricer.price('G4')).not.toBe(untouched)
  expect(pricer.price('G1')).toBe(pricer.price('G1 again'))
  expect(pricer.change({ vatRate: null })).toEqual([])
  expect(pricer.totals.vat).toBeNull()
})

it('prices a product with another as a part again only when either reads a cost that changed', () => {
  const wall = loadModel('KAST-60')
  const { choices: values } = wall.tests[0]!
  const pricer = new DocumentPricer({ ...TERMS, currency: 'EUR', exchangeRates: new Map() })
  pricer.set({
    ...{ id: 'wall', model: wall, values, configurationHash: hashOf(wall, values) },
    ...{ quantity: Decimal.of(2), buyer: { priceGroup: null } },
  })
  const change = (number: string) =>
    pricer.change({ inputs: { articleCosts: new Map([[number, Decimal.of('99')]]) } })
  expect(change('DRIVER-S')).toEqual([])
  expect(change('OIL-NAT')).toEqual(['wall'])
  expect(change('LED-SET')).toEqual(['wall'])
  expect(change('LACQ-CLR')).toEqual([])
})

describe('a price that asks for costs', () => {
  const source = `product: BOX
version: "1"
name: { en: Box }
currency: EUR
features: { lid: { label: { en: Lid }, type: boolean, default: false } }
bom:
  small: { kind: article, number: SMALL, say: { en: Small }, when: quantity < 10, each: 1, cost: 10.00 EUR }
  large: { kind: article, number: LARGE, say: { en: Large }, when: quantity >= 10, each: 1, cost: 5.00 EUR }
price:
  BASE: { kind: base, label: { en: Box }, amount: cost(goods) / quantity }
  BREAK: { kind: quantity-break, label: { en: Break }, when: quantity >= 10, amount: "-0.10 * BASE" }
`
  const crate = `product: CRATE
version: "1"
name: { en: Crate }
currency: EUR
features: { lid: { label: { en: Lid }, type: boolean, default: false } }
bom:
  box: { kind: product, say: { en: Box }, product: BOX, version: "1", each: 1, choose: { lid: lid } }
price:
  BASE: { kind: base, label: { en: Crate }, amount: 1.00 EUR + price(box) / quantity }
  BREAK: { kind: quantity-break, label: { en: Break }, when: quantity >= 10, amount: "-0.10 * BASE" }
`
  const box = readModel(source, 'box')
  const whole = readModel(crate, 'crate', { products: () => box.model })
  const values = { lid: false }

  it.each([
    ['may ask for others in another quantity', box, ['10.00', '4.50'], ['10.00', '7.20']],
    ['does so as a part of another as well', whole, ['11.00', '4.95'], ['11.00', '7.38']],
  ])('%s', (_name, { model, problems }, before, after) => {
    expect(problems).toEqual([])
    const pricer = new DocumentPricer({ ...TERMS, currency: 'EUR', exchangeRates: new Map() })
    pricer.set({
      ...{ id: 'box', model: model!, values, configurationHash: hashOf(model!, values) },
      ...{ quantity: Decimal.of(2), buyer: { priceGroup: null } },
    })
    const breaks = () => pricer.price('box')!.quantityBreaks.map(one => String(one.unitNet.amount))
    expect(breaks()).toEqual(before)
    expect(pricer.change({ inputs: { articleCosts: new Map([['LARGE', Decimal.of('8')]]) } })).toEqual([
      'box',
    ])
    expect(breaks()).toEqual(after)
  })
})
