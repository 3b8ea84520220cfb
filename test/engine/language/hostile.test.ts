import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { type Choices, calculate, configure, readModel } from '../../../src/engine/index.ts'
import { patternWork } from '../../../src/engine/language/pattern-work.ts'

const HEAD = 'product: X\nversion: "1"\nname: X\ncurrency: EUR\n'
const FEATURES =
  'features:\n  a: { label: A, type: decimal, min: 0, max: 99.9999, step: 0.0001 }\n  b: { label: B, type: boolean }\n'
const many = (count: number, line: (place: number) => string) =>
  Array.from({ length: count }, (_none, place) => line(place)).join('')
const rule = (expression: string) =>
  `${HEAD}${FEATURES}constraints:\n  C: { say: No., rule: ${JSON.stringify(expression)} }\n`
const calculations = (lines: string) => `${HEAD}${FEATURES}calculate:\n${lines}`
const options = (count: number) =>
  `${HEAD}features:\n  a:\n    label: A\n    type: option\n    options: [${many(count, place => `${place},`)}]\n`

function firstOf(text: string): string {
  const { model, problems } = readModel(text, 'x')
  expect(model).toBeNull()
  const { code, line, column } = problems[0]!
  return `${code} ${line}:${column}`
}

/** A chain in which each squares the one before: 2^200 digits, were it worked out. */
const squares = many(150, place => `  c${place + 1}: c${place} * c${place}\n`)

describe('numbers that grow without end are refused where they pass 1,000 digits', () => {
  it.each([
    ['squares of squares', calculations(`  c0: a\n${squares}`), 'NUMBER_TOO_LARGE 16:7'],
    ['squares of constants', calculations(`  c0: 1.5\n${squares}`), 'NUMBER_TOO_LARGE 20:8'],
    [
      'quotients of quotients',
      calculations(`  c0: a\n${squares.replaceAll('*', '/')}`),
      'NUMBER_TOO_LARGE 14:7',
    ],
    ['a product of 190', rule(`${'a * '.repeat(190)}a > 1`), 'NUMBER_TOO_LARGE 9:25'],
    ['a power of ten', rule('a > 1e999999999'), 'UNKNOWN_UNIT 9:30'],
    ['a product of 1,000', rule(`${'a * '.repeat(1_000)}a > 1`), 'TOO_DEEP 9:825'],
    [
      'an end of the grid',
      `${HEAD}features:\n  a: { label: A, type: integer, min: 0, max: ${'9'.repeat(100_000)} }\n`,
      'BAD_NUMBER 6:46',
    ],
    [
      'a cell',
      calculations(
        `  c: 1\ntables:\n  t: { columns: { x: { match: upTo } }, rows: [[${'9'.repeat(90)}]] }\n`,
      ),
      'BAD_NUMBER 11:49',
    ],
  ])('%s', (_what, text, problem) => expect(firstOf(text)).toBe(problem))

  it('and sums of a hundred fractions are not among them', () => {
    const sum = Array.from({ length: 100 }, (_none, place) => `a / ${place + 1}`).join(' + ')
    const { model, problems } = readModel(
      rule(`${sum} > 1 and sum(${sum.replaceAll(' + ', ', ')}) >= 0`),
      'x',
    )
    expect(problems).toEqual([])
    expect(configure(model!, { choices: { a: '1' } }).status).not.toBe('CONFLICT')
  })

  it('nor are price steps, which stop when they come to it', () => {
    const steps = many(
      40,
      place =>
        `  S${place + 1}: { kind: option, label: S, amount: S${place} * S${place} * S${place} / 1 EUR / 1 EUR }\n`,
    )
    const text = `${HEAD}${FEATURES}price:\n  S0: { kind: base, label: S, amount: 99 EUR }\n${steps}`
    const { model } = readModel(text, 'x')
    expect(() => calculate(model!, { a: '1', b: true }, Decimal.of(1), { priceGroup: null }, {})).toThrow(
      'a number comes to more than 1,000 digits',
    )
  })
})

describe('calculations that use each other twice', () => {
  it('are looked through once', () => {
    const sums = many(100, place => `  c${place + 1}: c${place} + c${place}\n`)
    const { model, problems } = readModel(
      calculations(`  c0: a\n${sums}constraints:\n  C: { rule: c100 <= c99 + c0, say: No. }\n`),
      'x',
    )
    expect(problems).toEqual([])
    expect(configure(model!, { choices: {} }).domain('a').max).toBe('0.0000')
  })
})

