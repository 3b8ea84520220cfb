import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, sum } from '../../../src/domain/decimal.ts'
import {
  articleNumbers,
  type Choices,
  calculate,
  configure,
  explode,
  type ProductModel,
  price,
  readModel,
  workCenters,
} from '../../../src/engine/index.ts'
import { loadModel, openCase } from '../../models/models.ts'

const vento = loadModel('VENTO-70')
const plank = loadModel('PLANK')

/** Any value of each feature; a rule may be broken, a text is given or not. */
function anyValues(model: ProductModel): fc.Arbitrary<Choices> {
  const fields = model.features
    .filter(feature => feature.type !== 'TEXT')
    .map(feature => {
      if (feature.type === 'BOOLEAN') return [feature.code, fc.boolean()] as const
      if (feature.type === 'OPTION')
        return [feature.code, fc.constantFrom(...feature.options.map(option => option.code))] as const
      const [min, step] = [Number(feature.min), Number(feature.step)]
      const steps = fc.nat((Number(feature.max) - min) / step)
      return [feature.code, steps.map(count => min + count * step)] as const
    })
  return fc.record(Object.fromEntries<fc.Arbitrary<string | number | boolean>>(fields))
}

const quantity = fc.integer({ min: 1, max: 60 })
const group = fc.constantFrom('guest', 'dealer', null)

test.each([vento, plank])('the parts of a price sum to the whole ($code)', model => {
  fc.assert(
    fc.property(anyValues(model), quantity, group, (values, count, priceGroup) => {
      const { definition, price: priced } = calculate(model, values, Decimal.of(count), { priceGroup }, {})
      const amounts = (scope: string) =>
        priced.steps
          .filter(step => step.scope === scope && step.kind !== 'SUBTOTAL')
          .map(step => step.amount.amount)
      expect(sum(amounts('PIECE')).equals(priced.unitNet.amount)).toBe(true)
      expect(sum(amounts('LINE')).plus(priced.goodsNet.amount).equals(priced.net.amount)).toBe(true)
      expect(priced.unitNet.amount.times(Decimal.of(count)).equals(priced.goodsNet.amount)).toBe(true)
      expect(sum(definition.lines.map(line => line.cost.amount)).equals(priced.cost.amount)).toBe(true)
      expect(priced.steps.every(step => step.amount.amount.scale === 2)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('ten pieces take ten times what one takes, where a line counts pieces', () => {
  fc.assert(
    fc.property(anyValues(plank), values => {
      const one = explode(plank, values, Decimal.of(1)).lines
      const ten = new Map(explode(plank, values, Decimal.of(10)).lines.map(line => [line.key, line]))
      for (const line of one.filter(({ kind }) => kind === 'ARTICLE' || kind === 'FIXED_LIST'))
        expect(ten.get(line.key)!.quantity.value.equals(line.quantity.value.times(Decimal.of(10)))).toBe(true)
      for (const line of one.filter(({ kind }) => kind === 'PROCESS')) {
        const process = ten.get(line.key)!.process!
        expect(process.setupMinutes.equals(line.process!.setupMinutes)).toBe(true)
        expect(process.runMinutes.equals(line.process!.runMinutes.times(Decimal.of(10)))).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})

test.each([vento, plank])('a break starts where the price each says it does ($code)', model => {
  const discount = fc.constantFrom(null, Decimal.of('7.5'))
  fc.assert(
    fc.property(anyValues(model), group, discount, (values, priceGroup, discountPercent) => {
      const buyer = { priceGroup, discountPercent }
      for (const { minimumQuantity, unitNet } of price(model, values, Decimal.of(7), buyer).quantityBreaks)
        expect(price(model, values, minimumQuantity, buyer).unitNet).toEqual(unitNet)
    }),
    { numRuns: 20 },
  )
})

test('a price group the model does not know pays the plain price', () => {
  const { choices, quantity: ten } = openCase('G1')
  const guest = price(vento, choices, ten, { priceGroup: null })
  for (const priceGroup of ['guest', 'retail', '__proto__', ''])
    expect(price(vento, choices, ten, { priceGroup })).toEqual(guest)
})

test('costs and rates from outside take the place of the model’s, but not for new items and services', () => {
  const { model, choices, quantity: one } = openCase('G7')
  const cost = new Map(
    [...articleNumbers(model, choices, one), 'MF-DN150-3-SS316', 'FRT-DAP', 'FRAME-3'].map(number => [
      number,
      Decimal.of('1.005'),
    ]),
  )
  const rates = new Map(workCenters(model, choices, one).map(code => [code, Decimal.of(60)]))
  const { lines } = explode(model, choices, one, { articleCosts: cost, ratesPerHour: rates })
  const costOf = (number: string) => lines.find(line => line.number === number)!.cost.amount.toString()
  expect(costOf('BFV-DN80')).toBe('6.03')
  expect(costOf('SHS80x80x5')).toBe('12.06')
  expect(costOf('MF-DN150-3-SS316')).toBe('1525.50')
  expect(costOf('FRT-DAP')).toBe('357.00')
  expect(costOf('FRAME-3')).toBe('0.00')
  expect(costOf('OP30-ASSY')).toBe('390.00')
})

test('the lines below a part to make multiply with it, and go when it goes', () => {
  const { model } = openNested()
  const lines = (boxes: number) => explode(model, { boxes, lid: boxes > 1 }, Decimal.of(3)).lines
  expect(
    lines(2).map(line => [
      line.key,
      line.number,
      line.quantity.value.toString(),
      line.cost.amount.toString(),
    ]),
  ).toEqual([
    ['box', 'BOX', '6', '0.00'],
    ['box/lid', 'LID', '6', '0.00'],
    ['box/lid/hinge', 'HINGE', '12', '14.40'],
    ['box/sawing', 'SAW', '17', '17.00'],
  ])
  expect(lines(1).map(line => line.key)).toEqual(['box', 'box/sawing'])
})

function openNested() {
  const model = loadText(`
product: NEST
version: "1"
name: Nested
currency: EUR
features:
  boxes: { label: Boxes, type: integer, min: 0, max: 9 }
  lid: { label: Lid, type: boolean }
bom:
  box:
    kind: make-part
    number: BOX
    say: Box
    each: boxes
    lines:
      lid:
        kind: make-part
        number: LID
        say: Lid
        when: lid
        lines:
          hinge: { kind: article, number: HINGE, say: Hinge, each: 2, cost: 1.20 EUR }
      sawing: { kind: process, number: SAW, say: Sawing, workCenter: SAW, rate: 60 EUR/h, setup: 5 min, run: 2 min }
`)
  return { model }
}

function loadText(text: string): ProductModel {
  const { model, problems } = readModel(text, 'x')
  if (!model) throw new Error(JSON.stringify(problems))
  return model
}

test('what the solver calls complete can be exploded and priced', () => {
  const { choices } = openCase('G4')
  const values = configure(plank, { choices: { width: choices['width']! } }).values
  expect(values).not.toBeNull()
  expect(price(plank, values!, Decimal.of(1)).net.amount.isNegative).toBe(false)
})

test('a missing value is an error that names it', () => {
  expect(() => price(plank, { width: 1200 }, Decimal.of(1))).toThrow(
    'has no value: expected complete choices',
  )
})
