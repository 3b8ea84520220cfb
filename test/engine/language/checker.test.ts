import { describe, expect, test } from 'vitest'
import { Evaluation } from '../../../src/engine/evaluate/expression.ts'
import type { Expression } from '../../../src/engine/expression.ts'
import { brokenConstraints, type Choices, readModel } from '../../../src/engine/index.ts'

const HEAD = `
product: X
version: "1"
name: X
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 0, max: 3000 }
  count: { label: Count, type: integer, min: -9, max: 9 }
  load: { label: Load, type: decimal, unit: kg, min: -9, max: 9, step: 0.001 }
  depth: { label: Depth, type: option, unit: mm, options: [200, 250, 300] }
  side: { label: Side, type: option, options: { LEFT: Left, RIGHT: Right, "24V": 24 volt } }
  other: { label: Other, type: option, options: { RIGHT: Right, LEFT: Left } }
  extras: { label: Extras, type: multi-option, options: { LED: { label: LED, price: 1.50 EUR, by: A }, USB: { label: USB, price: 2 EUR, by: B } } }
  on: { label: On, type: boolean }
  note: { label: Note, type: text }
tables:
  steps:
    columns: { upTo: { match: upTo, unit: mm }, size: { type: text }, amount: { unit: EUR } }
    rows: [[1000, S, 1.50], [2000, M, 2]]
`
const VALUES: Choices = {
  width: 1200,
  count: -3,
  load: '2.345',
  depth: '250',
  side: 'LEFT',
  other: 'LEFT',
  extras: ['USB'],
  on: true,
}

function read(expression: string) {
  return readModel(`${HEAD}calculate:\n  result: ${JSON.stringify(expression)}\n`, 'x')
}

function evaluate(expression: string, values: Choices = VALUES): unknown {
  const { model, problems } = read(expression)
  if (!model) throw new Error(problems.map(problem => problem.message).join('; '))
  const node = model.calculations.get('result') as Expression
  const evaluation = new Evaluation(values)
  if (
    [
      'number',
      'numberFeature',
      'numberAttribute',
      'arithmetic',
      'negate',
      'extreme',
      'rounding',
      'numberCases',
      'lookup',
      'optionSum',
    ].includes(node.kind)
  ) {
    const value = evaluation.number(node as never)
    return value === null ? null : Number(value.numerator) / Number(value.denominator)
  }
  return evaluation.boolean(node as never)
}

describe('numbers are in base units and exact', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['-2 * -3', 6],
    ['0.1 + 0.2', 0.3],
    ['25 %', 0.25],
    ['width', 1.2],
    ['width - 200 mm', 1],
    ['1 m + 1 mm', 1.001],
    ['width * 2 m', 2.4],
    ['depth * 2', 0.5],
    ['load', 2.345],
    ['60 m3/h', 1],
    ['6 min + 1 h', 66],
    ['10 EUR/m2 * width * 1 m', 12],
    ['width / 1 mm', 1200],
    ['0.08 l/m2 * 1 m2', 0.00008],
    ['12 in', 0.3048],
    ['2 EUR/in * 1 ft', 24],
    ['width / 1 in * 254', 12000],
    ['min(3, count, 2)', -3],
    ['max(0, count)', 0],
    ['max(0, width - 2 m)', 0],
    ['sum(1, 2, 3)', 6],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(count / 2)', -2],
    ['floor(count / 2)', -2],
    ['ceil(count / 2)', -1],
    ['round(1.0005 m2, 0.001 m2)', 1.001],
    ['if on then 1 else 2', 1],
    ['if side = RIGHT then 1 else if width > 1 m then 2 else 3', 2],
    ['lookup(steps, width).amount', 2],
    ['lookup(steps, width + 1 m).amount', null],
    ['lookup(steps, width + 1 m).amount + 1 EUR', null],
    ['count(extras)', 1],
    ['sum(extras.price)', 2],
    ['sum(extras.price, 3 EUR, extras.price)', 7],
    ['1 / (count + 3)', null],
  ])('%s = %s', (expression, value) => expect(evaluate(expression)).toBe(value))
})

