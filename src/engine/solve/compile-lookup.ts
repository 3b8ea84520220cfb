import type { Rational } from '../../lib/rational.ts'
import type { NumberExpression, RowLookup } from '../expression.ts'
import { type ColumnEnds, indexOf } from '../table/row-index.ts'
import { asDouble, inWholeParts } from '../table/whole-parts.ts'
import type { Compiler } from './compiling.ts'
import { DEFINED, down, INEXACT, MISSING, Range, shapeOf, up } from './range.ts'
import { RowRange } from './row-range.ts'
import { FALSE, TRUE, type Truth } from './truth.ts'

const rowsOf = new WeakMap<Compiler, Map<RowLookup, RowRange>>()

/** One for each lookup, whatever columns are read out of it. */
function rowRangeOf(compiler: Compiler, lookup: RowLookup): RowRange {
  const rows = rowsOf.get(compiler) ?? new Map<RowLookup, RowRange>()
  rowsOf.set(compiler, rows)
  const row = rows.get(lookup) ?? new RowRange(compiler, lookup)
  rows.set(lookup, row)
  return row
}

export function compileFound(compiler: Compiler, lookup: RowLookup): () => Truth {
  const row = rowRangeOf(compiler, lookup)
  return () => {
    row.update()
    return (row.mayBeFound ? TRUE : 0) | (row.mayBeMissing ? FALSE : 0)
  }
}

/** The hull of the cells of all rows that can still be the one that counts. */
export function compileLookup(
  compiler: Compiler,
  { row: lookup, column }: NumberExpression & { kind: 'lookup' },
): Range {
  const row = rowRangeOf(compiler, lookup)
  const { ends, shape } = endsOf(lookup, column)
  const hull = { low: Infinity, high: -Infinity, hasNull: false }
  let gatheredAt = -1
  return new Range(compiler.clock, shape, range => {
    row.update()
    if (gatheredAt !== row.changes) {
      gatheredAt = row.changes
      hull.low = Infinity
      hull.high = -Infinity
      hull.hasNull = false
      row.gather(ends, hull)
    }
    range.low = hull.low
    range.high = hull.high
    range.state = hull.low <= hull.high ? DEFINED : 0
    if (row.mayBeMissing || hull.hasNull) range.state |= MISSING
  })
}

function endsOf(
  { table }: RowLookup,
  column: string,
): { ends: ColumnEnds; shape: ReturnType<typeof shapeOf> } {
  const cells = (table.columns.get(column) ?? []) as readonly (Rational | null)[]
  const numbers = [...new Set(cells.filter(cell => cell !== null))]
  const { numerator, scale, exact } = inWholeParts(numbers)
  const size = numerator.reduce((most, one) => Math.max(most, Math.abs(one)), 0)
  const shape = exact ? shapeOf(scale, size) : INEXACT
  const wholeOf = new Map(numbers.map((number, place) => [number, numerator[place]!]))
  const endOf = (row: number, round: (value: number) => number): number => {
    const cell = cells[row] ?? null
    if (cell === null) return Number.NaN
    return shape.exact ? wholeOf.get(cell)! : round(asDouble(cell))
  }
  return {
    ends: indexOf(table).endsOf(
      row => endOf(row, down),
      row => endOf(row, up),
    ),
    shape,
  }
}
