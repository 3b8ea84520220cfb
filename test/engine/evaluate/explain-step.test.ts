import { expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import {
  type CalculatedCase,
  calculateCase,
  explainStep,
  nextBreak,
  readModel,
} from '../../../src/engine/index.ts'
import { openCase } from '../../models/models.ts'

function caseOf(name: string, changes: Partial<CalculatedCase> = {}): CalculatedCase {
  const { model, choices, quantity, buyer } = openCase(name)
  return calculateCase({
    model,
    values: choices,
    quantity,
    buyer,
    inputs: {},
    exchangeRate: null,
    ...changes,
  })
}

function inputs(priced: CalculatedCase, scope: 'PIECE' | 'LINE', code: string): readonly string[] {
  return explainStep(priced, scope, code)!.inputs.map(({ kind, name, value }) =>
    [kind, name, value].filter(text => text !== '').join(' '),
  )
}

const g1 = caseOf('G1')
const g2 = caseOf('G2')
const g7 = caseOf('G7')

it('says where the rule of a step stands, and what it says there', () => {
  const { rule, source, amount } = explainStep(g2, 'PIECE', 'OPT-LAM')!
  expect({ source, amount: String(amount.amount) }).toEqual({ source: 'MODEL', amount: '79.92' })
  const { line, says, ...model } = rule!
  expect(model).toEqual({ modelCode: 'VENTO-70', modelVersion: '1', modelHash: g2.model.hash })
  expect(says).toEqual({ kind: 'option', when: 'glazing = LAM', amount: 'glazing.perArea * pricedArea' })
  expect(g2.model.source.split('\n')[line! - 1]).toBe('  OPT-LAM:')
})

it('tells what the rule looked at, and only what counted', () => {
  expect(inputs(g2, 'PIECE', 'OPT-LAM')).toEqual([
    'CHOICE glazing LAM',
    'ATTRIBUTE glazing 74',
    'CALCULATION pricedArea 1.08',
    'CALCULATION area 1.08',
    'CHOICE width 900',
    'CHOICE height 1200',
  ])
  expect(inputs(g2, 'PIECE', 'GRP')).toEqual([
    'STEP LIST_PRICE 674.47',
    'PRICE_GROUP dealer',
    'ATTRIBUTE priceGroup 0.25',
  ])
  expect(inputs(g1, 'PIECE', 'BREAK')).toEqual([
    'STEP LIST_PRICE 581.68',
    'STEP GRP -145.42',
    'QUANTITY 10',
    'ROW breaks, 3 of 4 0.04',
  ])
})

it('goes down to the articles and work centers where a step is of what goods cost', () => {
  const alloy = inputs(g7, 'PIECE', 'ALLOY')
  expect(alloy[0]).toBe('COST pumps 15754.5')
  expect(alloy).toContain('ARTICLE_COST CR45-SS316 5251.5')
  expect(alloy).toContain('CHOICE material SS316')
  expect(inputs(g7, 'PIECE', 'GOODS_COST')).toContain('RATE_PER_HOUR WELD 58')
})

it('tells where each of them comes from', () => {
  const inputs = {
    articleCosts: new Map([['CR45-SS316', Decimal.of('5300')]]),
    ratesPerHour: new Map([['WELD', Decimal.of('60')]]),
  }
  const { inputs: told } = explainStep(caseOf('G7', { inputs }), 'PIECE', 'GOODS_COST')!
  const source = (kind: string, name: string) =>
    told.find(one => one.kind === kind && one.name === name)?.source
  expect(source('COST', 'goods')).toBe('CALCULATED')
  expect(source('CHOICE', 'material')).toBe('CONFIGURATION')
  expect(source('QUANTITY', '')).toBe('BUYER')
  expect([source('ARTICLE_COST', 'CR45-SS316'), source('ARTICLE_COST', 'PACK-SKID')]).toEqual([
    'ERP',
    'MODEL',
  ])
  expect([source('RATE_PER_HOUR', 'WELD'), source('RATE_PER_HOUR', 'ENG')]).toEqual(['ERP', 'MODEL'])
})

it('counts what decides how many there are of the part that a line stands below', () => {
  const source = `product: RACK
version: "1"
name: { en: Rack }
currency: EUR
features: { bays: { label: { en: Bays }, type: integer, min: 1, max: 9 } }
bom:
  frame:
    kind: make-part
    number: FRAME
    say: { en: Frame }
    each: bays + 1
    lines:
      beam: { kind: article, number: BEAM, say: { en: Beam }, each: 4, cost: 12.00 EUR }
price:
  COST: { kind: cost, label: { en: Cost }, amount: cost(goods) }
`
  const { model, problems } = readModel(source, 'rack')
  expect(problems).toEqual([])
  const quantity = Decimal.of(1)
  const buyer = { priceGroup: null }
  const priced = calculateCase({
    ...{ model: model!, values: { bays: 2 }, quantity, buyer, inputs: {}, exchangeRate: null },
  })
  expect(inputs(priced, 'PIECE', 'COST')).toEqual([
    'COST goods 144',
    'CHOICE bays 2',
    'QUANTITY 1',
    'ARTICLE_COST BEAM 12',
  ])
})

it('explains services of the line by their line of the definition', () => {
  const { rule } = explainStep(g1, 'LINE', 'TRV-KM')!
  expect(rule!.says['total']).toBe('2 * distanceKm * ceil(quantity / 8)')
  expect(inputs(g1, 'LINE', 'TRV-KM')).toEqual(['CHOICE install true', 'CHOICE distanceKm 45', 'QUANTITY 10'])
})

it('knows a discount that was agreed, sums, and what is not there', () => {
  const agreed = caseOf('G1', { buyer: { priceGroup: 'dealer', discountPercent: Decimal.of('5') } })
  expect(explainStep(agreed, 'PIECE', 'LINE_DISCOUNT')).toMatchObject({ source: 'AGREED', rule: null })
  expect(inputs(agreed, 'PIECE', 'LINE_DISCOUNT')).toEqual([
    'STEP PRICE_BEFORE_DISCOUNT 439.17',
    'DISCOUNT_PERCENT 5',
  ])
  expect(explainStep(g1, 'PIECE', 'UNIT_NET')).toMatchObject({ source: 'SUM', rule: null, inputs: [] })
  expect(explainStep(g1, 'PIECE', 'OPT-LAM')).toBeNull()
})

it('tells the next break: from where, what each costs and what it brings', () => {
  const shown = (quantity: number) => {
    const next = nextBreak(caseOf('G4', { quantity: Decimal.of(quantity) }).calculated.price)
    return (
      next &&
      [next.minimumQuantity, next.unitNet, next.savedEach, next.goodsNet, next.extra].map(one =>
        String('amount' in one ? one.amount : one),
      )
    )
  }
  expect(shown(1)).toEqual(['5', '108.23', '5.70', '541.15', '427.22'])
  // 25 cost less than 24
  expect(shown(9)).toEqual(['10', '104.82', '3.41', '1048.20', '74.13'])
  expect(shown(24)).toEqual(['25', '100.26', '4.56', '2506.50', '-9.18'])
  expect(shown(25)).toBeNull()
  expect(nextBreak(g7.calculated.price)).toBeNull()
})
