import { Decimal } from '../../domain/decimal.ts'
import type {
  NumberFilter,
  PageRequest,
  Position,
  ResultPage,
  SortDirection,
  StringFilter,
} from '../../domain/page.ts'
import { compareByCodePoint, simpleLowerCase } from '../../lib/code-point.ts'

/** What a row is ordered by: text by code point, numbers as numbers, unknown (null) last. */
export type SortValue = string | Decimal | null

export interface Order<Row> {
  readonly kind: 'TEXT' | 'NUMBER'
  readonly read: (row: Row) => SortValue
  readonly direction: SortDirection
}

export interface Finding<Row> {
  readonly numberOf: (row: Row) => string
  readonly orders: readonly Order<Row>[]
  readonly matches: (row: Row) => boolean
}

export function findPage<Row>(
  rows: readonly Row[],
  finding: Finding<Row>,
  page: PageRequest,
): ResultPage<Row> {
  const { numberOf, orders, matches } = finding
  const found = rows.filter(matches)
  const keyed = found.map(row => ({ row, keys: [...orders.map(order => order.read(row)), numberOf(row)] }))
  const directions = [...orders.map(order => order.direction), 'ASC' as const]
  const { after } = page
  const start = after === null ? null : readPosition(after, orders)
  const rest = start === null ? keyed : keyed.filter(one => compareKeys(one.keys, start, directions) > 0)
  rest.sort((a, b) => compareKeys(a.keys, b.keys, directions))
  return {
    rows: rest.slice(0, page.first).map(({ row, keys }) => ({ row, position: writePosition(keys) })),
    hasMore: rest.length > page.first,
    totalCount: page.wantsTotal ? found.length : null,
  }
}

function compareKeys(
  left: readonly SortValue[],
  right: readonly SortValue[],
  directions: readonly SortDirection[],
): number {
  for (const [at, direction] of directions.entries()) {
    const a = left[at] ?? null
    const b = right[at] ?? null
    if (a === null && b === null) continue
    if (a === null || b === null) return a === null ? 1 : -1
    const order = compareValues(a, b)
    if (order !== 0) return direction === 'ASC' ? order : -order
  }
  return 0
}

function compareValues(a: string | Decimal, b: string | Decimal): number {
  if (a instanceof Decimal && b instanceof Decimal) return a.compare(b)
  return compareByCodePoint(String(a), String(b))
}

function writePosition(keys: readonly SortValue[]): Position {
  return keys.map(key => (key instanceof Decimal ? plainText(key) : key))
}

/** Without zeros that say nothing: one number, one position. */
function plainText(value: Decimal): string {
  const text = value.toString()
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

function readPosition<Row>(position: Position, orders: readonly Order<Row>[]): SortValue[] {
  return position.map((text, at) =>
    text !== null && orders[at]?.kind === 'NUMBER' ? Decimal.tryParse(text) : text,
  )
}

export function matchesText(value: string | null, filter: StringFilter | null | undefined): boolean {
  if (!filter) return true
  const { eq = null, in: among = null, contains = null, startsWith = null } = filter
  if (eq !== null && value !== eq) return false
  if (among !== null && (value === null || !among.includes(value))) return false
  if (contains === null && startsWith === null) return true
  if (value === null) return false
  const lower = simpleLowerCase(value)
  const needles = needlesOf(filter)
  return lower.includes(needles.contains) && lower.startsWith(needles.startsWith)
}

interface Needles {
  readonly contains: string
  readonly startsWith: string
}

/** What a filter looks for, in lower case: once for a query, not for every row. */
const knownNeedles = new WeakMap<StringFilter, Needles>()

function needlesOf(filter: StringFilter): Needles {
  const known = knownNeedles.get(filter)
  if (known) return known
  const { contains, startsWith } = filter
  const needles = { contains: simpleLowerCase(contains ?? ''), startsWith: simpleLowerCase(startsWith ?? '') }
  knownNeedles.set(filter, needles)
  return needles
}

export function matchesNumber(
  value: Decimal | null,
  filter: NumberFilter<Decimal> | NumberFilter<number> | null | undefined,
): boolean {
  if (!filter) return true
  const { eq = null, gt = null, gte = null, lt = null, lte = null } = filter
  const holds = (bound: Decimal | number | null, test: (order: number) => boolean): boolean =>
    bound === null || (value !== null && test(value.compare(decimalOf(bound))))
  return (
    holds(eq, order => order === 0) &&
    holds(gt, order => order > 0) &&
    holds(gte, order => order >= 0) &&
    holds(lt, order => order < 0) &&
    holds(lte, order => order <= 0)
  )
}

function decimalOf(bound: Decimal | number): Decimal {
  if (bound instanceof Decimal) return bound
  return Number.isInteger(bound) ? Decimal.of(BigInt(bound)) : Decimal.of(bound.toFixed(20))
}

/** All of `and`, one of `or`; an empty `or` offers nothing to meet. */
export function matchesBranches<Filter>(
  filter: { readonly and?: readonly Filter[] | null; readonly or?: readonly Filter[] | null },
  test: (branch: Filter) => boolean,
): boolean {
  return (filter.and ?? []).every(test) && (!filter.or || filter.or.some(test))
}
