import { multiply, ONE, type Rational, rational } from '../../lib/rational.ts'
import type { BomRule, SawPieceRule, SawRule, SawStock } from '../model.ts'
import type { BomReading } from './bom-reading.ts'
import { readConstant } from './constants.ts'
import { Fields } from './fields.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import { readNumber, readWhen } from './read-expression.ts'
import type { Located } from './source.ts'
import { PLAIN } from './units.ts'

const LENGTH = { ...PLAIN, length: 1 }

/** The bars that saw lists cut from, by name. */
export function readStocks(
  fields: Fields,
  currency: string,
  sink: ProblemSink,
): ReadonlyMap<string, SawStock> {
  const stocks = new Map<string, SawStock>()
  for (const [name, { value }] of fields.entries('stocks', 'the stocks')) {
    const stock = Fields.of(value, ['length', 'trim', 'kerf'], `stock "${name}"`, sink)
    if (!stock) continue
    const lengthMm = readMillimetres(stock, 'length', currency, sink)
    const trimMm = readMillimetres(stock, 'trim', currency, sink)
    const kerfMm = readMillimetres(stock, 'kerf', currency, sink)
    if (lengthMm && trimMm && kerfMm) stocks.set(name, { lengthMm, trimMm, kerfMm })
  }
  return stocks
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
  const cost = fields.requiredText('cost')
  const unitCost =
    cost && readNumber(reading, cost, { ...PLAIN, money: 1, length: -1 }, `"cost" of ${fields.what}`)
  fields.required('pieces')
  const pieces = fields
    .items('pieces')
    .map((item, index) => readPiece(reading, item, `piece ${index + 1} of ${fields.what}`))
  if (!stock || !unitCost || pieces.includes(null)) return null
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
