import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type {
  NumberFilter,
  PageRequest,
  Position,
  ResultPage,
  SortDirection,
  StringFilter,
} from '../domain/page.ts'
import type { Tables } from './tables.ts'

export interface SortKey<Column extends string> {
  readonly column: Column
  readonly direction: SortDirection
  readonly isNumber?: boolean
}

/** Rows after a position: `a > x or (a = x and (b > y or …))`. @pre the keys end in a unique one and are never null */
export function after<Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  keys: readonly SortKey<string>[],
  position: Position,
): Expression<SqlBool> {
  const [key, ...rest] = keys
  const [value, ...values] = position
  if (!key || value === undefined || value === null) return eb.lit(false)
  const column = eb.ref(key.column as never)
  const bound = key.isNumber ? Number(value) : value
  // A cursor may be forged: no row stands after what is no number.
  if (typeof bound === 'number' && !Number.isFinite(bound)) return eb.lit(false)
  const beyond = eb(column, key.direction === 'ASC' ? '>' : '<', bound as never)
  if (rest.length === 0) return beyond
  return eb.or([beyond, eb.and([eb(column, '=', bound as never), after(eb, rest, values)])])
}

/** Cuts the one row too many that told whether there is more. */
export function toPage<Row, Stored extends object>(
  stored: readonly Stored[],
  rows: readonly Row[],
  keys: readonly SortKey<string>[],
  { first }: PageRequest,
  totalCount: number | null,
): ResultPage<Row> {
  const positionOf = (row: Stored) => keys.map(key => String((row as Record<string, unknown>)[key.column]))
  return {
    rows: rows.slice(0, first).map((row, index) => ({ row, position: positionOf(stored[index]!) })),
    hasMore: rows.length > first,
    totalCount,
  }
}

/** The conditions of a text filter on one of our own columns. Our numbers are ASCII, so SQL's `lower` is enough. */
export function matchText<Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  column: string,
  filter: StringFilter,
): Expression<SqlBool>[] {
  const ref = eb.ref(column as never)
  const lower = eb.fn<string>('lower', [ref])
  const conditions: Expression<SqlBool>[] = []
  if (filter.eq != null) conditions.push(eb(ref, '=', filter.eq as never))
  if (filter.in != null)
    conditions.push(filter.in.length === 0 ? eb.lit(false) : eb(ref, 'in', filter.in as never))
  if (filter.contains != null)
    conditions.push(eb(eb.fn<number>('instr', [lower, eb.val(filter.contains.toLowerCase())]), '>', 0))
  if (filter.startsWith != null)
    conditions.push(eb(eb.fn<number>('instr', [lower, eb.val(filter.startsWith.toLowerCase())]), '=', 1))
  return conditions
}

const COMPARISONS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/** The conditions of a number filter on one of our own columns. */
export function matchNumber<Table extends keyof Tables>(
  eb: ExpressionBuilder<Tables, Table>,
  column: string,
  filter: NumberFilter<number>,
): Expression<SqlBool>[] {
  return Object.entries(COMPARISONS).flatMap(([name, comparison]) => {
    const bound = filter[name as keyof typeof COMPARISONS]
    return bound == null ? [] : [eb(eb.ref(column as never), comparison, bound as never)]
  })
}
