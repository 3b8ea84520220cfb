import { sql } from 'kysely'
import { DovetailError } from '../../domain/errors.ts'
import type { CreateOptions, OrderSink, QuoteSink, RemoteRecord } from '../../ports/sink.ts'
import type { Run } from './client.ts'
import { SqlFault } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { tableOf } from './relation.ts'
import type { Schema } from './schema.ts'
import type { OrdersOptions, QuotesOptions, Staging } from './sink-options.ts'
import { orderRows, quoteRows } from './sink-rows.ts'
import { addFields, type Cell, cellsOf, insertStatements, type StagingTable } from './staging.ts'

type HeaderOptions = QuotesOptions | OrdersOptions

/** Rows for one more table of the same document. */
interface Part {
  readonly staging: Staging<object> | undefined
  readonly rows: readonly object[]
}

export function createQuoteSink(gateway: Gateway, options: QuotesOptions): QuoteSink {
  const table = new StagedDocuments(gateway, options, 'quote')
  return {
    ...table.sink,
    create(document, createOptions) {
      const { header, lines } = quoteRows(document)
      const parts: Part[] = [{ staging: options.lines, rows: lines }]
      return table.create(document.externalReference, header, parts, createOptions)
    },
  }
}

const ORDER_TABLES = [
  'addresses',
  'lines',
  'parts',
  'operations',
  'sawBars',
  'sawCuts',
  'newArticles',
] as const

export function createOrderSink(gateway: Gateway, options: OrdersOptions): OrderSink {
  const table = new StagedDocuments(gateway, options, 'order')
  return {
    ...table.sink,
    create(document, createOptions) {
      const rows = orderRows(document)
      const parts: Part[] = ORDER_TABLES.map(name => ({ staging: options[name], rows: rows[name] }))
      const address = {
        map: options.deliveryAddress ?? {},
        row: document.deliveryAddress ?? {},
      }
      return table.create(document.externalReference, rows.header, parts, createOptions, address)
    },
  }
}

/** Documents of one kind in staging tables: all rows of one in a single transaction, found again by the reference. */
class StagedDocuments {
  readonly #gateway: Gateway
  readonly #options: HeaderOptions
  readonly #noun: string

  constructor(gateway: Gateway, options: HeaderOptions, noun: string) {
    this.#gateway = gateway
    this.#options = options
    this.#noun = noun
  }

  get sink() {
    const { settleMs = 3000, timeoutMs = 2000 } = this.#options
    return {
      capabilities: { reference: 'LOOK_UP' as const, settleMs, timeoutMs },
      findByReference: (reference: string, options: { readonly signal: AbortSignal }) =>
        this.findByReference(reference, options.signal),
      close: async () => this.#gateway.client.close(),
    }
  }

  async findByReference(reference: string, signal: AbortSignal): Promise<RemoteRecord[]> {
    const { client } = this.#gateway
    const schema = await this.#gateway.schema(signal)
    const { into, reference: column, payloadHash, remoteId = column } = this.#options
    const among = client.dialect.isAmong(sql.id(column), schema.typeOf(into, column), [reference])
    if (among === null) return []
    const text = (name: string) => client.dialect.text(sql.id(name))
    const rows = await client.read(
      this.#label(reference),
      sql`select ${text(column)} as reference, ${text(remoteId)} as remote_id, ${
        payloadHash === undefined ? sql`null` : text(payloadHash)
      } as payload_hash from ${tableOf(into)} where ${among}`,
      signal,
    )
    return rows
      .filter(row => row.reference === reference)
      .map(row => ({ remoteId: row.remote_id ?? reference, payloadHash: row.payload_hash ?? null }))
  }

  async create(
    reference: string,
    header: object,
    parts: readonly Part[],
    { signal, payloadHash, mayStillSend }: CreateOptions,
    more: { map: object; row: object } = { map: {}, row: {} },
  ): Promise<RemoteRecord> {
    const schema = await this.#gateway.schema(signal)
    const { timeoutMs = 2000 } = this.#options
    const table = this.#table(schema, this.#options as Staging<object>)
    const cells = cellsOf(table, reference, header)
    addFields(cells, table, more.map, more.row)
    if (this.#options.payloadHash !== undefined) cells.set(this.#options.payloadHash, payloadHash)
    const label = this.#label(reference)
    try {
      const remoteId = await this.#gateway.client.write(
        label,
        async run => {
          const id = await this.#insertHeader(run, cells, reference)
          for (const { staging, rows } of parts)
            if (staging) await this.#insertRows(run, schema, staging, reference, rows)
          return id
        },
        { signal, timeoutMs, mayStillCommit: mayStillSend },
      )
      return { remoteId, payloadHash: this.#options.payloadHash === undefined ? null : payloadHash }
    } catch (error) {
      throw await this.#explainDouble(error, reference, label, signal)
    }
  }

  /** @returns their number for it, where the description names a column for that */
  async #insertHeader(run: Run, cells: Map<string, Cell>, reference: string): Promise<string> {
    const { into, remoteId } = this.#options
    const { dialect } = this.#gateway.client
    const [insert] = insertStatements(into, [cells])
    if (remoteId === undefined) {
      await run(insert!)
      return reference
    }
    const mapped = cells.get(remoteId)
    const returning = dialect.returnsInserted
      ? sql` returning ${dialect.text(sql.id(remoteId))} as remote_id`
      : sql``
    const [row] = await run(sql`${insert!}${returning}`)
    return mapped ?? row?.remote_id ?? row?.insertId ?? reference
  }

  async #insertRows(
    run: Run,
    schema: Schema,
    staging: Staging<object>,
    reference: string,
    rows: readonly object[],
  ): Promise<void> {
    const table = this.#table(schema, staging)
    const cells = rows.map(row => cellsOf(table, reference, row))
    for (const statement of insertStatements(staging.into, cells)) await run(statement)
  }

  /**
   * A unique key that refuses a second document with our reference says that the first is there: it may be ours, so it
   * must be looked at rather than given up.
   */
  async #explainDouble(
    error: unknown,
    reference: string,
    label: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const isUnique =
      error instanceof DovetailError && error.cause instanceof SqlFault && error.cause.fault === 'UNIQUE'
    if (!isUnique) return error
    const found = await this.findByReference(reference, signal).catch(() => null)
    if (found?.length === 0) return error
    return new DovetailError('SINK_REFUSED', 'check', `${label}: the reference is there already`, error)
  }

  #table(schema: Schema, staging: Staging<object>): StagingTable {
    return { schema, staging, timeZone: this.#gateway.options.timeZone ?? 'UTC' }
  }

  #label(reference: string): string {
    return `${this.#gateway.name} ${this.#noun} "${reference}"`
  }
}
