import { expect, it } from 'vitest'
import { type BarSupply, CuttingPlans, nest, type SawRequest } from '../../../src/engine/saw/index.ts'
import { rational } from '../../../src/lib/rational.ts'
import { sawRequest } from '../../support/saw-requests.ts'

const REQUEST = sawRequest([
  { length: 1200, count: 4 },
  { length: 800, count: 3 },
])
const [PIECE] = REQUEST.pieces
const NEW: BarSupply = { lengthMm: rational(6000), price: rational(10) }
const OLD: BarSupply = { lengthMm: rational(1300), price: rational(1), available: 1, isOffcut: true }

it('the same request gets the list that was made for it', () => {
  const plans = new CuttingPlans(10)
  const list = plans.nest(REQUEST)
  expect(list).toEqual(nest(REQUEST))
  expect(plans.nest({ ...REQUEST, pieces: [...REQUEST.pieces] })).toBe(list)
})

it.each<[string, Partial<SawRequest>]>([
  ['profile', { profile: 'other' }],
  ['length of the bars', { stockLengthMm: rational(5000) }],
  ['trim', { trimMm: rational(11) }],
  ['kerf', { kerfMm: rational(5) }],
  ['remnant to keep', { keepMm: rational(900) }],
  ['length of a piece', { pieces: [{ ...PIECE!, lengthMm: rational(1201) }] }],
  ['number of pieces', { pieces: [{ ...PIECE!, quantity: 5 }] }],
  ['mitre', { pieces: [{ ...PIECE!, mitreRight: rational(30) }] }],
  ['choice of bars', { stocks: [NEW, OLD] }],
])('another %s gets another list', (_what, change) => {
  const plans = new CuttingPlans(10)
  const first = plans.nest(REQUEST)
  const other = { ...REQUEST, ...change }
  expect(plans.nest(other)).toEqual(nest(other))
  expect(plans.nest(other)).not.toBe(first)
})

it.each<[string, Partial<BarSupply>]>([
  ['length', { lengthMm: rational(1400) }],
  ['price', { price: rational(2) }],
  ['number', { available: 2 }],
  ['age', { isOffcut: false }],
])('another %s of one of the bars gets another list', (_what, change) => {
  const plans = new CuttingPlans(10)
  const request = { ...REQUEST, stockLengthMm: undefined, stocks: [NEW, OLD] }
  const first = plans.nest(request)
  const other = { ...request, stocks: [NEW, { ...OLD, ...change }] }
  expect(plans.nest(other)).toEqual(nest(other))
  expect(plans.nest(other)).not.toBe(first)
})

it('keeps no more than it may, and forgets the oldest', () => {
  const plans = new CuttingPlans(2)
  const requestOf = (profile: string) => ({ ...REQUEST, profile })
  const first = plans.nest(requestOf('a'))
  const second = plans.nest(requestOf('b'))
  plans.nest(requestOf('c'))
  expect(plans.nest(requestOf('b'))).toBe(second)
  expect(plans.nest(requestOf('a'))).not.toBe(first)
})

it('refuses a request each time it is made', () => {
  const plans = new CuttingPlans(2)
  const tooLong = sawRequest([{ length: 7000, count: 1 }])
  for (let time = 0; time < 2; time++) expect(() => plans.nest(tooLong)).toThrow(RangeError)
})
