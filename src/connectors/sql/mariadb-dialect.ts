import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from 'kysely'
import { Decimal } from '../../domain/decimal.ts'
import { floor, rational } from '../../lib/rational.ts'
import type { Dialect, Expression } from './dialect.ts'
import { isAscii, isWholeNumber } from './keys.ts'
import { patternOf } from './letter-case.ts'

const EXACT = new Set(['decimal', 'tinyint', 'smallint', 'mediumint', 'int', 'bigint'])
const WHOLE = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint'])
const TEXTS = new Set(['char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext'])

/** A decimal of MariaDB has at most 65 digits, 38 of them after the point. */
const MAX_DIGITS = 65
const MAX_SCALE = 38

const text = (column: Expression): Expression => sql`convert(${column} using utf8mb4)`

const bindText = (value: string): Expression => sql`cast(${value} as binary)`

/** Doubles by their shortest text, so that what is compared is what is read. */
function number(column: Expression, type: string | null): Expression {
  if (type !== null && EXACT.has(type)) return column
  const plain = text(column)
  return sql`case when ${plain} regexp '^[+-]?[0-9]*[.]?[0-9]+(e[+-]?[0-9]+)?$' then cast(${plain} as decimal(65, 30)) end`
}

interface Cut {
  readonly text: string
  readonly scale: number
  readonly isExact: boolean
}

/** The value with as many decimals as fit beside its whole digits, cut off towards minus infinity. */
function cutToFit(value: string): Cut {
  const decimal = Decimal.of(value)
  const whole = (value.replace(/^[+-]/, '').split('.')[0] ?? '').length
  const scale = Math.min(decimal.scale, MAX_SCALE, Math.max(0, MAX_DIGITS - whole))
  if (scale === decimal.scale) return { text: value, scale, isExact: true }
  const { numerator, denominator } = decimal.toRational()
  const cut = floor(rational(numerator * 10n ** BigInt(scale), denominator))
  return { text: new Decimal(cut, scale).toString(), scale, isExact: false }
}

function bindCut({ text: cut, scale }: Cut): Expression {
  return sql`cast(${cut} as decimal(${sql.lit(MAX_DIGITS)}, ${sql.lit(scale)}))`
}

/** An index on a latin1 column serves ASCII; other keys may not exist in its character set, which would be an error. */
function amongOfOtherCharset(column: Expression, keys: readonly string[]): Expression {
  const [ascii, others] = [keys.filter(isAscii), keys.filter(key => !isAscii(key))]
  const parts = [
    ...(ascii.length === 0 ? [] : [sql`${column} in (${sql.join(ascii)})`]),
    ...(others.length === 0 ? [] : [sql`${text(column)} in (${sql.join(others)})`]),
  ]
  return sql`(${sql.join(parts, sql` or `)})`
}

export const mariadbDialect: Dialect = {
  name: 'mariadb',
  compiler: new Kysely({
    dialect: {
      createAdapter: () => new MysqlAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: db => new MysqlIntrospector(db),
      createQueryCompiler: () => new MysqlQueryCompiler(),
    },
  }),
  begin: sql`start transaction`,
  ignoresCaseOfNames: true,
  locksRows: true,
  returnsInserted: false,
  text,
  // Bytes of UTF-8 stand as code points do; no collation of the server's (some pad, some fold) has a say.
  ordered: value => sql`cast(${text(value)} as binary)`,
  bindText,
  number,
  compareNumber(left, operator, value) {
    const bound = cutToFit(value)
    if (bound.isExact) return sql`${left} ${sql.raw(operator)} ${bindCut(bound)}`
    // No column holds so many digits: it is above the value exactly when it is above what was cut off below.
    if (operator === '=') return sql`false`
    return sql`${left} ${sql.raw(operator === '>' || operator === '>=' ? '>' : '<=')} ${bindCut(bound)}`
  },
  bindNumber: value => bindCut(cutToFit(value)),
  numberText: (column, type) => text(number(column, type)),
  sumOf: (value, less) =>
    sql`sum(${number(value.expression, value.type)}${
      less === null ? sql`` : sql` - ${number(less.expression, less.type)}`
    })`,
  matches: (value, wanted, at) => sql`${text(value)} collate utf8mb4_bin regexp ${patternOf(wanted, at)}`,
  isAmong(column, type, keys) {
    if (type !== null && TEXTS.has(type)) return sql`${column} in (${sql.join(keys)})`
    if (type !== null && TEXTS.has(type.split(' ')[0] ?? '')) return amongOfOtherCharset(column, keys)
    if (type === null || !WHOLE.has(type)) return sql`${text(column)} in (${sql.join(keys)})`
    const whole = keys.filter(isWholeNumber)
    return whole.length === 0 ? null : sql`${column} in (${sql.join(whole)})`
  },
  columnsOf: (schema, tables) => sql`
    select table_name as table_name, column_name as column_name,
      concat(lower(data_type), if(character_set_name <> 'utf8mb4', concat(' ', character_set_name), '')) as data_type
    from information_schema.columns
    where table_schema = ${schema ?? sql`database()`} and table_name in (${sql.join(tables)})
      and (@@lower_case_table_names <> 0 or cast(table_name as binary) in (${sql.join(tables.map(bindText))}))
    order by ordinal_position`,
  tablesOf: schema => sql`
    select table_name as table_name from information_schema.tables
    where table_schema = ${schema ?? sql`database()`} order by table_name`,
}
