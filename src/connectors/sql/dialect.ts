import type { Kysely, RawBuilder } from 'kysely'

export type Expression = RawBuilder<unknown>
export type Operator = '=' | '<' | '<=' | '>' | '>='

export interface TypedColumn {
  readonly expression: Expression
  readonly type: string | null
}

/**
 * How one kind of database says what the ports mean: text by code point, numbers exactly. Column types are those of its
 * own metadata, in lower case; null where they are not known (a computed expression).
 */
export interface Dialect {
  readonly name: 'mariadb' | 'postgres' | 'sqlite'
  /** Compiles statements; it has no connection */
  readonly compiler: Kysely<unknown>
  readonly begin: Expression
  /** Whether names of tables and columns ignore letter case */
  readonly ignoresCaseOfNames: boolean
  /** `select … for update` is understood; where it is not, a transaction that writes has the database for itself */
  readonly locksRows: boolean
  /** `insert … returning` is understood */
  readonly returnsInserted: boolean
  /** A column's value as the text that is parsed at the edge */
  text(column: Expression): Expression
  /** Text that compares by code point, with `bindText` on the other side */
  ordered(text: Expression): Expression
  bindText(value: string): Expression
  /** A value that compares as a number, null where the column holds none */
  number(column: Expression, type: string | null): Expression
  /** @param value plain decimal notation */
  compareNumber(number: Expression, operator: Operator, value: string): Expression
  /** A constant that compares with `number` and `sumOf` */
  bindNumber(value: string): Expression
  /** The text of what `number` makes, to travel in a position */
  numberText(column: Expression, type: string | null): Expression
  /** The sum over a group of `value` less `less`, comparable with `number` */
  sumOf(value: TypedColumn, less: TypedColumn | null): Expression
  /** Whether the text contains (or starts with) `wanted`, whatever the letter case */
  matches(text: Expression, wanted: string, at: 'START' | 'ANYWHERE'): Expression
  /**
   * Rows whose column equals one of the keys, by an index where there is one. It may find more (other letter case): the
   * caller compares. Null when no key can be in such a column.
   */
  isAmong(column: Expression, type: string | null, keys: readonly string[]): Expression | null
  /** Name, column and type of every column of the tables: `table_name`, `column_name`, `data_type` */
  columnsOf(schema: string | null, tables: readonly string[]): Expression
  /** `table_name` of all tables and views */
  tablesOf(schema: string | null): Expression
}
