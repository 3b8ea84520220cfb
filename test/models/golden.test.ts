import { describe, expect, test } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { articleNumbers, calculate, configure, price, testModel } from '../../src/engine/index.ts'
import golden from './golden.json' with { type: 'json' }
import { goldenCases, loadModel, openCase, plain } from './models.ts'

describe.each(goldenCases.map(one => one.name))('%s', name => {
  const { model, choices, refusals, quantity, buyer, expect: expected } = openCase(name)
  const { definition, price: priced } = calculate(model, choices, quantity, buyer, {})

  test('is taken without a refusal and breaks no rule', () => {
    expect(refusals).toEqual([])
    expect(configure(model, { choices }).status).toBe('COMPLETE')
  })

  test('has its smart number', () => expect(definition.itemNumber).toBe(expected.itemNumber))

  test('has the promised steps in kind, amount and order', () => {
    const steps = priced.steps.filter(step => step.scope === 'PIECE' && step.kind !== 'SUBTOTAL')
    const promised = expected.stepsPerPiece.filter(step => step.kind !== 'SUBTOTAL')
    expect(steps.map(({ kind, amount }) => [kind, plain(amount.amount)])).toEqual(
      promised.map(({ kind, amount }) => [kind, plain(amount)]),
    )
  })

  test.each(['goodsNet', 'servicesNet', 'net', 'cost', 'margin'] as const)(
    'comes to the promised %s',
    amount => {
      expect(plain(priced[amount].amount)).toBe(plain(expected[amount]))
    },
  )

  test('comes to the promised margin in percent', () => {
    expect(priced.marginPercent?.toString()).toBe(expected['marginPercent'])
  })

  test('has the promised lines in kind, number, quantity, unit, cost and place', () => {
    const numberOf = new Map(definition.lines.map(line => [line.key, line.number]))
    const lines = definition.lines.map(line => ({
      kind: line.kind,
      number: line.number,
      quantity: plain(line.quantity.value),
      unit: line.quantity.unit,
      unitCost: plain(line.unitCost?.amount),
      rate: plain(line.process?.ratePerHour.amount),
      cost: plain(line.cost.amount),
      net: plain(line.net?.amount),
      below: line.parentKey && numberOf.get(line.parentKey),
    }))
    const promised = expected.lines.map(line => ({
      kind: line.kind,
      number: line.number,
      quantity: plain(line.quantity),
      unit: line.unit,
      unitCost: plain(line.unitCost),
      rate: plain(line.ratePerHour),
      cost: plain(line.cost),
      net: plain(line.net),
      below: line.below ?? null,
    }))
    expect(byNumber(lines)).toEqual(byNumber(promised))
  })

  test('needs no more bars than promised', () => {
    expect(Object.fromEntries(definition.sawLists.map(list => [list.profile, list.barCount]))).toEqual(
      expected.bars,
    )
  })

  test('has parents before children, and a cost that is the sum over all lines', () => {
    const seen = new Set<string | null>([null])
    for (const line of definition.lines) {
      expect(seen.has(line.parentKey)).toBe(true)
      seen.add(line.key)
    }
    expect(seen.size).toBe(definition.lines.length + 1)
  })
})

function byNumber<T extends { number: string }>(lines: readonly T[]): T[] {
  return lines.toSorted((a, b) => (a.number < b.number ? -1 : 1))
}

test('aluminium profiles and beads 8 % dearer: the what-if of G1', () => {
  const { model, choices, quantity, buyer } = openCase('G1')
  const articleCosts = new Map(
    [
      ['P70-FR', '9.80'],
      ['P70-SA', '11.20'],
      ['BEAD-24', '1.90'],
    ].map(([number, cost]) => [number!, Decimal.of(cost!).times(Decimal.of('1.08'))]),
  )
  const before = price(model, choices, quantity, buyer)
  const after = price(model, choices, quantity, buyer, { articleCosts })
  expect(after.cost.amount.minus(before.cost.amount).toString()).toBe(golden.whatIfProfilesPlus8Percent.delta)
  expect(after.margin.amount.toString()).toBe(golden.whatIfProfilesPlus8Percent.margin)
  expect(after.marginPercent?.toString()).toBe(golden.whatIfProfilesPlus8Percent.pct)
  expect(after.net).toEqual(before.net)
})

test('the list price of the repaired G1', () => {
  const { model, choices, quantity, buyer } = openCase('G1')
  const repaired = { ...choices, security: 'RC2', glazing: 'LAM', handle: 'LOCKABLE' }
  expect(price(model, repaired, quantity, buyer).unitList.amount.toString()).toBe(
    golden.repairOfG1.listPriceAfter,
  )
})

test('quantity breaks give the price each from every break', () => {
  const { model, choices, buyer } = openCase('G1')
  const { quantityBreaks } = price(model, choices, Decimal.of(10), buyer)
  expect(quantityBreaks.map(one => [one.minimumQuantity.toString(), one.unitNet.amount.toString()])).toEqual([
    ['1', '456.62'],
    ['5', '447.89'],
    ['10', '439.17'],
    ['25', '430.44'],
  ])
})

test('a project has one entry among the quantity breaks', () => {
  const { model, choices, buyer } = openCase('G7')
  expect(price(model, choices, Decimal.of(1), buyer).quantityBreaks).toHaveLength(1)
})

test('explode asks for the articles of the lines that apply, never for new ones, services or parts to make', () => {
  const { model, choices, quantity } = openCase('G7')
  const numbers = articleNumbers(model, choices, quantity)
  expect(numbers).toContain('CR45-SS316')
  expect(numbers).toContain('SHS80x80x5')
  expect(numbers).not.toContain('SEAL-CART')
  expect(numbers.some(number => /^(MF|FRAME|FRT|OP|TRAVEL|COMM)/.test(number))).toBe(false)
})

test.each(['VENTO-70', 'HYDRO-SKID', 'PLANK', 'CARE', 'KAST-60'])(
  'the examples in the model of %s come out',
  code => {
    const results = testModel(loadModel(code))
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(result => result.failures.length > 0)).toEqual([])
  },
)
