import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely'
import { simpleLowerCase } from '../../lib/code-point.ts'
import { sortKeyOf } from './decimal-text.ts'
import type { Dialect, Expression } from './dialect.ts'

const text = (column: Expression): Expression => sql`cast(${column} as text)`

/** A key that stands as the number does: decimals kept as text are compared exactly. */
const number = (column: Expression): Expression => sql`dovetail_number(${column})`

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  compiler: new Kysely({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  begin: sql`begin immediate`,
  ignoresCaseOfNames: true,
  locksRows: false,
  returnsInserted: true,
  // The driver reads numbers better than a cast does: a double keeps its digits.
  text: column => column,
  ordered: value => sql`${text(value)} collate binary`,
  bindText: value => sql`${value}`,
  number,
  compareNumber: (left, operator, value) => sql`${left} ${sql.raw(operator)} ${sortKeyOf(value)}`,
  bindNumber: value => sql`${sortKeyOf(value)}`,
  numberText: column => column,
  sumOf: (value, less) => sql`dovetail_sum(${value.expression}, ${less?.expression ?? sql.lit(0)})`,
  matches: (value, wanted, at) => {
    const lower = simpleLowerCase(wanted)
    const found = sql`instr(dovetail_lower(${value}), ${lower})`
    return at === 'START' ? sql`${found} = 1` : sql`${found} > 0`
  },
  isAmong(column, type, keys) {
    const hasAffinity = type !== null && /int|char|clob|text/.test(type)
    return sql`${hasAffinity ? column : text(column)} in (${sql.join(keys)})`
  },
  columnsOf: (schema, tables) => sql`
    select t.name as table_name, c.name as column_name, lower(c.type) as data_type
    from pragma_table_list as t, pragma_table_xinfo(t.name, t.schema) as c
    where t.schema = ${schema ?? 'main'} and lower(t.name) in (${sql.join(tables.map(name => name.toLowerCase()))})
    order by c.cid`,
  tablesOf: schema => sql`
    select name as table_name from pragma_table_list
    where schema = ${schema ?? 'main'} and name not like 'sqlite_%' order by name`,
}
