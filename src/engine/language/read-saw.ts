import { compare, multiply, ONE, type Rational, rational } from '../../lib/rational.ts'
import type { BomRule, SawPieceRule, SawRule, SawStock, SawStockLength } from '../model.ts'
import type { BomReading } from './bom-reading.ts'
import { readConstant } from './constants.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import { readNumber, readWhen } from './read-expression.ts'
import type { Located } from './source.ts'
import { PLAIN, sameDimensions } from './units.ts'

const LENGTH = { ...PLAIN, length: 1 }
const COST_PER_LENGTH = { ...PLAIN, money: 1, length: -1 }

/** The bars that saw lists cut from, by name. */
export function readStocks(
  fields: Fields,
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, SawStock> {
  const stocks = new Map<string, SawStock>()
  for (const [name, { value }] of fields.entries('stocks', 'the stocks')) {
    const known = ['length', 'lengths', 'trim', 'kerf', 'keep']
    const stock = Fields.of(value, known, `stock "${name}"`, sink)
    if (!stock) continue
    const lengths = readLengths(stock, currency, sink)
    const trimMm = readMillimetres(stock, 'trim', currency, sink)
    const kerfMm = readMillimetres(stock, 'kerf', currency, sink)
    const keepMm = stock.has('keep') ? readMillimetres(stock, 'keep', currency, sink) : null
    if (lengths && trimMm && kerfMm) stocks.set(name, { lengths, trimMm, kerfMm, keepMm })
  }
  return stocks
}

/** Bars of one `length`, or of several `lengths`, each perhaps with a cost of its own. */
function readLengths(stock: Fields, currency: string, sink: ProblemSink): SawStockLength[] | null {
  if (!stock.has('lengths')) {
    const lengthMm = readMillimetres(stock, 'length', currency, sink)
    return lengthMm && [{ lengthMm, unitCost: null }]
  }
  const both = stock.value('length')
  if (both)
    return stock.report(
      both.offset,
      'WRONG_SHAPE',
      `expected "length" or "lengths" for ${stock.what}, got both`,
    )
  const items = stock.items('lengths')
  const given = stock.value('lengths')
  if (given?.kind === 'list' && items.length === 0)
    stock.report(given.offset, 'WRONG_SHAPE', `expected at least one of "lengths" for ${stock.what}`)
  if (items.length === 0) return null
  const lengths = items.map((item, index) =>
    readLength(item, `length ${index + 1} of ${stock.what}`, currency, sink),
  )
  for (const [index, item] of items.entries()) if (isSecond(lengths, index)) reportSecond(stock, item, index)
  return lengths.filter(length => length !== null)
}

function isSecond(lengths: readonly (SawStockLength | null)[], index: number): boolean {
  const length = lengths[index]
  return lengths.slice(0, index).some(one => one && length && compare(one.lengthMm, length.lengthMm) === 0)
}

function reportSecond(stock: Fields, item: Located, index: number): void {
  const message = `expected every length of ${stock.what} once; length ${index + 1} is one of those before it`
  stock.report(item.offset, 'DUPLICATE_NAME', message)
}

function readLength(item: Located, what: string, currency: string, sink: ProblemSink): SawStockLength | null {
  const fields = Fields.of(item, ['length', 'cost'], what, sink)
  const lengthMm = fields && readMillimetres(fields, 'length', currency, sink)
  if (!fields || !lengthMm) return null
  if (!fields.has('cost')) return { lengthMm, unitCost: null }
  const unitCost = readCostPerMetre(fields, currency, sink)
  return unitCost && { lengthMm, unitCost }
}

function readCostPerMetre(fields: Fields, currency: string, sink: ProblemSink): Rational | null {
  const source = fields.requiredText('cost')
  const constant = source && readConstant(source, currency, sink)
  if (!source || constant === null) return null
  const dimensions = constant?.measure?.dimensions
  if (constant && dimensions && sameDimensions(dimensions, COST_PER_LENGTH) && constant.value.numerator >= 0n)
    return constant.value
  return fields.report(
    source.offset,
    'UNIT_MISMATCH',
    `expected a cost like 9.80 ${currency}/m for "cost" of ${fields.what}, got ${quoted(source.text)}`,
  )
}

function readMillimetres(fields: Fields, key: string, currency: string, sink: ProblemSink): Rational | null {
  const source = fields.requiredText(key)
  const constant = source && readConstant(source, currency, sink)
  if (!source || constant === null) return null
  if (
    constant &&
    (constant.measure?.dimensions.length === 1 || constant.value.numerator === 0n) &&
    constant.value.numerator >= 0n
  )
    return multiply(constant.value, rational(1000n))
  return fields.report(
    source.offset,
    'UNIT_MISMATCH',
    `expected a length like 6000 mm for "${key}" of ${fields.what}, got ${quoted(source.text)}`,
  )
}

export function readSawRule(
  reading: BomReading,
  common: Pick<BomRule, 'key' | 'parentKey' | 'number' | 'description' | 'when'>,
  fields: Fields,
): SawRule | null {
  const stockName = fields.requiredText('stock')
  const stock = stockName && reading.stocks.get(stockName.text)
  if (stockName && !stock)
    fields.report(
      stockName.offset,
      'UNKNOWN_NAME',
      `expected a stock for ${fields.what}, got ${quoted(stockName.text)}${suggest(stockName.text, reading.stocks.keys())}`,
    )
  const isCosted = stock?.lengths.every(length => length.unitCost) ?? false
  const cost = isCosted ? fields.text('cost') : fields.requiredText('cost')
  const unitCost = cost && readNumber(reading, cost, COST_PER_LENGTH, `"cost" of ${fields.what}`)
  fields.required('pieces')
  const pieces = fields
    .items('pieces')
    .map((item, index) => readPiece(reading, item, `piece ${index + 1} of ${fields.what}`))
  if (!stock || !(unitCost || (isCosted && !cost)) || pieces.includes(null)) return null
  return { ...common, kind: 'SAW_LIST', stock, unitCost, pieces: pieces.filter(piece => piece !== null) }
}

function readPiece(reading: BomReading, item: Located, what: string): SawPieceRule | null {
  const known = ['length', 'count', 'mitre', 'mitreLeft', 'mitreRight', 'when']
  const fields = Fields.of(item, known, what, reading.sink)
  if (!fields) return null
  const lengthText = fields.requiredText('length')
  const countText = fields.text('count')
  const length = lengthText && readNumber(reading, lengthText, LENGTH, `the length of ${what}`)
  const count = countText
    ? readNumber(reading, countText, PLAIN, `the count of ${what}`)
    : ({ kind: 'number', value: ONE } as const)
  if (!length || !count) return null
  const mitre = readDegrees(fields, 'mitre')
  return {
    length,
    count,
    mitreLeft: readDegrees(fields, 'mitreLeft') ?? mitre,
    mitreRight: readDegrees(fields, 'mitreRight') ?? mitre,
    when: readWhen(reading, fields),
  }
}

function readDegrees(fields: Fields, key: string): Rational | null {
  const degrees = fields.decimal(key)
  if (!degrees) return null
  const value = degrees.toRational()
  if (value.numerator > 0n && value.numerator <= 180n * value.denominator) return value
  return fields.report(
    fields.value(key)!.offset,
    'BAD_RANGE',
    `expected degrees above 0 and at most 180 for "${key}" of ${fields.what}, got ${degrees}`,
  )
}
