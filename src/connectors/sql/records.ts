import { sql } from 'kysely'
import { DovetailError } from '../../domain/errors.ts'
import type { Batch, ReadOptions } from '../../ports/source.ts'
import type { Row } from './client.ts'
import type { Gateway } from './gateway.ts'
import type { Relation } from './options.ts'
import { planRelation, type RelationPlan, RelationSql } from './plan.ts'
import { type ReadingRules, RecordReader } from './wire.ts'

/** One noun in one database: how its rows are asked for and read. */
export interface RecordsOptions<T> {
  readonly gateway: Gateway
  /** Of the description: `articles` */
  readonly path: string
  /** In messages, e.g. `article` */
  readonly noun: string
  /** The field that identifies a record in messages */
  readonly keyField: string
  readonly parse: (record: RecordReader) => T
  /** The fields this noun takes of the relation; without it all of them */
  readonly only?: readonly string[]
}

/** Records of one noun. Without a relation in the description nothing is known of it: every answer is empty. */
export class Records<T> {
  readonly plan: RelationPlan | null
  readonly #options: RecordsOptions<T>
  readonly #rules: ReadingRules

  constructor(options: RecordsOptions<T>) {
    this.#options = options
    const { gateway, path, only } = options
    const { units = {}, currency = null, timeZone = 'UTC' } = gateway.options
    this.#rules = { units, currency, timeZone }
    const relation = gateway.options[path as keyof typeof gateway.options] as Relation<unknown> | undefined
    this.plan = relation === undefined ? null : planRelation(path, relation, only)
  }

  get what(): string {
    return `${this.#options.gateway.name} ${this.#options.path}`
  }

  /** For statements over the relation. @throws DovetailError when the database cannot be reached */
  async open(options: ReadOptions): Promise<RelationSql | null> {
    const { gateway } = this.#options
    const schema = await gateway.schema(options.signal)
    return this.plan === null ? null : new RelationSql(this.plan, gateway.client.dialect, schema)
  }

  read(row: Row, statement: RelationSql): T | DovetailError {
    const { gateway, noun, keyField, parse } = this.#options
    const label = `${gateway.name} ${noun} "${row[keyField] ?? '?'}"`
    const reader = new RecordReader(row, statement.plan, this.#rules, label, field => statement.typeOf(field))
    try {
      return parse(reader)
    } catch (error) {
      if (error instanceof DovetailError) return error
      throw error
    }
  }

  /** One record per key. Two records under one key are an error of that key. */
  async byKey(field: string, keys: readonly string[], options: ReadOptions): Promise<Batch<T>> {
    const { statement, groups } = await this.#grouped(field, keys, options)
    return keys.map(key => {
      const rows = groups.get(key) ?? []
      if (statement === null || rows.length === 0) return null
      if (rows.length === 1) return this.read(rows[0]!, statement)
      const { gateway, noun } = this.#options
      const message = `${gateway.name} ${noun} "${key}": expected one record, got ${rows.length}`
      return new DovetailError('SOURCE_ANSWER_INVALID', 'repair', message)
    })
  }

  /** All records per key, in `order`. One that cannot be read makes an error of the whole list: it would be incomplete. */
  async listsBy(
    field: string,
    keys: readonly string[],
    order: (a: T, b: T) => number,
    options: ReadOptions,
  ): Promise<Batch<readonly T[]>> {
    const { statement, groups } = await this.#grouped(field, keys, options)
    return keys.map(key => {
      const list: T[] = []
      for (const row of groups.get(key) ?? []) {
        const record = this.read(row, statement!)
        if (record instanceof DovetailError) return record
        list.push(record)
      }
      return list.sort(order)
    })
  }

  async #grouped(field: string, keys: readonly string[], options: ReadOptions) {
    const statement = await this.open(options)
    const groups = new Map<string, Row[]>()
    const condition = statement && keys.length > 0 ? statement.isAmong(field, [...new Set(keys)]) : null
    if (statement === null || condition === null) return { statement, groups }
    const { gateway, only } = this.#options
    const rows = await gateway.client.read(
      this.what,
      sql`select ${only ? sql`distinct ` : sql``}${statement.selection} ${statement.from()} and ${condition}`,
      options.signal,
    )
    // The database may have found more than was meant: another letter case, a trailing space.
    for (const row of rows) {
      const key = row[field]
      if (key === null || key === undefined) continue
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
    return { statement, groups }
  }
}
