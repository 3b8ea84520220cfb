import { compare, type Rational } from '../../lib/rational.ts'
import type { Cell, TableKey } from './lookup-table.ts'
import { asDouble } from './whole-parts.ts'

/**
 * The cells of one key as small whole numbers that compare as the cells do: a number by its place among the distinct ones,
 * an option by its place in its feature.
 */
export interface Ranks {
  /** The distinct numbers, ascending; empty for options */
  readonly values: readonly Rational[]
  /** Option → its rank; null for numbers */
  readonly options: ReadonlyMap<string, number> | null
  /** One for each row. `any` has a rank beyond all that an argument can ask for, or −1 for `equals`. */
  readonly byRow: Int32Array
}

export function rankCells(key: TableKey): Ranks {
  if (key.options) {
    const options = new Map(key.options.map((code, rank) => [code, rank]))
    const rankOf = (cell: Cell) => (cell === null ? -1 : (options.get(String(cell)) ?? options.size))
    return { values: [], options, byRow: Int32Array.from(key.cells, rankOf) }
  }
  const numbers = key.cells.filter(cell => cell !== null && typeof cell !== 'string')
  const { values, rankOf } = rankNumbers(new Set(numbers))
  const any = key.match === 'upTo' || key.match === 'below' ? values.length : -1
  const byRow = Int32Array.from(key.cells, cell => (cell === null ? any : rankOf.get(cell as Rational)!))
  return { values, options: null, byRow }
}

/** More than two doubles of one number can differ by, as a part of them. */
const DOUBT = 2 ** -48

function rankNumbers(numbers: ReadonlySet<Rational>) {
  const sorted = [...numbers].map(value => ({ value, double: asDouble(value) }))
  sorted.sort((a, b) => {
    const distance = a.double - b.double
    const isClear = Math.abs(distance) > DOUBT * Math.max(Math.abs(a.double), Math.abs(b.double))
    return isClear ? distance : compare(a.value, b.value)
  })
  const values: Rational[] = []
  const rankOf = new Map<Rational, number>()
  for (const { value } of sorted) {
    const last = values.at(-1)
    if (!last || compare(last, value) !== 0) values.push(value)
    rankOf.set(value, values.length - 1)
  }
  return { values, rankOf }
}

/** How many places, from the first on, are counted. @pre none is after one that is not */
export function countWhile(size: number, isCounted: (place: number) => boolean): number {
  let [low, high] = [0, size]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isCounted(middle)) low = middle + 1
    else high = middle
  }
  return low
}
