import { describe, expect, it } from 'vitest'
import { Decimal } from '../../../src/domain/decimal.ts'
import { calculate, readModel } from '../../../src/engine/index.ts'

const HEAD = `
product: T
version: "1"
name: T
currency: EUR
features:
  width: { label: Width, type: integer, unit: mm, min: 0, max: 9000 }
  side: { label: Side, type: option, options: { LEFT: Left, RIGHT: Right } }
price:
  BASE: { kind: base, label: Base, amount: "lookup(prices, side, width).price" }
tables:
  prices:
`
const COLUMNS = `    columns:
      side: { match: equals, type: option }
      width: { match: upTo, unit: mm }
      price: { unit: EUR }
`
const FILE = `${HEAD}${COLUMNS}    file: prices.csv\n`
const CSV = 'side,width,price\nLEFT,1000,10\nLEFT,any,20.50\nRIGHT,2 m,30\n'

const readWith = (csv: string | null, text = FILE) =>
  readModel(text, 'models/t.product.yaml', { attached: name => (name === 'prices.csv' ? csv : null) })

const told = (csv: string | null, text = FILE) =>
  readWith(csv, text).problems.map(
    ({ severity, code, file, line, column }) => `${severity} ${code} ${file}:${line}:${column}`,
  )

/** Rows of `prices` written in the model, looked up by side and width; problems by row and column of it. */
function inline(rows: readonly string[], match: string, take = ''): readonly string[] {
  const width = `{ match: ${match}, unit: mm }`
  const columns = `{ side: { match: equals, type: option }, width: ${width}, price: { unit: EUR } }`
  const head = `${HEAD}    columns: ${columns}\n${take}    rows:\n`
  return readWith(null, head + rows.map(row => `    - ${row}\n`).join('')).problems.map(
    ({ code, line, column }) => `${code} ${line - head.split('\n').length + 1}:${column - 6}`,
  )
}

const priceOf = (csv: string, width: number, side: string) =>
  calculate(
    readWith(csv).model!,
    { width, side },
    Decimal.of(1),
    { priceGroup: null },
    {},
  ).price.unitNet.amount.toString()

describe('a table in a CSV file', () => {
  it('is looked up in', () => {
    expect(told(CSV)).toEqual([])
    expect(priceOf(CSV, 1000, 'LEFT')).toBe('10.00')
    expect(priceOf(CSV, 1001, 'LEFT')).toBe('20.50')
    expect(priceOf(CSV, 2000, 'RIGHT')).toBe('30.00')
    expect(() => priceOf(CSV, 2001, 'RIGHT')).toThrow('price step "BASE" is undefined for these choices')
  })

  it('may have its columns in any order, semicolons, quotes, a byte order mark and empty lines', () => {
    const csv = '\uFEFFprice;"side";width\r\n\r\n"10";LEFT; 1000 \r\n20;RIGHT;any\r\n'
    expect(told(csv)).toEqual([])
    expect(priceOf(csv, 900, 'LEFT')).toBe('10.00')
  })

  it('is part of what the version is', () => {
    const hash = (csv: string) => readWith(csv).model!.hash
    expect(hash(CSV)).toBe(hash(CSV))
    expect(hash(CSV)).not.toBe(hash(CSV.replace('20.50', '20.51')))
    expect(readWith(CSV).model!.attached).toEqual({ 'prices.csv': CSV })
  })

  it.each([
    ['no file', null, 'error UNKNOWN_FILE models/t.product.yaml:17:11'],
    ['nothing in it', '', 'error BAD_CSV models/prices.csv:1:1'],
    ['a column missing', 'side,width\nLEFT,1\n', 'error MISSING_KEY models/prices.csv:1:1'],
    ['a column twice', 'side,width,price,price\n', 'error DUPLICATE_KEY models/prices.csv:1:18'],
    ['a column too many', 'side,width,pric,price\n', 'warning UNUSED_COLUMN models/prices.csv:1:12'],
    ['a field too few', 'side,width,price\n\nLEFT,1\n', 'error WRONG_SHAPE models/prices.csv:3:1'],
    ['an empty field', 'side,width,price\nLEFT,,1\n', 'error WRONG_SHAPE models/prices.csv:2:6'],
    ['no number', 'side,width,price\nLEFT,1,"ten"\n', 'error BAD_NUMBER models/prices.csv:2:9'],
    [
      'no such option',
      'side,width,price\nLEFT,1,2\nLEFFT,2,3\n',
      'error UNKNOWN_OPTION models/prices.csv:3:1',
    ],
    ['an unknown unit', 'side,width,price\nLEFT,1 furlong,2\n', 'error UNKNOWN_UNIT models/prices.csv:2:8'],
    [
      'a unit of another kind',
      'side,width,price\nLEFT,"é,", 3 kg\n',
      'error BAD_NUMBER models/prices.csv:2:7',
    ],
    [
      'a quote that stays open',
      'side,width,price\nLEFT,1,2\n"LEFT,2,3\n',
      'error BAD_CSV models/prices.csv:3:1',
    ],
    [
      'a row that is never reached',
      'side,width,price\nLEFT,9,2\nLEFT,8,3\n',
      'warning UNREACHABLE_ROW models/prices.csv:3:1',
    ],
  ])('says where there is %s', (_what, csv, problem) => expect(told(csv)[0]).toBe(problem))

  it('takes no name that leads out of the folder', () => {
    for (const name of ['../prices.csv', '/etc/passwd', 'prices.yaml', '__proto__'])
      expect(told(CSV, FILE.replace('prices.csv', name)).map(one => one.split(' ')[1])).toEqual(['BAD_CODE'])
  })

  it('cannot have rows as well', () => {
    expect(told(CSV, `${FILE}    rows: []\n`)).toEqual(['error UNKNOWN_KEY models/t.product.yaml:17:11'])
  })
})

