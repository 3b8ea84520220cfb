import { describe, expect, it } from 'vitest'
import { Decimal, sum } from '../../../src/domain/decimal.ts'
import type { ExchangeRate } from '../../../src/domain/line-price.ts'
import {
  amountsOf,
  type CalculatedCase,
  type Choices,
  calculateCase,
  checkChoices,
  complete,
  type DifferenceReason,
  differenceOf,
  type ExplainedDifference,
  explainDifference,
  type ProductModel,
  readModel,
} from '../../../src/engine/index.ts'
import { loadModel, openCase } from '../../models/models.ts'
import { randomValid } from '../../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../../support/catalogue-check/products.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'

const PAIRS_OF_EACH = 125

/** The model with other figures, as its next version. */
function revised(model: ProductModel, ...changes: readonly (readonly [string, string])[]): ProductModel {
  let source = model.source.replace('version: "1"', 'version: "2"')
  for (const [from, to] of changes) {
    if (!source.includes(from)) throw new Error(`${model.code} does not say ${from}`)
    source = source.replace(from, to)
  }
  const { model: read, problems } = readModel(source, model.code, {
    attached: name => model.attached[name] ?? null,
    products: part => loadModel(part),
  })
  if (!read) throw new Error(problems.map(problem => problem.message).join('\n'))
  return read
}

const CHANGES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'VENTO-70': [
    ['148.00 EUR + 176.00', '151.35 EUR + 181.77'],
    ['3.5 % * LIST_PRICE', '4.1 % * LIST_PRICE'],
  ],
  'HYDRO-SKID': [
    ['42 % * GOODS_COST', '43.7 % * GOODS_COST'],
    ['-8 % * LIST_PRICE', '-7.3 % * LIST_PRICE'],
  ],
  PLANK: [['12.50 EUR + area', '13.37 EUR + area']],
  CARE: [['22.50', '23.15']],
  'KAST-60': [
    ['85.00 EUR + panel', '88.40 EUR + panel'],
    ['-10 % * EXTRAS', '-12.5 % * EXTRAS'],
  ],
}