describe('what nests deep is refused or works', () => {
  it.each([
    ['a constraint', rule(`${'(b and '.repeat(2_400)}b${')'.repeat(2_400)}`), 'TOO_DEEP 9:1419'],
    ['ifs in ifs', rule(`${'if b then '.repeat(1_100)}b${' else b'.repeat(1_100)}`), 'TOO_DEEP 9:2018'],
    ['lookups in lookups', rule(`${'lookup('.repeat(2_000)}`), 'TOO_DEEP 9:1425'],
  ])('%s', (_what, text, problem) => expect(firstOf(text)).toBe(problem))

  it('up to the limit it is read, compiled and evaluated', () => {
    const cases = `${many(199, place => `if a = ${place} then b else `)}not b`
    const nested = calculations(
      `  c0: ${cases}\n  c1: ${cases.replaceAll('b', 'c0')}\n  c2: b or c1\nconstraints:\n  C: { rule: c2 iff c1, say: No. }\n`,
    )
    const { model, problems } = readModel(nested, 'x')
    expect(problems).toEqual([])
    const asked: Choices[] = [{}, { a: '98', b: true }, { a: '99.5', b: false }]
    for (const choices of asked) expect(configure(model!, { choices }).status).not.toBe('CONFLICT')
  })
})

describe('what is many is bounded', () => {
  it.each([
    ['30,000 features', `${HEAD}features:\n${many(30_000, place => `  f${place}:\n`)}`, 'TOO_MANY 5:1'],
    ['150,000 keys', many(150_000, place => `k${place}: 1\n`), 'FILE_TOO_LARGE 71429:8'],
    ['20,000 options', options(20_000), 'TOO_MANY 9:5'],
    [
      '25,000 constraints',
      `${HEAD}${FEATURES}constraints:\n${many(25_000, place => `  C${place}:\n`)}`,
      'TOO_MANY 8:1',
    ],
    [
      '2,000 tests',
      `${HEAD}${FEATURES}tests:\n${many(2_000, place => `  t${place}: { choose: {}, expect: {} }\n`)}`,
      'TOO_MANY 8:1',
    ],
    [
      '500 quantity breaks',
      `${HEAD}${FEATURES}tables:\n  t: { columns: { q: { match: from }, p: {} }, take: last, rows: [${many(500, place => `[${place}, 1],`)}] }\nprice:\n  P: { kind: base, label: P, amount: "lookup(t, quantity).p * 1 EUR" }\n`,
      'TOO_MANY 10:1',
    ],
    ['more than 2 MB of YAML', `${HEAD}#${'x'.repeat(10_000_000)}`, 'FILE_TOO_LARGE 1:1'],
  ])('%s', (_what, text, problem) => expect(firstOf(text)).toBe(problem))

  it('10,000 features and 9,000 options are read', () => {
    const features = many(10_000, place => `  f${place}: { label: F, type: boolean }\n`)
    expect(readModel(`${HEAD}features:\n${features}`, 'x').problems).toEqual([])
    expect(readModel(options(9_000), 'x').problems).toEqual([])
  })

  it('errors stop at a thousand, however long each takes to explain', () => {
    const features = many(4_900, place => `  feature${place}: { label: F, type: boolean }\n`)
    const constraints = many(2_000, place => `  C${place}: { rule: featur${place}e, say: N }\n`)
    const { problems } = readModel(`${HEAD}features:\n${features}constraints:\n${constraints}`, 'x')
    expect(problems).toHaveLength(1_000)
  })

  it('attributes of one option take no square of their number', () => {
    const attributes = many(20_000, place => `a${place}: 1, `)
    const { model } = readModel(
      `${HEAD}features:\n  a: { label: A, type: option, options: { X: { label: X, ${attributes} } } }\n`,
      'x',
    )
    expect(model).not.toBeNull()
  })
})

describe('a pattern', () => {
  it.each([
    ['^RAL\\d{4}$', 1],
    ['^(?:RAL|NCS)?[0-9]{4}$', 200 * 2 * 2],
    ['^[A-Z]{1,3}-?[0-9]{2,6}$', 3 * 2 * 5],
    ['^[A-Z]+-[0-9]+$', 200 * 200],
    ['^a{3,}?b$', 198],
    ['^(a+)+$', Infinity],
    ['^(a|a)*$', Infinity],
    ['^(a?){30}$', Infinity],
    ['(.)\\1', Infinity],
  ])('%s takes at most %d steps on 200 letters', (pattern, work) =>
    expect(patternWork(pattern, 200)).toBe(work),
  )

  it.each([
    ['stars in a row', '^a*a*a*a*a*b$'],
    ['may be there or not, sixty times', `^${'a?'.repeat(60)}${'a'.repeat(60)}$`],
    ['alternatives in a row', `^${'(?:a|a)'.repeat(25)}b$`],
    ['a repeat of repeats', '^(a+)+$'],
  ])('that backtracks for ever is refused: %s', (_what, pattern) => {
    expect(firstOf(`${HEAD}features:\n  a: { label: A, type: text, pattern: "${pattern}" }\n`)).toBe(
      'BAD_PATTERN 6:39',
    )
  })
})