describe('a large CSV file', () => {
  const rows = (count: number, row: (place: number) => string) =>
    `side,width,price\n${Array.from({ length: count }, (_none, place) => row(place)).join('\n')}`

  it('may have 100,000 rows', () => {
    const csv = rows(100_000, place => `LEFT,${place + 1},${(place % 9973) / 100}`)
    const { model, problems } = readWith(csv)
    expect(problems).toEqual([])
    const at = (width: number) =>
      calculate(model!, { width, side: 'LEFT' }, Decimal.of(1), { priceGroup: null }, {}).price.unitNet
    expect(at(8123).amount.toString()).toBe('81.22')
  })

  it('is refused with a million rows, and no more is read', () => {
    expect(told(rows(1_000_000, () => 'LEFT,1,1'))).toEqual(['error TOO_MANY_ROWS models/prices.csv:1:1'])
  })

  it('is refused with more than 20 MB, unread', () => {
    expect(told('x'.repeat(20_000_001))).toEqual(['error FILE_TOO_LARGE models/t.product.yaml:17:11'])
  })

  it('tells a bounded number of problems', () => {
    expect(told(rows(50_000, place => `LEFT,${place}x,1`)).length).toBe(1_000)
    const repeated = told(rows(50_000, () => 'LEFT,1,1'))
    expect(repeated.length).toBe(100)
    expect(readWith(rows(5_000, () => 'LEFT,1,1')).model).not.toBeNull()
  })
})

describe('rows that get in the way of each other', () => {
  it.each([
    ['upTo', ['[LEFT, 10, 1]', '[LEFT, 20, 1]', '[RIGHT, 10, 1]', '[RIGHT, any, 1]'], []],
    ['upTo', ['[LEFT, 20, 1]', '[LEFT, 10, 1]'], ['UNREACHABLE_ROW 2:1']],
    ['upTo', ['[LEFT, 20, 1]', '[LEFT, 2 cm, 1]'], ['UNREACHABLE_ROW 2:1']],
    ['upTo', ['[any, any, 1]', '[LEFT, 10, 1]'], ['UNREACHABLE_ROW 2:1']],
    ['from', ['[LEFT, 10, 1]', '[LEFT, 20, 1]'], ['UNREACHABLE_ROW 2:1']],
    ['from', ['[LEFT, 20, 1]', '[LEFT, 10, 1]'], []],
    ['equals', ['[LEFT, 10, 1]', '[LEFT, 20, 1]', '[LEFT, 10, 1]'], ['UNREACHABLE_ROW 3:1']],
    ['between', ['[LEFT, 10..20, 1]', '[LEFT, 20..30, 1]', '[RIGHT, ..15, 1]', '[RIGHT, 15.., 1]'], []],
    ['between', ['[LEFT, 10..20, 1]', '[LEFT, 12..18, 1]'], ['UNREACHABLE_ROW 2:1']],
    ['between', ['[LEFT, 10..20, 1]', '[LEFT, 19..30, 1]'], ['OVERLAPPING_ROWS 2:1']],
    ['between', ['[LEFT, 10..20, 1]', '[any, 19..30, 1]'], ['OVERLAPPING_ROWS 2:1']],
    ['between', ['[LEFT, 10.., 1]', '[LEFT, 2..1, 1]'], ['BAD_RANGE 2:8']],
    ['between', ['[LEFT, "10", 1]', '[LEFT, .., 1]'], ['WRONG_SHAPE 1:8', 'WRONG_SHAPE 2:8']],
    ['between', ['[LEFT, 1..x, 1]'], ['BAD_NUMBER 1:11']],
    ['between', ['[LEFT, 1..2 kg, 1]'], ['UNIT_MISMATCH 1:11']],
  ])('%s: %s', (match, rows, problems) => expect(inline(rows, match)).toEqual(problems))

  it('are meant to where the table says so', () => {
    const rows = ['[LEFT, 10..20, 1]', '[LEFT, 19..30, 1]']
    expect(inline(rows, 'between', '    take: first\n')).toEqual([])
    expect(inline(rows, 'between', '    take: last\n')).toEqual([])
    expect(inline(rows, 'between', '    take: one\n')).toEqual(['OVERLAPPING_ROWS 2:1'])
    expect(inline(rows.slice(1), 'upTo', '    take: one\n')[0]).toMatch(/^UNKNOWN_KIND/)
  })
})

describe('a range', () => {
  const csv = 'side,width,price\nLEFT,100..200,1\nLEFT,20..30 cm,2\nLEFT,400..,3\nRIGHT,any,4\n'
  const text = FILE.replace('match: upTo', 'match: between')
  const { model } = readWith(csv, text)
  const at = (width: number, side = 'LEFT') =>
    calculate(
      model!,
      { width, side },
      Decimal.of(1),
      { priceGroup: null },
      {},
    ).price.unitNet.amount.toString()

  it('begins at its low end and stops before its high end', () => {
    expect([100, 199, 200, 299, 400, 9000].map(width => at(width))).toEqual([
      '1.00',
      '1.00',
      '2.00',
      '2.00',
      '3.00',
      '3.00',
    ])
    expect(() => at(99)).toThrow('undefined')
    expect(() => at(300)).toThrow('undefined')
    expect(at(300, 'RIGHT')).toBe('4.00')
  })

  it('is no value to read out', () => {
    const { problems } = readWith(csv, text.replace('.price"', '.width"'))
    expect(problems.map(one => one.code)).toEqual(['TYPE_MISMATCH'])
  })
})
