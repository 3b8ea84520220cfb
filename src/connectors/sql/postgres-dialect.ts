import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import type { Dialect, Expression } from './dialect.ts'
import { isWholeNumber } from './keys.ts'
import { patternOf } from './letter-case.ts'

const WHOLE = new Set(['smallint', 'integer', 'bigint'])
const TEXTS = new Set(['text', 'character varying', 'character', 'name', 'citext'])

const text = (column: Expression): Expression => sql`(${column})::text`

/** Doubles by their shortest text, so that what is compared is what is read; NaN and infinity are no number to us. */
function number(column: Expression, type: string | null): Expression {
  if (type !== null && WHOLE.has(type)) return sql`(${column})::numeric`
  const plain = text(column)
  return sql`case when ${plain} ~ '^[+-]?[0-9]*[.]?[0-9]+(e[+-]?[0-9]+)?$' then ${plain}::numeric end`
}

/** Text of PostgreSQL has no NUL: nothing can be equal to such a value, and sending it is an error. */
const isStorable = (value: string): boolean => !value.includes('\0')

export const postgresDialect: Dialect = {
  name: 'postgres',
  compiler: new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  begin: sql`begin`,
  ignoresCaseOfNames: false,
  locksRows: true,
  returnsInserted: true,
  text,
  ordered: value => sql`${text(value)} collate "C"`,
  bindText: value => (isStorable(value) ? sql`${value}::text` : sql`null::text`),
  number,
  compareNumber: (left, operator, value) => sql`${left} ${sql.raw(operator)} ${value}::numeric`,
  bindNumber: value => sql`${value}::numeric`,
  numberText: (column, type) => sql`(${number(column, type)})::text`,
  sumOf: (value, less) =>
    sql`sum(${number(value.expression, value.type)}${
      less === null ? sql`` : sql` - ${number(less.expression, less.type)}`
    })`,
  matches: (value, wanted, at) =>
    isStorable(wanted) ? sql`${text(value)} collate "C" ~ ${patternOf(wanted, at)}` : sql`false`,
  isAmong(column, type, wanted) {
    const keys = wanted.filter(isStorable)
    if (type !== null && WHOLE.has(type)) {
      const whole = keys.filter(isWholeNumber)
      return whole.length === 0 ? null : sql`${column} = any(${whole}::bigint[])`
    }
    const compared = type !== null && TEXTS.has(type) ? column : text(column)
    return sql`${compared} = any(${[...keys]}::text[])`
  },
  // From the catalogue itself: the standard's views leave out materialized views.
  columnsOf: (schema, tables) => sql`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, null) as data_type
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where ${isInSchema(schema)} and c.relname = any(${[...tables]}::text[])
    order by a.attnum`,
  tablesOf: schema => sql`
    select c.relname as table_name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where ${isInSchema(schema)} and n.nspname not in ('pg_catalog', 'information_schema') order by c.relname`,
}

/** Tables and views of every sort; without a schema those that a bare name finds. */
function isInSchema(schema: string | null): Expression {
  const place = schema === null ? sql`pg_table_is_visible(c.oid)` : sql`n.nspname = ${schema}`
  return sql`c.relkind in ('r', 'p', 'v', 'm', 'f') and ${place}`
}
