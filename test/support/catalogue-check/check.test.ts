import { describe, expect, it } from 'vitest'
import { GOLDEN, type GoldenCase } from '../../models/golden.ts'
import { fraction } from './arithmetic.ts'
import { vatPercent } from './check.ts'
import { productOf } from './products.ts'
import type { Checked } from './types.ts'

describe('the second implementation of the catalogue gives the golden figures', () => {
  it.each(GOLDEN.cases.map(one => [one.name, one] as const))('%s', (_name, golden) => {
    const product = productOf(golden.model)
    expect(product.broken(golden.selections)).toEqual([])
    const { quantity, priceGroup } = golden
    expect(figuresOf(product.check(golden.selections, { quantity, priceGroup }))).toEqual(expectedOf(golden))
  })

  it('the taxes too', () => {
    for (const { expect: expected } of GOLDEN.cases) {
      const vat = fraction(expected.net).percent(vatPercent(null, null)!).cents
      if (expected.vat) expect(vat).toEqual(fraction(expected.vat))
      if (expected.gross) expect(vat.plus(expected.net)).toEqual(fraction(expected.gross))
    }
  })
})

const number = (text: string): string => fraction(text).toString()

function figuresOf(checked: Checked) {
  return {
    itemNumber: checked.itemNumber,
    steps: checked.steps.map(({ kind, amount }) => `${kind} ${amount}`),
    lines: checked.lines
      .map(line => [line.kind, line.number, line.quantity, line.unit, line.cost, line.net ?? '-'].join(' '))
      .sort(),
    unitCosts: checked.lines
      .flatMap(line => (line.unitCost ? [`${line.number} ${line.unitCost}`] : []))
      .sort(),
    bars: Object.fromEntries(checked.bars),
    totals: [checked.goodsNet, checked.servicesNet, checked.net, checked.cost, checked.margin].map(String),
    marginPercent: checked.marginPercent.toString(),
  }
}

function expectedOf({ expect: expected }: GoldenCase): ReturnType<typeof figuresOf> {
  const { goodsNet, servicesNet, net, cost, margin } = expected
  return {
    itemNumber: expected.itemNumber,
    steps: expected.stepsPerPiece
      .filter(({ kind }) => kind !== 'SUBTOTAL')
      .map(({ kind, amount }) => `${kind} ${number(amount)}`),
    lines: expected.lines
      .map(line =>
        [
          line.kind,
          line.number,
          number(line.quantity),
          line.unit,
          number(line.cost),
          line.net ? number(line.net) : '-',
        ].join(' '),
      )
      .sort(),
    unitCosts: expected.lines
      .flatMap(line => (line.unitCost ? [`${line.number} ${number(line.unitCost)}`] : []))
      .sort(),
    bars: expected.bars,
    totals: [goodsNet, servicesNet, net, cost, margin].map(number),
    marginPercent: number(expected.marginPercent),
  }
}