describe('conditions', () => {
  test.each([
    ['side = LEFT', true],
    ['side != LEFT', false],
    ['LEFT = side', true],
    ['side = "24V"', false],
    ['side = other', true],
    ['side != other', false],
    ['side in [RIGHT, LEFT]', true],
    ['side not in [RIGHT, LEFT]', false],
    ['depth = 250', true],
    ['depth = 250 mm', true],
    ['depth in [200, 300]', false],
    ['depth > 200 mm', true],
    ['count in [1, -3]', true],
    ['5 in [5, 6]', true],
    ['12 in = 1 ft', true],
    ['12 in not in [1 ft]', false],
    ['1 gal = 231 in3', true],
    ['1 gal > 3.785411783 l and 1 gal < 3.785411785 l', true],
    ['1 gal/min * 1 min = 1 gal', true],
    ['1 lb = 16 oz and 1 LBR = 0.45359237 KGM', true],
    ['1 ft2 * 1 ft = 1728 in3', true],
    ['extras includes USB', true],
    ['extras includes LED', false],
    ['note given', false],
    ['not on or width = 1.2 m', true],
    ['on and side = RIGHT or width > 0 mm', true],
    ['on implies side = RIGHT', false],
    ['not on implies side = RIGHT', true],
    ['on iff side = LEFT', true],
    ['on = (side = RIGHT)', false],
    ['on != (side = RIGHT)', true],
    ['if on then side = LEFT else false', true],
    ['lookup(steps, width) given', true],
    ['lookup(steps, width + 1 m) given', false],
    ['lookup(steps, width + 1 m).amount > 0 EUR', false],
    ['lookup(steps, width + 1 m).amount != 0 EUR', false],
  ])('%s: %s', (expression, value) => expect(evaluate(expression)).toBe(value))

  test('implies hangs to the right and is looser than or', () => {
    expect(evaluate('on implies on implies side = RIGHT')).toBe(false)
    expect(evaluate('side = RIGHT or on implies on')).toBe(true)
  })
})

describe('what does not fit is said so', () => {
  test.each([
    ['width + 1', 'UNIT_MISMATCH'],
    ['width + 1 kg', 'UNIT_MISMATCH'],
    ['width > 5 m2', 'UNIT_MISMATCH'],
    ['min(width, 5)', 'UNIT_MISMATCH'],
    ['if on then width else load', 'UNIT_MISMATCH'],
    ['lookup(steps, load).amount', 'UNIT_MISMATCH'],
    ['on + 1', 'TYPE_MISMATCH'],
    ['not width', 'TYPE_MISMATCH'],
    ['side + 1', 'TYPE_MISMATCH'],
    ['side > LEFT', 'TYPE_MISMATCH'],
    ['note = "x"', 'TYPE_MISMATCH'],
    ['width given and side given', 'TYPE_MISMATCH'],
    ['if width then 1 else 2', 'TYPE_MISMATCH'],
    ['side includes LEFT', 'TYPE_MISMATCH'],
    ['width.size', 'TYPE_MISMATCH'],
    ['extras.price', 'TYPE_MISMATCH'],
    ['count(side)', 'TYPE_MISMATCH'],
    ['sum(extras.by)', 'TYPE_MISMATCH'],
    ['sum(extras.prise)', 'UNKNOWN_ATTRIBUTE'],
    ['sum(extras.price, width)', 'UNIT_MISMATCH'],
    ['round(count, count)', 'TYPE_MISMATCH'],
    ['side = UP', 'UNKNOWN_OPTION'],
    ['depth = 260', 'UNKNOWN_OPTION'],
    ['extras includes WIFI', 'UNKNOWN_OPTION'],
    ['lookup(nothing, width).x', 'UNKNOWN_TABLE'],
    ['lookup(steps, width, width).amount', 'ARGUMENT_COUNT'],
    ['5 parsec', 'UNKNOWN_UNIT'],
    ['5 GBP', 'UNKNOWN_CURRENCY'],
    ['cost(goods)', 'NOT_HERE'],
    ['goodsNet', 'NOT_HERE'],
    ['1 +', 'SYNTAX'],
    ['1 2', 'SYNTAX'],
    ['(1', 'SYNTAX'],
    ['1 < 2 < 3', 'SYNTAX'],
    ['width ≤ 3 m', 'SYNTAX'],
    ['"open', 'SYNTAX'],
    ['if on then 1', 'SYNTAX'],
    ['side in LEFT', 'SYNTAX'],
  ])('%s → %s', (expression, code) => {
    expect(read(expression).problems.map(problem => problem.code)).toEqual([code])
  })
})

test('a number has no code of an option: depth = 260 mm is a comparison of lengths', () => {
  expect(evaluate('depth = 260 mm')).toBe(false)
})

test('an order of writing never matters: a calculation may stand before what it uses', () => {
  const text = `${HEAD}calculate:\n  a: b + 1\n  b: count\nconstraints:\n  C: { rule: a > 0, say: Count. }\n`
  const { model } = readModel(text, 'x')
  expect(brokenConstraints(model!, VALUES).map(one => one.code)).toEqual(['C'])
  expect(brokenConstraints(model!, { ...VALUES, count: 0 })).toEqual([])
})

test('a constraint cannot reach the quantity, not even through a calculation', () => {
  const text = `${HEAD}calculate:\n  a: quantity + 1\nconstraints:\n  C: { rule: a > 0, say: Count. }\n`
  expect(readModel(text, 'x').problems.map(problem => problem.message)).toEqual([
    'a constraint cannot use "a", which depends on "quantity"',
  ])
})
