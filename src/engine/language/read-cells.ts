import { compare, multiply, type Rational } from '../../lib/rational.ts'
import type { Cell } from '../table/lookup-table.ts'
import { type Constant, readConstant } from './constants.ts'
import { type ProblemSink, quoted, suggest } from './problems.ts'
import type { LocatedText } from './source.ts'
import type { Column } from './types.ts'
import { describeDimensions, PLAIN, sameDimensions } from './units.ts'

/** What one cell says: its value, or the two ends of a range. */
export type ReadCell = readonly [Cell] | readonly [Cell, Cell]

/** @returns null after reporting what does not fit the column */
export function readCell(
  cell: LocatedText,
  column: Column,
  currency: string,
  sink: ProblemSink,
): ReadCell | null {
  if (column.match && cell.text === 'any' && !cell.isQuoted)
    return column.match === 'between' ? [null, null] : [null]
  if (column.match === 'between') return readRange(cell, column, currency, sink)
  if (column.type === 'number') {
    const number = readNumber(cell, column, currency, sink)
    return number && [number]
  }
  const options = column.feature?.feature.options.map(option => option.code)
  if (!options || options.includes(cell.text)) return [cell.text]
  sink.add(
    cell.offset,
    'UNKNOWN_OPTION',
    `expected an option of "${column.feature?.feature.code}" in column "${column.name}", got ${quoted(cell.text)}${suggest(cell.text, options)}`,
  )
  return null
}

/** `100..200`, `100..`, `..200 mm`: a unit behind the high end goes for the low end too. */
function readRange(cell: LocatedText, column: Column, currency: string, sink: ProblemSink): ReadCell | null {
  const dots = cell.text.indexOf('..')
  const [low, high] = [partOf(cell, 0, dots), partOf(cell, dots + 2, cell.text.length)]
  if (dots < 0 || (low.text === '' && high.text === '')) {
    sink.add(
      cell.offset,
      'WRONG_SHAPE',
      `expected a range like 100..200 in column "${column.name}", got ${quoted(cell.text)}`,
    )
    return null
  }
  const end = high.text === '' ? null : readConstantCell(high, column, currency, sink)
  const start = low.text === '' ? null : readConstantCell(low, column, currency, sink)
  if (start === undefined || end === undefined) return null
  const shared = start && !start.measure && end?.measure ? end.measure.factor : null
  const from = start && (shared ? multiply(start.value, shared) : inBaseUnits(start, column))
  const to = end && inBaseUnits(end, column)
  if (!from || !to || compare(from, to) < 0) return [from, to]
  sink.add(
    cell.offset,
    'BAD_RANGE',
    `expected a range that ends above its start in column "${column.name}", got ${quoted(cell.text)}`,
  )
  return null
}

function partOf(cell: LocatedText, start: number, end: number): LocatedText {
  const raw = cell.text.slice(start, Math.max(start, end))
  const first = start + raw.length - raw.trimStart().length
  return {
    ...cell,
    text: raw.trim(),
    offset: cell.offsetOf(first),
    offsetOf: index => cell.offsetOf(first + index),
  }
}

function readNumber(cell: LocatedText, column: Column, currency: string, sink: ProblemSink): Rational | null {
  const constant = readConstantCell(cell, column, currency, sink)
  return constant ? inBaseUnits(constant, column) : null
}

/** Without a unit of its own a number is in the column's. */
function inBaseUnits({ value, measure }: Constant, column: Column): Rational {
  return measure || !column.measure ? value : multiply(value, column.measure.factor)
}

/** @returns undefined after reporting */
function readConstantCell(
  cell: LocatedText,
  column: Column,
  currency: string,
  sink: ProblemSink,
): Constant | undefined {
  const constant = readConstant(cell, currency, sink)
  if (constant === null) return undefined
  if (constant === undefined) {
    sink.add(
      cell.offset,
      'BAD_NUMBER',
      `expected a number in column "${column.name}", got ${quoted(cell.text)}`,
    )
    return undefined
  }
  const expected = column.measure?.dimensions ?? PLAIN
  if (!constant.measure || sameDimensions(constant.measure.dimensions, expected)) return constant
  sink.add(
    cell.offset,
    'UNIT_MISMATCH',
    `expected ${describeDimensions(expected)} in column "${column.name}", got ${quoted(cell.text)}`,
  )
  return undefined
}
