import { sql } from 'kysely'
import { DovetailError } from '../../domain/errors.ts'
import type { CreateOptions, RemoteRecord, UpdateOutcome } from '../../ports/sink.ts'
import type { Run } from './client.ts'
import { SqlFault } from './errors.ts'
import type { Gateway } from './gateway.ts'
import { tableOf } from './relation.ts'
import type { Schema } from './schema.ts'
import type { OrdersOptions, QuotesOptions, Staging, Untaken } from './sink-options.ts'
import { deleteStatement, updateStatement, whyNotChanged } from './staged-change.ts'
import { addFields, type Cell, cellsOf, insertStatements, type StagingTable } from './staging.ts'

type HeaderOptions = QuotesOptions | OrdersOptions

/** Rows for one more table of the same document. */
export interface Part {
  readonly staging: Staging<object> | undefined
  readonly rows: readonly object[]
}

export interface StagedDocument {
  readonly reference: string
  readonly header: object
  /** More of the header's columns */
  readonly more: { readonly map: object; readonly row: object }
  readonly parts: readonly Part[]
}

/** Documents of one kind in staging tables: all rows of one in a single transaction, found again by the reference. */
export class StagedDocuments {
  readonly #gateway: Gateway
  readonly #options: HeaderOptions
  readonly #noun: string

  constructor(gateway: Gateway, options: HeaderOptions, noun: string) {
    this.#gateway = gateway
    this.#options = options
    this.#noun = noun
  }

  get sink() {
    const { settleMs = 3000 } = this.#options
    return {
      capabilities: { reference: 'LOOK_UP' as const, settleMs, timeoutMs: this.#timeoutMs },
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

  async create(document: StagedDocument, { signal, payloadHash, mayStillSend }: CreateOptions) {
    const { reference } = document
    const schema = await this.#gateway.schema(signal)
    const cells = this.#headerCells(schema, document, payloadHash)
    const label = this.#label(reference)
    try {
      const remoteId = await this.#gateway.client.write(
        label,
        async run => {
          const id = await this.#insertHeader(run, cells, reference)
          for (const { into, rows } of this.#partCells(schema, document))
            for (const statement of insertStatements(into.into, rows)) await run(statement)
          return id
        },
        { signal, timeoutMs: this.#timeoutMs, mayStillCommit: mayStillSend },
      )
      return this.#record(remoteId, payloadHash)
    } catch (error) {
      throw await this.#explainDouble(error, reference, label, signal)
    }
  }

  /** All rows of the document as it is now, under the header that is there. */
  async update(
    document: StagedDocument,
    { remoteId }: RemoteRecord,
    untaken: Untaken,
    { signal, payloadHash, mayStillSend }: CreateOptions,
  ): Promise<UpdateOutcome> {
    const { reference } = document
    const schema = await this.#gateway.schema(signal)
    const header = this.#options as Staging<object>
    const cells = this.#headerCells(schema, document, payloadHash)
    const rows = { dialect: this.#gateway.client.dialect, schema, reference }
    return this.#gateway.client.write(
      this.#label(reference),
      async (run): Promise<UpdateOutcome> => {
        const obstacle = await whyNotChanged(run, rows, header, untaken)
        if (obstacle !== null) return { obstacle }
        await run(updateStatement(rows, header, cells))
        const parts = this.#partCells(schema, document)
        // Several kinds may share a table: first all of them go, then all come.
        for (const { into } of parts) await run(deleteStatement(rows, into))
        for (const { into, rows: others } of parts)
          for (const statement of insertStatements(into.into, others)) await run(statement)
        return { record: this.#record(remoteId, payloadHash) }
      },
      { signal, timeoutMs: this.#timeoutMs, mayStillCommit: mayStillSend },
    )
  }

  #headerCells(schema: Schema, { reference, header, more }: StagedDocument, payloadHash: string) {
    const table = this.#table(schema, this.#options as Staging<object>)
    const cells = cellsOf(table, reference, header)
    addFields(cells, table, more.map, more.row)
    if (this.#options.payloadHash !== undefined) cells.set(this.#options.payloadHash, payloadHash)
    return cells
  }

  /** For each table that the description has. */
  #partCells(schema: Schema, { reference, parts }: StagedDocument) {
    return parts.flatMap(({ staging: into, rows }) => {
      if (!into) return []
      const table = this.#table(schema, into)
      return [{ into, rows: rows.map(row => cellsOf(table, reference, row)) }]
    })
  }

  #record(remoteId: string, payloadHash: string): RemoteRecord {
    return { remoteId, payloadHash: this.#options.payloadHash === undefined ? null : payloadHash }
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? 2000
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
