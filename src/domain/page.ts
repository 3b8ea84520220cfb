/** One page of a list that is walked forwards. */
export interface PageRequest {
  /** 1 to 200 */
  readonly first: number
  /** The position after which the page begins, as a source gave it with an earlier row. */
  readonly after: Position | null
  /** Whether `totalCount` is asked for; counting costs the source a second query. */
  readonly wantsTotal: boolean
}

/**
 * Where a row stands: its value for each ordered field, then its key. Numbers travel as decimal text. A position is
 * only good for the order it was made with.
 */
export type Position = readonly (string | null)[]

export interface ResultPage<Row> {
  readonly rows: readonly { readonly row: Row; readonly position: Position }[]
  readonly hasMore: boolean
  /** Rows on all pages; null when not asked for */
  readonly totalCount: number | null
}

export type SortDirection = 'ASC' | 'DESC'

/**
 * Text as every source compares it. `eq` and `in`: exactly, by code point. `contains` and `startsWith`: letter case is ignored
 * (by Unicode's simple lower case), accents count; `%` and `_` mean themselves.
 */
export interface StringFilter {
  readonly eq?: string | null
  readonly in?: readonly string[] | null
  readonly contains?: string | null
  readonly startsWith?: string | null
}

/** Compared exactly, as numbers. An unknown value (null) meets no condition. */
export interface NumberFilter<Value> {
  readonly eq?: Value | null
  readonly gt?: Value | null
  readonly gte?: Value | null
  readonly lt?: Value | null
  readonly lte?: Value | null
}

/** The same conditions on moments in epoch milliseconds, given as ISO text; none where none are given. */
export function toMoments(filter: NumberFilter<string> | null | undefined): NumberFilter<number> {
  const given = Object.entries(filter ?? {}).filter(([, moment]) => moment != null)
  return Object.fromEntries(given.map(([name, moment]) => [name, Date.parse(moment)]))
}