const EARLIER: ExchangeRate = { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8620'), date: '2026-11-01' }
const LATER: ExchangeRate = { from: 'EUR', to: 'GBP', rate: Decimal.of('0.8713'), date: '2026-11-24' }

/** A valid configuration: drawn whole, or a few choices that `complete` fills in. */
function randomValues(model: ProductModel, random: Random): Choices {
  const product = PRODUCTS.find(one => one.code === model.code)!
  const { choices } = checkChoices(model, randomValid(product, random))
  if (random.chance(0.5)) return choices
  const some = Object.fromEntries(Object.entries(choices).filter(() => random.chance(0.5)))
  const completion = complete(model, { choices: some })
  if (completion.status !== 'COMPLETED') return choices
  const defaults = Object.fromEntries(
    model.features.flatMap(({ code, default: value }) => (value === null ? [] : [[code, value] as const])),
  )
  const values = { ...defaults, ...completion.completed, ...some }
  return model.features.every(({ code, type }) => type === 'TEXT' || values[code] !== undefined)
    ? values
    : choices
}

function randomCase(models: readonly ProductModel[], random: Random, rates: boolean): CalculatedCase {
  const model = random.pick(models)
  const values = randomValues(model, random)
  const quantity = Decimal.of(Math.min(model.maximumQuantity, random.pick([1, random.between(1, 60)])))
  const buyer = {
    priceGroup: random.pick([null, 'guest', 'dealer']),
    discountPercent: random.pick([null, Decimal.of('7.5'), Decimal.of('12.345')]),
  }
  const plain = { model, values, quantity, buyer, inputs: {}, exchangeRate: null }
  const dearer = random.pick(['1', '1.08', '0.917'])
  const articleCosts = new Map(
    calculateCase(plain).calculated.definition.lines.flatMap(line =>
      line.unitCost && random.chance(0.5)
        ? [[line.number, line.unitCost.amount.times(Decimal.of(dearer)).rounded(4)] as const]
        : [],
    ),
  )
  const exchangeRate = rates ? random.pick([EARLIER, LATER]) : null
  const ratesPerHour = new Map([['ASSY', Decimal.of(random.pick(['46', '49.50']))]])
  return calculateCase({ ...plain, inputs: { articleCosts, ratesPerHour }, exchangeRate })
}

const effects = (entries: readonly { readonly effect: { readonly amount: Decimal } }[]) =>
  sum([Decimal.of('0.00'), ...entries.map(entry => entry.effect.amount)]).toString()

describe.each(PRODUCTS.map(product => product.code))('two prices of %s', code => {
  const model = loadModel(code)
  const models = [model, revised(model, ...CHANGES[code]!)]

  it('differ by what is told, to the cent, in any pair', () => {
    const random = seededRandom(8)
    for (let round = 0; round < PAIRS_OF_EACH; round++) {
      const isTold = random.chance(0.3)
      const [before, after] = [randomCase(models, random, isTold), randomCase(models, random, isTold)]
      const difference = explainDifference(before, after)
      const [from, to] = [amountsOf(before), amountsOf(after)]
      expect(effects(difference.entries)).toBe(to.net.amount.minus(from.net.amount).toString())
      expect(difference.effect.currency).toBe(isTold ? 'GBP' : 'EUR')
      expect(effects(difference.cost.lines)).toBe(
        after.calculated.price.cost.amount.minus(before.calculated.price.cost.amount).toString(),
      )
      for (const entry of difference.entries) {
        expect(entry.effect.amount.scale).toBe(2)
        if (entry.kind !== 'ROUNDING') expect(entry.reasons, JSON.stringify(entry)).not.toEqual([])
      }
      for (const line of difference.cost.lines) expect(line.reasons, line.key).not.toEqual([])
      const rounding = difference.entries.filter(entry => entry.kind === 'ROUNDING')
      if (!isTold) expect(rounding).toEqual([])
      const halfCents = Decimal.of('0.005').times(Decimal.of(difference.entries.length + 2))
      for (const { effect } of rounding) expect(effect.amount.abs().compare(halfCents)).toBeLessThanOrEqual(0)
    }
  })

  it('that are equal differ by nothing', () => {
    const one = randomCase(models, seededRandom(9), true)
    const difference = explainDifference(one, calculateCase(one))
    expect([difference.entries, difference.cost.lines]).toEqual([[], []])
  })
})

const told = ({ kind, name, from, to }: DifferenceReason) =>
  `${kind}${name && ` ${name}`} ${from ?? '-'} → ${to ?? '-'}`

function story({ entries }: ExplainedDifference): readonly string[] {
  return entries.map(
    ({ code, before, after, effect, reasons }) =>
      `${code} ${before?.amount ?? '-'} → ${after?.amount ?? '-'}: ${effect.amount}, since ${reasons.map(told).join('; ')}`,
  )
}

function caseOf(name: string): CalculatedCase {
  const { model, choices, quantity, buyer } = openCase(name)
  return calculateCase({ model, values: choices, quantity, buyer, inputs: {}, exchangeRate: null })
}

describe('the difference of', () => {
  const g1 = caseOf('G1')

  it('laminated glass, a lockable handle and RC2 on G1 tells each option and what follows from the list', () => {
    const values = { ...g1.values, security: 'RC2', glazing: 'LAM', handle: 'LOCKABLE' }
    const difference = explainDifference(g1, calculateCase({ ...g1, values }))
    expect(story(difference)).toEqual([
      'OPT-LAM - → 124.32: 1243.20, since CHOICE glazing HRPP → LAM',
      'OPT-LOCK - → 18.00: 180.00, since CHOICE handle STD → LOCKABLE',
      'OPT-RC2 - → 85.00: 850.00, since CHOICE security NONE → RC2',
      'ALU-INDEX 20.36 → 28.32: 79.60, since STEP LIST_PRICE 581.68 → 809',
      'GRP -145.42 → -202.25: -568.30, since STEP LIST_PRICE 581.68 → 809',
      'BREAK -17.45 → -24.27: -68.20, since STEP LIST_PRICE 581.68 → 809; STEP GRP -145.42 → -202.25',
    ])
    // The catalogue's repair: list 809.00, 227.32 more
    const list = sum(difference.entries.slice(0, 3).map(entry => entry.effect.amount))
    expect(list.equals(Decimal.of('2273.20'))).toBe(true)
  })

  it('aluminium 8 % dearer costs G1 102.72 more, profile by profile, and the customer nothing', () => {
    const inputs = {
      articleCosts: new Map([
        ['P70-FR', Decimal.of('10.584')],
        ['P70-SA', Decimal.of('12.096')],
        ['BEAD-24', Decimal.of('2.052')],
      ]),
    }
    const difference = explainDifference(g1, calculateCase({ ...g1, inputs }))
    expect(difference.entries).toEqual([])
    expect(difference.cost.lines.map(line => [line.number, ...line.reasons.map(told)])).toEqual([
      ['P70-FR', 'ARTICLE_COST P70-FR 9.8 → 10.584'],
      ['P70-SA', 'ARTICLE_COST P70-SA 11.2 → 12.096'],
      ['BEAD-24', 'ARTICLE_COST BEAD-24 1.9 → 2.052'],
    ])
    expect(String(difference.cost.effect.amount)).toBe('102.72')
  })

  it('a dozen for a guest after ten for a dealer tells the group, the quantity and the drives to the site', () => {
    const after = calculateCase({ ...g1, quantity: Decimal.of(26), buyer: { priceGroup: null } })
    expect(story(explainDifference(g1, after))).toEqual([
      'GRP -145.42 → -: 1454.20, since PRICE_GROUP dealer → guest',
      'BREAK -17.45 → -34.90: -174.50, since STEP GRP -145.42 → -; QUANTITY 10 → 26',
      'QUANTITY 5671.40 → 14745.64: 9074.24, since QUANTITY 10 → 26',
      'SVC-INSTALL 1020.00 → 2652.00: 1632.00, since QUANTITY 10 → 26',
      'TRV-KM 111.60 → 223.20: 111.60, since QUANTITY 10 → 26',
    ])
  })

  it('a new version of the model names the version where a rule changed, and only there', () => {
    const model = revised(g1.model, ['148.00 EUR', '160.00 EUR'])
    const difference = explainDifference(g1, calculateCase({ ...g1, model }))
    expect(story(difference)[0]).toBe('BASE-V70 443.68 → 455.68: 120.00, since MODEL_VERSION VENTO-70 1 → 2')
    expect(story(difference)[1]).toBe('ALU-INDEX 20.36 → 20.78: 4.20, since STEP LIST_PRICE 581.68 → 593.68')
    expect(difference.cost.lines.map(line => line.number)).toEqual(['COMMISSION'])
  })

  it('a pump set tells what its goods cost, and which article did it', () => {
    const g7 = caseOf('G7')
    const inputs = { articleCosts: new Map([['CR45-SS316', Decimal.of('5776.65')]]) }
    const difference = explainDifference(g7, calculateCase({ ...g7, inputs }))
    expect(story(difference)).toEqual([
      'GOODS_COST 24845.80 → 26421.25: 1575.45, since COST goods 24845.8 → 26421.25; ARTICLE_COST CR45-SS316 5251.5 → 5776.65',
      'MARKUP 10435.24 → 11096.93: 661.69, since STEP GOODS_COST 24845.8 → 26421.25',
      'ALLOY 961.02 → 1057.13: 96.11, since COST pumps 15754.5 → 17329.95; ARTICLE_COST CR45-SS316 5251.5 → 5776.65',
      'PROJECT -2822.48 → -3001.45: -178.97, since STEP LIST_PRICE 35281.04 → 37518.18',
    ])
  })

  it('a pump set of a version in which an article costs something else names the version at each step of costs', () => {
    const g7 = caseOf('G7')
    const model = revised(g7.model, ['cost: 96.00 EUR', 'cost: 99.50 EUR'])
    const difference = explainDifference(g7, calculateCase({ ...g7, model }))
    const kinds = difference.entries.map(({ code, reasons }) => [code, ...reasons.map(reason => reason.kind)])
    expect(kinds).toEqual([
      ['GOODS_COST', 'COST', 'ARTICLE_COST', 'MODEL_VERSION'],
      ['MARKUP', 'STEP'],
      ['PROJECT', 'STEP'],
    ])
  })

  it('the same price at two rates is the rate, with its dates', () => {
    const [before, after] = [EARLIER, LATER].map(exchangeRate => calculateCase({ ...g1, exchangeRate }))
    expect(story(explainDifference(before!, after!))).toEqual([
      'EXCHANGE_RATE 4761.08 → 4812.45: 51.37, since EXCHANGE_RATE EUR/GBP 0.8620 of 2026-11-01 → 0.8713 of 2026-11-24',
    ])
  })

  it('euros and pounds is told in the currency of the model; pounds and euros of two models is not told', () => {
    const amounts = amountsOf(g1)
    const inPounds = amountsOf({ ...g1, exchangeRate: EARLIER })
    expect(differenceOf(amounts, inPounds)).toMatchObject({ entries: [], effect: { currency: 'EUR' } })
    const foreign = { ...amounts, goodsNet: { ...amounts.goodsNet, currency: 'USD' } }
    expect(() => differenceOf(amounts, foreign)).toThrow(
      'expected two prices in one currency, got EUR and USD',
    )
  })
})
