import { compare, type Rational } from '../../lib/rational.ts'
import type { LookupTable, TableKey } from '../table/lookup-table.ts'
import { countWhile } from '../table/ranks.ts'
import { type Condition, indexOf, NONE, type RowIndex } from '../table/row-index.ts'
import type { RowSource } from './table-builder.ts'

/** Nodes of the index looked at for one table; what is left then is not judged. */
const BUDGET = 10_000_000

/**
 * Warns of rows that no lookup reaches, since a row that counts before them fits all that they fit.
 *
 * @param isOne each lookup is meant to fit one row: warns of rows that something fits together with a row before them, too
 */
export function checkRows(table: LookupTable, { sink, offsets }: RowSource, isOne: boolean): void {
  if (table.size < 2 || (!isOne && isAscending(table))) return
  const index = indexOf(table)
  const end = index.steps + BUDGET
  for (let turn = 1; turn < table.size && index.steps < end; turn++) {
    const row = index.rowAt(turn)
    const covering = index.first(coveringOf(table, index, row), turn)
    if (covering !== NONE)
      sink.warn(
        offsets[row]!,
        'UNREACHABLE_ROW',
        `expected a row that some lookup comes to, got one that fits nothing but what row ${index.rowAt(covering) + 1} takes`,
      )
    else if (isOne) {
      const other = index.first(overlappingOf(table, index, row), turn)
      if (other !== NONE)
        sink.warn(
          offsets[row]!,
          'OVERLAPPING_ROWS',
          `expected rows that lie apart, got one that overlaps row ${index.rowAt(other) + 1}; "take: first" says that it is meant`,
        )
    }
  }
}

/**
 * Whether the rows of a `take: first` stand in ascending order of all their keys, one of them at most an upper end: as large tables are
 * mostly written. No row takes anything that a later one is there for, and no index has to be made to see it.
 */
function isAscending({ keys, size, take }: LookupTable): boolean {
  const ends = keys.filter(({ match }) => match !== 'equals')
  if (take !== 'first' || ends.length > 1 || ends.some(({ match }) => match === 'from')) return false
  const ordered = [...keys.filter(({ match }) => match === 'equals'), ...ends].map(({ cells }) => cells)
  for (let row = 0; row < size; row++)
    if (ordered.some(cells => typeof cells[row] !== 'object' || cells[row] === null)) return false
  for (let row = 1; row < size; row++) {
    const other = ordered.find(cells => cells[row] !== cells[row - 1])
    if (!other || compare(other[row - 1] as Rational, other[row] as Rational) >= 0) return false
  }
  return true
}

/** The rows that fit everything that this one fits. */
function coveringOf(table: LookupTable, index: RowIndex, row: number): readonly Condition[] {
  return table.keys.map(({ match }, key) => {
    const rank = index.ranks[key]!.byRow[row]!
    if (match === 'equals')
      return rank < 0 ? { low: 1, high: 0, counts: null } : { low: rank, high: rank, counts: null }
    return match === 'from'
      ? { low: -1, high: rank, counts: null }
      : { low: rank, high: Infinity, counts: null }
  })
}

/** The rows that fit something that this one fits. @pre every `from` has a `below` beside it */
function overlappingOf(table: LookupTable, index: RowIndex, row: number): readonly Condition[] {
  return table.keys.map(({ match, argument }, key) => {
    const { values, byRow } = index.ranks[key]!
    const rank = byRow[row]!
    if (match === 'equals') return { low: Math.max(0, rank), high: rank < 0 ? Infinity : rank, counts: null }
    const other = otherEnd(table.keys, key, argument).cells[row] as Rational | null
    if (match === 'from') {
      const below = countWhile(values.length, place => other === null || compare(values[place]!, other) < 0)
      return { low: -1, high: below - 1, counts: null }
    }
    const upTo = countWhile(values.length, place => other !== null && compare(values[place]!, other) <= 0)
    return { low: upTo, high: Infinity, counts: null }
  })
}

function otherEnd(keys: readonly TableKey[], key: number, argument: number): TableKey {
  return keys.find((one, place) => place !== key && one.argument === argument)!
}
