import { RequestError } from '../domain/errors.ts'
import type { PageRequest, Position, ResultPage } from '../domain/page.ts'

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

const DEFAULT_FIRST = 50
const MAX_FIRST = 200

/** A page as GraphQL shows it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[]
  readonly nodes: readonly Node[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: number | null
}

/**
 * What a page's arguments ask for.
 *
 * @param order names the order, so that a cursor of another order is refused
 * @throws RequestError for a page size out of 0 to 200, or a cursor that is not of this list and order
 */
export function toPageRequest(
  { first, after }: PageArguments,
  order: string,
  wantsTotal: boolean,
): PageRequest {
  const size = first ?? DEFAULT_FIRST
  if (size < 0 || size > MAX_FIRST) throw new RequestError(`first: expected 0 to ${MAX_FIRST}, got ${size}.`)
  return { first: size, after: after == null ? null : decodeCursor(after, order), wantsTotal }
}

function encodeCursor(position: Position, order: string): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString('base64url')
}

function decodeCursor(cursor: string, order: string): Position {
  const refuse = () =>
    new RequestError(
      `after: expected the cursor of an edge of this list in this order, got "${cursor.slice(0, 100)}".`,
    )
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw refuse()
  }
  if (!Array.isArray(parts) || parts.length < 2 || parts[0] !== order) throw refuse()
  if (!parts.every(part => part === null || typeof part === 'string')) throw refuse()
  return parts.slice(1) as Position
}

/** @param order as for `toPageRequest` */
export function toConnection<Row, Node>(
  page: ResultPage<Row>,
  { after }: PageArguments,
  order: string,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const edges = page.rows.map(({ row, position }) => ({
    node: toNode(row),
    cursor: encodeCursor(position, order),
  }))
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: page.hasMore,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: page.totalCount,
  }
}

/** A page of a list that is here as a whole. Its cursors are the keys of its rows. */
export function pageOf<Row>(
  rows: readonly Row[],
  args: PageArguments,
  order: string,
  keyOf: (row: Row) => string,
): Connection<Row> {
  const { first, after } = toPageRequest(args, order, true)
  const afterKey = after?.[0] ?? null
  const start = afterKey === null ? 0 : rows.findIndex(row => keyOf(row) === afterKey) + 1
  if (afterKey !== null && start === 0)
    throw new RequestError('after: the row of this cursor is not in the list any more: begin again.')
  const page = rows.slice(start, start + first)
  return toConnection(
    {
      rows: page.map(row => ({ row, position: [keyOf(row)] })),
      hasMore: start + page.length < rows.length,
      totalCount: rows.length,
    },
    args,
    order,
    row => row,
  )
}

/** The name of an order, for cursors. */
export function orderName(
  list: string,
  orderBy: readonly { readonly field: string; readonly direction: string }[],
): string {
  return [list, ...orderBy.map(({ field, direction }) => `${field}.${direction}`)].join(' ')
}
