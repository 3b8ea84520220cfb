import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { rollUp } from '../../../src/domain/roll-up.ts'
import {
  articleNeeds,
  articleNumbers,
  calculate,
  calculateCase,
  explainStep,
  type FindProduct,
  mayNeed,
  type ProductModel,
  readModel,
  ruleOfLine,
  workCenters,
} from '../../../src/engine/index.ts'
import { loadModel, plain } from '../../models/models.ts'

const shelf = loadModel('PLANK')
const products: FindProduct = (code, version) => (code === 'PLANK' && version === '1' ? shelf : null)

const rack = (choose: string, more = '') => `product: RACK
version: "1"
name: Rack
currency: EUR
features:
  width: { label: Width, type: integer, unit: cm, min: 40, max: 240, default: 90 }
  wood: { label: Wood, type: option, options: { OAK: { label: Oak }, WALNUT: { label: Walnut } }, default: OAK }
  shelves: { label: Shelves, type: integer, min: 0, max: 6, default: 3 }
  name: { label: Name, type: text, maxLength: 30 }
bom:
  crate:
    kind: make-part
    number: CRATE
    say: Crate
    each: 1
    lines:
      shelf:
        kind: product
        say: Shelf
        product: PLANK
        version: "1"
        each: shelves
        weight: 12 kg/m * width
        when: shelves > 0
        choose: ${choose}
  screws: { kind: article, number: SCREW, say: Screws, each: 4 * shelves, cost: 0.10 EUR }
  trip: { kind: freight, number: FRT, say: Trip, total: 1, cost: 0.10 EUR/kg * weight(goods), sell: 0 EUR }
price:
  BASE: { kind: base, label: Rack, amount: 100 EUR }
  SHELVES: { kind: option, label: Shelves, amount: price("crate/shelf") / quantity }
  SAFETY: { kind: surcharge, label: Safety, amount: 10 % * cost(crate) / quantity }
item: { number: "RACK-{width}-{shelves}" }
${more}`
const CHOOSE = '{ width: width, material: "{wood}", bracket: NONE, led: shelves > 2, engraving: "{name}" }'
const read = (choose: string, more = '') => readModel(rack(choose, more), 'rack.product.yaml', { products })
const problemsOf = (choose: string) =>
  read(choose).problems.map(({ line, code, message }) => `${line} ${code}: ${message}`)

const { model, problems } = read(CHOOSE)
const values = { width: 90, wood: 'WALNUT', shelves: 3, name: 'Kade 9' }
const shelfValues = {
  ...{ width: 900, depth: '250', material: 'WALNUT', finish: 'OIL', bracket: 'NONE', led: true },
  engraving: 'Kade 9',
}
const of = (one: ProductModel, choices: object, quantity: number) =>
  calculate(one, { ...choices } as typeof values, Decimal.of(quantity), { priceGroup: null }, {})

