import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Choices, itemNumberOf, readItemNumber, readModel } from '../../../src/engine/index.ts'
import { loadModel } from '../../models/models.ts'
import { randomAny } from '../../support/catalogue-check/generate.ts'
import { productOf } from '../../support/catalogue-check/products.ts'
import { seededRandom } from '../../support/catalogue-check/random.ts'

const text = (number: string) => `
product: R
version: "1"
name: R
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 300, max: 2400, step: 10 }
  depth: { label: Depth, type: option, unit: mm, options: [200, 250] }
  wood:
    label: Wood
    type: option
    options: { OAK: { label: Oak, short: O }, ASH: { label: Ash, short: OA } }
  load: { label: Load, type: decimal, unit: kg, min: 0.5, max: 9, step: 0.25 }
item: { number: "${number}", reversible: true }
`

test('a reversible number gives back the values it was made of', () => {
  const model = readModel(text('R-{width:4}-{depth:4}{wood.short}-{load}'), 'r').model!
  const values = fc.record({
    width: fc.integer({ min: 30, max: 240 }).map(tens => tens * 10),
    depth: fc.constantFrom('200', '250'),
    wood: fc.constantFrom('OAK', 'ASH'),
    load: fc.integer({ min: 2, max: 36 }).map(quarters => String(quarters / 4)),
  })
  fc.assert(
    fc.property(values, one => {
      expect(readItemNumber(model, itemNumberOf(model, one)!)).toEqual(one)
    }),
  )
})

test('the number of a wardrobe tells all of it, whether it can be made or not', () => {
  const model = loadModel('KAST-60')
  const random = seededRandom(60)
  const product = productOf('KAST-60')
  for (let count = 0; count < 500; count++) {
    const values = randomAny(product, random) as Choices
    const number = itemNumberOf(model, values)!
    expect(readItemNumber(model, number), number).toEqual(values)
  }
  expect(readItemNumber(model, 'K60-120-200-0001-TD3O-X10-0000')).toBeNull()
  expect(readItemNumber(model, 'K60-120-200-0001-TD3O-N10-S000')).toBeNull()
})

test('a number that tells too little is not reversible', () => {
  expect(readModel(text('R-{width:4}-{wood}'), 'r').problems.map(problem => problem.message)).toEqual([
    'expected a reversible number to tell every feature, got one that does not tell depth, load',
  ])
  const extras = `${text('R-{width:4}{depth}{wood.short}{load}{if extras includes A then "A" else ""}')}`
  const model = extras.replace(
    '  load:',
    '  extras: { label: Extras, type: multi-option, options: { A: A, B: B } }\n  load:',
  )
  const quoted = model.replace(/number: "(.*)", rev/, "number: '$1', rev")
  expect(readModel(quoted, 'r').problems.map(problem => problem.message)).toEqual([
    'expected a reversible number to tell every feature, got one that does not tell extras',
  ])
})

describe('a number that is not of this form gives nothing', () => {
  const model = readModel(text('R-{width:4}-{depth:4}{wood.short}-{load}'), 'r').model!
  test.each(['', 'R-', 'R-1205-0250O-1', 'R-1200-0260O-1', 'R-1200-0250X-1', `R-${'1'.repeat(500)}`])(
    '%s',
    number => {
      expect(readItemNumber(model, number)).toBeNull()
    },
  )
})

test('any number gives back what it does tell', () => {
  expect(readItemNumber(loadModel('VENTO-70'), 'V70-TT-1200-1400-7016-HR')).toMatchObject({
    opening: 'TILT_TURN',
    width: 1200,
    height: 1400,
    glazing: 'HRPP',
  })
})
