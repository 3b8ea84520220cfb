import { type RawBuilder, sql } from 'kysely'
import type { PageRequest, ResultPage } from '../domain/page.ts'
import type { PagesByKey } from '../ports/store.ts'
import { type SortKey, toPage } from './keyset.ts'

/** `row_number()` of a row among those of its owner, for a page per owner in one read. */
export function placeAmong(ownerColumn: string, keys: readonly SortKey<string>[]): RawBuilder<number> {
  const order = sql.join(keys.map(key => sql`${sql.ref(key.column)} ${sql.raw(key.direction)}`))
  return sql<number>`row_number() over (partition by ${sql.ref(ownerColumn)} order by ${order})`
}

/**
 * @param stored rows of all owners in order, at most one more than a page for each
 * @param rows what they are to the domain, in the same order
 * @param totals owner → how many rows it has in all; null when not asked for
 */
export function groupPages<Row, Stored extends object>(
  stored: readonly Stored[],
  rows: readonly Row[],
  ownerOf: (row: Stored) => string,
  keys: readonly SortKey<string>[],
  page: PageRequest,
  totals: ReadonlyMap<string, number> | null,
): PagesByKey<Row> {
  const places = Map.groupBy(stored.keys(), index => ownerOf(stored[index]!))
  const owners = new Set([...places.keys(), ...(totals?.keys() ?? [])])
  const pages = new Map<string, ResultPage<Row>>()
  for (const owner of owners) {
    const own = places.get(owner) ?? []
    const total = totals === null ? null : (totals.get(owner) ?? 0)
    pages.set(
      owner,
      toPage(
        own.map(index => stored[index]!),
        own.map(index => rows[index]!),
        keys,
        page,
        total,
      ),
    )
  }
  return pages
}
