import { sql } from 'kysely'
import type { Expression } from './dialect.ts'
import type { Column, FixedValue, Join, Relation } from './options.ts'

/** How `from` is called inside our statements */
const BASE = 'base'

/** A column of one of the tables of a relation. */
export interface ColumnAt {
  /** As the description names the table, with its schema */
  readonly table: string
  readonly column: string
  readonly expression: Expression
}

/** `alias.name` is a column of a join; anything else one of `from`, dots and all. */
export function columnAt(relation: Relation<unknown>, name: Column): ColumnAt {
  const dot = name.indexOf('.')
  const alias = dot < 0 ? undefined : name.slice(0, dot)
  const join = alias === undefined ? undefined : relation.join?.[alias]
  if (alias === undefined || join === undefined)
    return { table: relation.from, column: name, expression: sql.id(BASE, name) }
  const column = name.slice(dot + 1)
  return { table: join.table ?? alias, column, expression: sql.id(alias, column) }
}

/**
 * `from` with its joins and its fixed conditions, to be followed by `and …`.
 * @param also joins of ours, behind those of the description
 */
export function fromClause(relation: Relation<unknown>, also: Expression = sql``): Expression {
  const joins = Object.entries(relation.join ?? {}).map(([alias, join]) => joinClause(relation, alias, join))
  const conditions = Object.entries(relation.where ?? {}).map(([name, value]) =>
    holds(columnAt(relation, name).expression, value),
  )
  return sql`from ${tableOf(relation.from)} as ${sql.id(BASE)} ${sql.join([...joins, also], sql` `)} where ${sql.join(
    [sql`1 = 1`, ...conditions],
    sql` and `,
  )}`
}

function joinClause(relation: Relation<unknown>, alias: string, join: Join): Expression {
  const on = [
    ...Object.entries(join.on).map(
      ([left, right]) => sql`${sql.id(alias, left)} = ${columnAt(relation, right).expression}`,
    ),
    ...Object.entries(join.where ?? {}).map(([left, value]) => holds(sql.id(alias, left), value)),
  ]
  return sql`left join ${tableOf(join.table ?? alias)} as ${sql.id(alias)} on ${sql.join(on, sql` and `)}`
}

export function tableOf(name: string): Expression {
  return sql.id(...name.split('.'))
}

/** Bound as text: the database makes of it what the column holds. */
function holds(column: Expression, value: FixedValue | readonly FixedValue[]): Expression {
  if (isList(value)) return value.length === 0 ? sql`1 = 0` : either(value.map(one => holds(column, one)))
  return value === null ? sql`${column} is null` : sql`${column} = ${fixedText(value)}`
}

/** MySQL and SQLite know no booleans but 1 and 0; PostgreSQL takes these for booleans and for whole numbers. */
function fixedText(value: Exclude<FixedValue, null>): string {
  return typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
}

function isList(value: FixedValue | readonly FixedValue[]): value is readonly FixedValue[] {
  return Array.isArray(value)
}

export function either(conditions: readonly Expression[]): Expression {
  return conditions.length === 0 ? sql`1 = 0` : sql`(${sql.join(conditions, sql` or `)})`
}

export function all(conditions: readonly Expression[]): Expression {
  return conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join(conditions, sql` and `)})`
}