describe('a product as a part of another', () => {
  it('is read without a problem', () => expect(problems).toEqual([]))

  it('has its item number and its own list below its line, for the whole quantity', () => {
    const { definition } = of(model!, values, 4)
    const alone = of(shelf, shelfValues, 12).definition
    const below = definition.lines.filter(line => line.key.startsWith('crate/shelf/'))
    expect(definition.lines.find(line => line.key === 'crate/shelf')).toMatchObject({
      kind: 'MAKE_PART',
      number: 'PL-WA-0900-0250',
      parentKey: 'crate',
      isNewItem: true,
      quantity: { unit: 'H87' },
    })
    expect(below.map(({ key, number, cost }) => [key, number, plain(cost.amount)])).toEqual(
      alone.lines.map(({ key, number, cost }) => [`crate/shelf/${key}`, number, plain(cost.amount)]),
    )
    expect(definition.sawLists).toEqual(alone.sawLists)
    const { lines, levels } = rollUp(definition)
    expect(lines.find(({ line }) => line.key === 'crate')!.cost).toEqual(alone.cost)
    expect(levels.map(level => level.level)).toEqual([0, 1, 2])
  })

  it('sells and costs in the price of the whole what it does on its own', () => {
    const { price } = of(model!, values, 4)
    const alone = of(shelf, shelfValues, 12)
    const amount = (code: string) => price.steps.find(step => step.code === code)!.amount.amount
    expect(plain(amount('SHELVES'))).toBe(plain(alone.price.goodsNet.amount.dividedBy(Decimal.of(4), 2)))
    expect(plain(amount('SAFETY'))).toBe(
      plain(alone.definition.cost.amount.times(Decimal.of('0.1')).dividedBy(Decimal.of(4), 2)),
    )
  })

  it('weighs what its line says', () => {
    const trip = of(model!, values, 4).definition.lines.find(line => line.kind === 'FREIGHT')!
    expect(plain(trip.cost.amount)).toBe(plain(Decimal.of('12.96')))
  })

  it('is not there when its line is not', () => {
    const { definition, price } = of(model!, { ...values, shelves: 0 }, 1)
    expect(definition.lines.map(line => line.key)).toEqual(['crate'])
    expect(plain(price.unitNet.amount)).toBe('100')
    expect(articleNumbers(model!, { ...values, shelves: 0 }, Decimal.of(1))).toEqual(['SCREW'])
  })

  it('asks the ERP for its articles, work centers and item number', () => {
    const quantity = Decimal.of(1)
    expect(articleNumbers(model!, values, quantity)).toContain('BOARD-WALNUT-250')
    expect(workCenters(model!, values, quantity)).toEqual(workCenters(shelf, shelfValues, quantity))
    expect(articleNeeds(model!, values, quantity)).toContainEqual({ number: 'PL-WA-0900-0250', unit: null })
    expect(mayNeed(model!, 'LED-SET')).toBe(true)
    expect(mayNeed(model!, 'PL-OA-1200-0250')).toBe(true)
    expect(mayNeed(model!, 'P70-FR')).toBe(false)
  })

  it('tells where its lines and its price come from', () => {
    expect(ruleOfLine(model!, 'crate/shelf')).toMatchObject({ modelCode: 'RACK', line: 17 })
    expect(ruleOfLine(model!, 'crate/shelf/led')).toMatchObject({
      modelCode: 'PLANK',
      modelHash: shelf.hash,
      says: { number: 'LED-SET' },
    })
    const priced = calculateCase({
      ...{ model: model!, values, quantity: Decimal.of(1), buyer: { priceGroup: null }, inputs: {} },
      exchangeRate: null,
    })
    const inputs = explainStep(priced, 'PIECE', 'SHELVES')!.inputs.map(({ kind, name }) => `${kind} ${name}`)
    expect(inputs).toEqual(expect.arrayContaining(['PART_PRICE crate/shelf', 'CHOICE wood', 'CHOICE width']))
    expect(inputs).toContain('ARTICLE_COST LED-SET')
    expect(inputs.some(input => input.includes('material'))).toBe(false)
  })

  it.each([
    ['breaks a rule of it', CHOOSE, { ...values, wood: 'MDF_WHITE' }, /breaks S2 .* S3|breaks S2/],
    ['is off its grid', CHOOSE.replace('width: width', 'width: width + 5 mm'), values, /refuses .*"width"/],
    ['is too many', CHOOSE, { ...values, shelves: 10_000 }, /refuses "quantity"/],
  ])('is refused by name when what is chosen %s', (_what, choose, choices, message) => {
    expect(() => of(read(choose).model!, choices, 1)).toThrow(message)
  })

  it('pins it: the hash of the whole follows the hash of the part', () => {
    const other = { ...shelf, hash: 'another' }
    const again = readModel(rack(CHOOSE), 'x', { products: () => other }).model!
    expect(again.hash).not.toBe(model!.hash)
    expect(read(CHOOSE).model!.hash).toBe(model!.hash)
  })
})

describe('what is wrong with such a line is told where it stands', () => {
  it.each([
    ['{ material: PINE }', '25 UNKNOWN_OPTION: expected an option of "material"'],
    [
      '{ matreial: OAK }',
      '25 UNKNOWN_NAME: expected a feature of PLANK, got "matreial"; did you mean "material"?',
    ],
    ['{ width: shelves }', '25 UNIT_MISMATCH: expected a length'],
    ['{ led: width }', '25 TYPE_MISMATCH: expected a condition'],
    ['{ led: [true] }', '25 WRONG_SHAPE: expected a text for "led"'],
  ])('%s', (choose, message) => {
    const told = problemsOf(choose)
    expect(told).toHaveLength(1)
    expect(told[0]!.startsWith(message), told[0]).toBe(true)
  })

  it('a product that is not there, is being read, or sells in other money', () => {
    const codes = (find: FindProduct) =>
      readModel(rack(CHOOSE), 'x', { products: find }).problems.map(({ line, column, code }) => [
        line,
        column,
        code,
      ])
    expect(codes(() => null)[0]).toEqual([20, 18, 'UNKNOWN_PRODUCT'])
    expect(codes(() => 'CYCLE')[0]).toEqual([20, 18, 'CYCLE'])
    expect(codes(() => ({ ...shelf, currency: 'GBP' }))[0]).toEqual([20, 18, 'UNKNOWN_CURRENCY'])
  })

  it('a question without a default that is left open', () => {
    const care = loadModel('CARE')
    const text = rack('{ plan: GOLD, months: "24", response: NEXT_DAY }')
    expect(readModel(text, 'x', { products: () => care }).problems.map(one => one.message)).toEqual([
      '"choose" of line "crate/shelf" (product) needs "assets": this integer of CARE has no default',
    ])
  })
})
