import type { Rational } from '../../lib/rational.ts'

/** A number in base units, a text or an option code; null: `any` in a key, nothing in a column that is read out. */
export type Cell = Rational | string | null

/**
 * How an argument fits a cell: it equals it, is at most it (`upTo`), is below it, or is at or above it (`from`). A cell
 * `any` is fitted by every argument, and by a number that is undefined; no other cell is.
 */
export type Match = 'equals' | 'upTo' | 'below' | 'from'

/** One condition that a row puts to an argument. */
export interface TableKey {
  /** Which argument of the lookup; the two ends of a range share one */
  readonly argument: number
  readonly match: Match
  /** The options of the feature whose codes the cells are, in its order; null when the cells are numbers */
  readonly options: readonly string[] | null
  /** One for each row */
  readonly cells: readonly Cell[]
}

/** Rows to look up in, kept by column. Of the rows that fit all keys the first or the last counts. */
export interface LookupTable {
  readonly code: string
  readonly take: 'first' | 'last'
  /** How many rows there are */
  readonly size: number
  readonly keys: readonly TableKey[]
  /** What can be read out of a row: name → one cell for each row */
  readonly columns: ReadonlyMap<string, readonly Cell[]>
}
