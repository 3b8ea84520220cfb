import { sql } from 'kysely'
import type { Dialect, Expression } from './dialect.ts'
import type { Entry, Relation } from './options.ts'
import { type ColumnAt, columnAt, fromClause } from './relation.ts'
import type { Schema } from './schema.ts'

/** Where one field of a noun comes from, and what its text means. */
export type FieldPlan =
  | { readonly kind: 'CONSTANT'; readonly value: string | number | boolean | null }
  | {
      readonly kind: 'COLUMN'
      readonly at: ColumnAt
      readonly values: Readonly<Record<string, unknown>> | null
      readonly read: ((text: string | null) => unknown) | null
    }

/** A relation made ready: its fields by name, `prices.sales` for one inside another. */
export interface RelationPlan {
  readonly relation: Relation<unknown>
  /** From the options to the relation, e.g. `articles` */
  readonly path: string
  readonly fields: ReadonlyMap<string, FieldPlan>
}

export const UNKNOWN: FieldPlan = { kind: 'CONSTANT', value: null }

/** @param only the fields to take; without it all that are mapped */
export function planRelation(
  path: string,
  relation: Relation<unknown>,
  only?: readonly string[],
): RelationPlan {
  const fields = [...flatten(relation, relation.map as object, '')]
  return { relation, path, fields: new Map(fields.filter(([name]) => !only || only.includes(name))) }
}

function* flatten(relation: Relation<unknown>, map: object, prefix: string): Generator<[string, FieldPlan]> {
  for (const [name, entry] of Object.entries(map)) {
    if (entry === undefined) continue
    if (typeof entry === 'object' && !('column' in entry))
      yield* flatten(relation, entry, `${prefix}${name}.`)
    else yield [prefix + name, planField(relation, entry as Entry<string>)]
  }
}

function planField(relation: Relation<unknown>, entry: Entry<string>): FieldPlan {
  if (typeof entry === 'function') return { kind: 'CONSTANT', value: entry() }
  if (typeof entry === 'string')
    return { kind: 'COLUMN', at: columnAt(relation, entry), values: null, read: null }
  const at = columnAt(relation, entry.column)
  if ('read' in entry) return { kind: 'COLUMN', at, values: null, read: entry.read }
  return { kind: 'COLUMN', at, values: entry.values, read: null }
}

/** Builds the parts of statements over one relation. */
export class RelationSql {
  readonly plan: RelationPlan
  readonly dialect: Dialect
  readonly #schema: Schema

  constructor(plan: RelationPlan, dialect: Dialect, schema: Schema) {
    this.plan = plan
    this.dialect = dialect
    this.#schema = schema
  }

  from(also?: Expression): Expression {
    return fromClause(this.plan.relation, also)
  }

  /** Every mapped column as text, under the name of its field. */
  get selection(): Expression {
    return sql.join(
      [...this.plan.fields].flatMap(([name, field]) =>
        field.kind === 'COLUMN' ? [sql`${this.dialect.text(field.at.expression)} as ${sql.id(name)}`] : [],
      ),
    )
  }

  field(name: string): FieldPlan {
    return this.plan.fields.get(name) ?? UNKNOWN
  }

  /** The field as text that compares by code point; null where it is never known. */
  text(name: string): Expression | null {
    const value = this.plainText(name)
    return value === null ? null : this.dialect.ordered(value)
  }

  /** The field as text, codes already translated. */
  plainText(name: string): Expression | null {
    const field = this.field(name)
    if (field.kind === 'CONSTANT')
      return field.value === null ? null : this.dialect.bindText(String(field.value))
    const column = this.dialect.text(field.at.expression)
    return field.values === null ? column : this.#translated(column, field.values)
  }

  number(name: string): Expression | null {
    const field = this.field(name)
    if (field.kind === 'CONSTANT')
      return field.value === null ? null : this.dialect.bindNumber(String(field.value))
    return this.dialect.number(field.at.expression, this.typeOf(field))
  }

  numberText(name: string): Expression | null {
    const field = this.field(name)
    if (field.kind === 'CONSTANT') return field.value === null ? null : sql`${String(field.value)}`
    return this.dialect.numberText(field.at.expression, this.typeOf(field))
  }

  /** Rows whose key is among these; null when none can be. */
  isAmong(name: string, keys: readonly string[]): Expression | null {
    const field = this.field(name)
    if (field.kind === 'CONSTANT') return null
    return this.dialect.isAmong(field.at.expression, this.typeOf(field), keys)
  }

  typeOf(field: FieldPlan): string | null {
    return field.kind === 'COLUMN' ? this.#schema.typeOf(field.at.table, field.at.column) : null
  }

  #translated(column: Expression, values: Readonly<Record<string, unknown>>): Expression {
    const { dialect } = this
    const whens = Object.entries(values).map(
      ([code, value]) =>
        sql`when ${dialect.ordered(column)} = ${dialect.bindText(code)} then ${dialect.text(dialect.bindText(String(value)))}`,
    )
    return whens.length === 0 ? sql`null` : sql`case ${sql.join(whens, sql` `)} end`
  }
}
