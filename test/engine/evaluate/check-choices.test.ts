import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { checkChoices, checkQuantity, readModel } from '../../../src/engine/index.ts'
import { loadModel } from '../../models/models.ts'

const { model } = readModel(
  `
product: ALL
version: "1"
name: All types
currency: EUR
features:
  flag: { label: Flag, type: boolean }
  depth: { label: Depth, type: option, unit: mm, options: [200, 250] }
  extras:
    label: Extras
    type: multi-option
    options: { LED: LED, USB: USB, HOOK: Hook }
  width: { label: Width, type: integer, unit: mm, min: 300, max: 2400, step: 10 }
  weight: { label: Weight, type: decimal, unit: kg, min: 0.5, max: 4, step: 0.25 }
  note: { label: Note, type: text, maxLength: 5 }
  ralCode: { label: RAL, type: text, pattern: '^RAL\\d{4}$' }
`,
  'all',
)
const rulebook = model!

describe('a value is taken for what it is meant to be', () => {
  test.each([
    ['flag', true, true],
    ['depth', 250, '250'],
    ['depth', '200', '200'],
    ['extras', ['USB', 'LED', 'USB'], ['LED', 'USB']],
    ['extras', [], []],
    ['width', 1200, 1200],
    ['weight', '2.50', '2.5'],
    ['weight', 2, '2'],
    ['weight', '3.00', '3'],
    ['note', 'été 🪟', 'été 🪟'],
    ['ralCode', 'RAL5011', 'RAL5011'],
  ])('%s: %j', (code, raw, value) => {
    expect(checkChoices(rulebook, { [code]: raw })).toEqual({
      choices: { [code]: value },
      cleared: [],
      refusals: [],
    })
  })
})

describe('a value that the feature never has is refused', () => {
  test.each([
    ['flag', 1, 'VALUE_TYPE'],
    ['flag', 'yes', 'VALUE_TYPE'],
    ['depth', 260, 'UNKNOWN_OPTION'],
    ['depth', true, 'VALUE_TYPE'],
    ['depth', {}, 'VALUE_TYPE'],
    ['depth', Number.NaN, 'VALUE_TYPE'],
    ['extras', 'LED', 'VALUE_TYPE'],
    ['extras', ['LED', 'WIFI'], 'UNKNOWN_OPTION'],
    ['width', 1205, 'OFF_STEP'],
    ['width', 290, 'OUT_OF_RANGE'],
    ['width', 1e23, 'OUT_OF_RANGE'],
    ['width', '1200', 'VALUE_TYPE'],
    ['flag', 'true', 'VALUE_TYPE'],
    ['width', 1e300, 'OUT_OF_RANGE'],
    ['width', Number.POSITIVE_INFINITY, 'VALUE_TYPE'],
    ['width', Number.NaN, 'VALUE_TYPE'],
    ['width', 1200.5, 'VALUE_TYPE'],
    ['width', '1e3', 'VALUE_TYPE'],
    ['width', 'wide', 'VALUE_TYPE'],
    ['width', '', 'VALUE_TYPE'],
    ['width', [1200], 'VALUE_TYPE'],
    ['weight', 2.5, 'VALUE_TYPE'],
    ['weight', '2.6', 'OFF_STEP'],
    ['weight', '4.25', 'OUT_OF_RANGE'],
    ['weight', '1e2', 'VALUE_TYPE'],
    ['note', 'longer', 'TEXT_TOO_LONG'],
    ['note', 'x'.repeat(1_000_000), 'TEXT_TOO_LONG'],
    ['note', '\uD800', 'VALUE_TYPE'],
    ['note', 5, 'VALUE_TYPE'],
    ['ralCode', 'RAL501', 'TEXT_PATTERN'],
    ['ralCode', 'ral5011', 'TEXT_PATTERN'],
    ['__proto__', 1, 'UNKNOWN_FEATURE'],
    ['constructor', 1, 'UNKNOWN_FEATURE'],
    ['widht', 1200, 'UNKNOWN_FEATURE'],
  ])('%s: %j → %s', (code, raw, refusal) => {
    const sent = Object.fromEntries([[code, raw]])
    const { choices, cleared, refusals } = checkChoices(rulebook, sent)
    expect(Object.keys(choices)).toEqual([])
    expect(cleared).toEqual([])
    expect(refusals.map(one => one.code)).toEqual([refusal])
    expect(refusals[0]!.message.length).toBeLessThan(300)
  })
})

test('a refusal says what was expected, what came and what is near', () => {
  expect(checkChoices(rulebook, { widht: 1 }).refusals[0]!.message).toBe(
    'expected a feature of this model, got "widht"; the nearest is "width"',
  )
  expect(checkChoices(rulebook, { width: 1205 }).refusals[0]!.message).toBe(
    '"width": expected 300 to 2400 in steps of 10, got 1205',
  )
})

test('null, nothing and an empty text take a choice back', () => {
  expect(checkChoices(rulebook, { width: null, flag: undefined, note: '' })).toEqual({
    choices: {},
    cleared: ['width', 'flag', 'note'],
    refusals: [],
  })
})

test('whatever JSON comes, each feature sent ends up in one place, and what was taken is taken again', () => {
  const key = fc.constantFrom(
    'flag',
    'depth',
    'extras',
    'width',
    'weight',
    'note',
    'ralCode',
    '__proto__',
    'x',
  )
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.double(),
    fc.constantFrom(...['LED', '250', 1200, '2.5', true]),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value)), entries => {
      const raw = Object.fromEntries(entries)
      const { choices, cleared, refusals } = checkChoices(rulebook, raw)
      const places = [...Object.keys(choices), ...cleared, ...refusals.map(one => one.feature)]
      expect(places.sort()).toEqual(Object.keys(raw).sort())
      expect(checkChoices(rulebook, choices)).toEqual({ choices, cleared: [], refusals: [] })
    }),
  )
})

describe('a quantity', () => {
  test.each([
    ['VENTO-70', '1', null],
    ['VENTO-70', '9999', null],
    ['VENTO-70', '2.0', null],
    ['VENTO-70', '0', 'OUT_OF_RANGE'],
    ['VENTO-70', '-1', 'OUT_OF_RANGE'],
    ['VENTO-70', '10000', 'OUT_OF_RANGE'],
    ['VENTO-70', '1.5', 'OFF_STEP'],
    ['HYDRO-SKID', '1', null],
    ['HYDRO-SKID', '2', 'OUT_OF_RANGE'],
  ])('of %s, %s: %s', (code, quantity, refusal) => {
    expect(checkQuantity(loadModel(code), Decimal.of(quantity))?.code ?? null).toBe(refusal)
  })
})
