import { describe, expect, it } from 'vitest'
import type { SawList } from '../../src/domain/bom.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { brokenConstraints, calculate, checkChoices } from '../../src/engine/index.ts'
import { configure } from '../../src/engine/solve/configure.ts'
import { fraction } from '../support/catalogue-check/arithmetic.ts'
import { randomAny, randomQuantity, randomValid } from '../support/catalogue-check/generate.ts'
import { PRODUCTS } from '../support/catalogue-check/products.ts'
import { seededRandom } from '../support/catalogue-check/random.ts'
import type { Checked, Product, Selections } from '../support/catalogue-check/types.ts'
import { loadModel } from './models.ts'

const CASES = 500

describe.each(PRODUCTS.map(product => [product.code, product] as const))('%s', (code, product) => {
  const model = loadModel(code)

  it('comes out as in a second implementation, for many configurations', () => {
    const random = seededRandom(70)
    for (let round = 0; round < CASES; round++) {
      const selections = randomValid(product, random)
      const quantity = Math.min(model.maximumQuantity, randomQuantity(random))
      const priceGroup = random.pick(['guest', 'dealer'] as const)
      const { choices, refusals } = checkChoices(model, selections)
      expect(refusals).toEqual([])
      const calculated = calculate(model, choices, Decimal.of(quantity), { priceGroup }, {})
      const bars = new Map(calculated.definition.sawLists.map(list => [list.profile, list.barCount]))
      const checked = product.check(selections, {
        ...{ quantity, priceGroup, bars },
        lengths: lengthsOf(calculated.definition.sawLists),
      })
      const about = JSON.stringify({ selections, quantity, priceGroup })
      expect(figuresOf(calculated), about).toEqual(figuresIn(checked))
      expectPlans(calculated.definition.sawLists, checked)
      expect(configure(model, { choices }).status, about).toBe('COMPLETE')
    }
  })

  it('breaks the same rules as in a second implementation', () => {
    const random = seededRandom(71)
    for (let round = 0; round < CASES; round++) {
      const selections = randomAny(product, random)
      const { choices } = checkChoices(model, selections)
      const broken = brokenConstraints(model, choices)
      const errors = broken.filter(one => one.severity === 'error').map(one => one.code)
      expect(errors, JSON.stringify(selections)).toEqual(product.broken(selections))
      expect(configure(model, { choices }).status, JSON.stringify(selections)).toBe(
        statusOf(product, selections),
      )
    }
  })
})

/** INCOMPLETE when a text is all that is missing. */
function statusOf(product: Product, selections: Selections): string {
  if (product.broken(selections).length === 0) return 'COMPLETE'
  const isText = selections.ralCode === null
  const isRepaired = isText && product.broken({ ...selections, ralCode: 'RAL1000' }).length === 0
  return isRepaired ? 'INCOMPLETE' : 'CONFLICT'
}

/** Of the lists whose bars were chosen from two lengths: how many shorter and longer ones there are. */
function lengthsOf(lists: readonly SawList[]): ReadonlyMap<string, readonly [number, number]> {
  const chosen = lists.filter(list => list.choice)
  return new Map(
    chosen.map(({ profile, choice, bars }) => {
      const [shorter, longer] = choice!.supplies
        .map(supply => supply.lengthMm)
        .toSorted((a, b) => a.compare(b))
        .map(length => bars.reduce((sum, bar) => sum + (bar.lengthMm.equals(length) ? bar.count : 0), 0)) as [
        number,
        number,
      ]
      return [profile, [shorter, longer]] as const
    }),
  )
}

type Calculated = ReturnType<typeof calculate>

function figuresOf({ price, definition }: Calculated) {
  const piece = price.steps.filter(step => step.scope === 'PIECE' && step.kind !== 'SUBTOTAL')
  const line = price.steps.filter(step => step.scope === 'LINE' && step.kind !== 'SUBTOTAL')
  return {
    itemNumber: definition.itemNumber,
    steps: piece.map(({ kind, amount }) => `${kind} ${plain(amount.amount)}`),
    services: line.reduce((sum, step) => sum.plus(step.amount.amount.toString()), fraction(0)).toString(),
    lines: definition.lines
      .map(one =>
        [
          one.kind,
          one.number,
          plain(one.quantity.value),
          one.quantity.unit,
          one.unitCost ? plain(one.unitCost.amount) : '-',
          plain(one.cost.amount),
          one.net ? plain(one.net.amount) : '-',
        ].join(' '),
      )
      .sort(),
    totals: [price.unitNet, price.goodsNet, price.servicesNet, price.net, price.cost, price.margin].map(one =>
      plain(one.amount),
    ),
    marginPercent: price.marginPercent && plain(price.marginPercent),
  }
}

function figuresIn(checked: Checked): ReturnType<typeof figuresOf> {
  const { unitNet, goodsNet, servicesNet, net, cost, margin } = checked
  return {
    itemNumber: checked.itemNumber,
    steps: checked.steps.map(({ kind, amount }) => `${kind} ${amount}`),
    services: servicesNet.toString(),
    lines: checked.lines
      .map(one =>
        [one.kind, one.number, one.quantity, one.unit, one.unitCost ?? '-', one.cost, one.net ?? '-'].join(
          ' ',
        ),
      )
      .sort(),
    totals: [unitNet, goodsNet, servicesNet, net, cost, margin].map(String),
    marginPercent: checked.marginPercent.toString(),
  }
}

function plain(decimal: Decimal): string {
  return fraction(decimal.toString()).toString()
}

function expectPlans(lists: readonly SawList[], checked: Checked): void {
  expect(lists.map(list => list.profile).sort()).toEqual([...checked.bars.keys()].sort())
  for (const { profile, barCount, lowerBound } of lists) {
    expect(barCount).toBeLessThanOrEqual(checked.bars.get(profile)!)
    expect(barCount).toBeGreaterThanOrEqual(checked.fewestBars.get(profile)!)
    expect(lowerBound).toBeLessThanOrEqual(barCount)
  }
}
