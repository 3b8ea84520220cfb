import { sql } from 'kysely'
import type { PageRequest } from '../../domain/page.ts'
import type { FoundPage, ReadOptions } from '../../ports/source.ts'
import type { Expression } from './dialect.ts'
import type { Gateway } from './gateway.ts'
import {
  afterCondition,
  type OrderKey,
  orderClause,
  pageOf,
  positionOf,
  positionSelection,
} from './keyset.ts'
import type { RelationSql } from './plan.ts'
import type { Records } from './records.ts'

export interface Finding {
  readonly keys: readonly OrderKey[]
  readonly condition: (relation: RelationSql) => Expression
  /** Joined behind the relation's own tables */
  readonly join?: (relation: RelationSql) => Expression
}

const NOTHING = { rows: [], hasMore: false }

/**
 * One page, found, ordered and cut by the database. A record that cannot be read stands in its place as a `DovetailError`:
 * it must not empty the page, nor go missing from it unseen.
 */
export async function findRecords<T>(
  gateway: Gateway,
  records: Records<T>,
  finding: Finding,
  page: PageRequest,
  options: ReadOptions,
): Promise<FoundPage<T>> {
  const relation = await records.open(options)
  if (relation === null) return { ...NOTHING, totalCount: page.wantsTotal ? 0 : null }
  const { keys } = finding
  const condition = finding.condition(relation)
  const from = relation.from(finding.join?.(relation))
  const after = page.after === null ? sql`` : sql` and ${afterCondition(relation, keys, page.after)}`
  const [rows, totalCount] = await Promise.all([
    gateway.client.read(
      records.what,
      sql`select ${relation.selection}, ${positionSelection(relation, keys)} ${from} and ${condition}${after} ${orderClause(relation, keys)} limit ${sql.lit(page.first + 1)}`,
      options.signal,
    ),
    page.wantsTotal ? count(gateway, records.what, sql`${from} and ${condition}`, options) : null,
  ])
  const found = rows.map(row => ({ row: records.read(row, relation), position: positionOf(row, keys) }))
  return pageOf(found, page, totalCount)
}

async function count(
  gateway: Gateway,
  what: string,
  from: Expression,
  options: ReadOptions,
): Promise<number> {
  const rows = await gateway.client.read(what, sql`select count(*) as total ${from}`, options.signal)
  return Number(rows[0]?.total ?? 0)
}
