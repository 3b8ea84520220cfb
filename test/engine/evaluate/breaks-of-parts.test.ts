import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { price, readModel } from '../../../src/engine/index.ts'
import { loadModel } from '../../models/models.ts'

const RACK = new URL('../../scenario/nested-product/rack.product.yaml', import.meta.url)

/** A rack of six shelves; PLANK makes at most 9,999 of them at once. */
it('a price has no break at a quantity at which a part cannot be made', () => {
  const step =
    '\n  MANY: { kind: quantity-break, label: { en: Many, nl: Veel }, amount: "if quantity >= 2000 then -(2 EUR) else if quantity >= 20 then -(1 EUR) else 0 EUR" }\n'
  const products = (code: string) => loadModel(code)
  const { model, problems } = readModel(`${readFileSync(RACK, 'utf8').trimEnd()}${step}`, 'rack', {
    products,
  })
  expect(problems).toEqual([])
  expect(model!.breakQuantities).toEqual([20, 2000])
  const values = { width: 90, wood: 'OAK', hidden: false, shelves: 6 }
  const { quantityBreaks } = price(model!, values, Decimal.of(1))
  expect(quantityBreaks.map(({ minimumQuantity }) => minimumQuantity.toString())).toEqual(['1', '20'])
})
