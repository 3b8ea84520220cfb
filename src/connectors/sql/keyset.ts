import { sql } from 'kysely'
import type { PageRequest, Position, ResultPage, SortDirection } from '../../domain/page.ts'
import type { Row } from './client.ts'
import { plainDecimal } from './decimal-text.ts'
import type { Expression } from './dialect.ts'
import type { RelationSql } from './plan.ts'
import { all, either } from './relation.ts'

/** One thing rows are ordered by: a mapped field, as text or as a number. */
export interface OrderKey {
  readonly field: string
  readonly kind: 'TEXT' | 'NUMBER'
  readonly direction: SortDirection
}

/** `order by …`: unknown values last in either direction. @param keys ends with the record's own key */
export function orderClause(relation: RelationSql, keys: readonly OrderKey[]): Expression {
  const parts = keys.flatMap(key => {
    const value = comparable(relation, key)
    if (value === null) return []
    const direction = key.direction === 'ASC' ? sql`asc` : sql`desc`
    return [sql`case when ${value} is null then 1 else 0 end`, sql`${value} ${direction}`]
  })
  return sql`order by ${sql.join(parts)}`
}

/** The values of the order as text, as `position0`, `position1`, …, to make a position of. */
export function positionSelection(relation: RelationSql, keys: readonly OrderKey[]): Expression {
  return sql.join(
    keys.map(({ field, kind }, at) => {
      const value = kind === 'TEXT' ? relation.plainText(field) : relation.numberText(field)
      return sql`${value ?? sql`null`} as ${sql.id(`position${at}`)}`
    }),
  )
}

export function positionOf(row: Row, keys: readonly OrderKey[]): Position {
  return keys.map(({ kind }, at) => {
    const text = row[`position${at}`] ?? null
    return text === null || kind === 'TEXT' ? text : plainDecimal(text)
  })
}

/** Rows behind a position: beyond it in the first value, or equal there and beyond in the next, and so on. */
export function afterCondition(
  relation: RelationSql,
  keys: readonly OrderKey[],
  position: Position,
): Expression {
  const alternatives: Expression[] = []
  const equal: Expression[] = []
  for (const [at, key] of keys.entries()) {
    const value = comparable(relation, key)
    if (value === null) continue
    const text = position[at] ?? null
    const beyond = isBeyond(relation, key, value, text)
    if (beyond) alternatives.push(all([...equal, beyond]))
    equal.push(text === null ? sql`${value} is null` : compare(relation, key, value, '=', text))
  }
  return either(alternatives)
}

/** Nothing is beyond the unknown. */
function isBeyond(
  relation: RelationSql,
  key: OrderKey,
  value: Expression,
  text: string | null,
): Expression | null {
  if (text === null) return null
  const operator = key.direction === 'ASC' ? '>' : '<'
  return either([compare(relation, key, value, operator, text), sql`${value} is null`])
}

function compare(
  relation: RelationSql,
  key: OrderKey,
  value: Expression,
  operator: '=' | '<' | '>',
  text: string,
): Expression {
  const { dialect } = relation
  if (key.kind === 'TEXT') return sql`${value} ${sql.raw(operator)} ${dialect.bindText(text)}`
  const plain = plainDecimal(text)
  return plain === null ? sql`1 = 0` : dialect.compareNumber(value, operator, plain)
}

function comparable(relation: RelationSql, key: OrderKey): Expression | null {
  return key.kind === 'TEXT' ? relation.text(key.field) : relation.number(key.field)
}

/** One row more than wanted was asked for, to know whether there are more. */
export function pageOf<T>(
  rows: readonly { readonly row: T; readonly position: Position }[],
  page: PageRequest,
  totalCount: number | null,
): ResultPage<T> {
  return { rows: rows.slice(0, page.first), hasMore: rows.length > page.first, totalCount }
}
