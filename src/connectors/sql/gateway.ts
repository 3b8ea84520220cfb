import { DovetailError } from '../../domain/errors.ts'
import { DescriptionError } from '../../ports/connector.ts'
import { SqlClient } from './client.ts'
import { mentionsOf } from './mentions.ts'
import { findProblems, readTables } from './metadata.ts'
import type { SqlOptions } from './options.ts'
import { createSchema, type Schema } from './schema.ts'

/** A database whose description has been held against its metadata, or will be at the first call that reaches it. */
export class Gateway {
  readonly client: SqlClient
  /** As the configuration names it, for messages: `erp` */
  readonly name: string
  readonly options: SqlOptions
  #schema: Schema | null = null
  #checking: Promise<Schema> | null = null

  constructor(name: string, options: SqlOptions) {
    this.name = name
    this.options = options
    const { timeouts = {}, poolSize = 5, quotes, orders } = options
    const queryMs = timeouts.queryMs ?? 5000
    const longest = Math.max(queryMs, quotes?.timeoutMs ?? 2000, orders?.timeoutMs ?? 2000)
    this.client = new SqlClient({
      url: typeof options.url === 'function' ? options.url() : options.url,
      connectMs: timeouts.connectMs ?? 1000,
      queryMs,
      statementMs: longest + 1000,
      poolSize,
    })
  }

  /**
   * Throws only where the description is wrong: an unreachable database is asked again at the first call.
   * @throws DescriptionError
   */
  async checkIfReachable(): Promise<void> {
    try {
      await this.#check()
    } catch (error) {
      if (error instanceof DescriptionError) throw error
    }
  }

  /**
   * The types of our columns; asks the database once. Callers share one check, so it does not end with one of them.
   * @throws DovetailError CONFIG_INVALID with a DescriptionError as cause
   */
  async schema(signal: AbortSignal): Promise<Schema> {
    if (this.#schema) return this.#schema
    try {
      return await untilAborted(this.#check(), signal)
    } catch (error) {
      if (error instanceof DescriptionError)
        throw new DovetailError('CONFIG_INVALID', 'repair', `${this.name}: ${error.message}`, error)
      throw error
    }
  }

  #check(): Promise<Schema> {
    this.#checking ??= this.#readSchema().finally(() => {
      this.#checking = null
    })
    return this.#checking
  }

  async #readSchema(): Promise<Schema> {
    const { client } = this
    const what = `${this.name} metadata`
    const { signal } = new AbortController()
    const mentions = mentionsOf(this.options)
    if (mentions.length > 0) {
      const tables = await readTables(client, mentions, what, signal)
      const problems = await findProblems(client, mentions, tables, what, signal)
      if (problems.length > 0) throw new DescriptionError(problems)
      this.#schema = createSchema(tables, client.dialect.ignoresCaseOfNames)
    }
    this.#schema ??= createSchema(new Map(), true)
    return this.#schema
  }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void =>
      reject(new DovetailError('SOURCE_TIMEOUT', 'retry', 'the call was given up', signal.reason))
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
