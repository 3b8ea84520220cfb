import { DovetailError } from '../domain/errors.ts'
import type { Change, ChangeFeed, ChangeLog, Watch, Watcher } from '../ports/changes.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import { Looks } from './looks.ts'
import { Mailbox } from './mailbox.ts'

export interface ChangeFeedOptions {
  readonly changes: ChangeLog
  readonly clock: Clock
  readonly log: Log
}

/** While our database does not answer, what was to be told is tried again this often. */
const RETRY_MS = 1_000

/** Tells watchers what changes in our database. Looks only while somebody watches. */
export class DatabaseChangeFeed implements ChangeFeed {
  readonly #options: ChangeFeedOptions
  readonly #watchers = new Map<Mailbox, Pick<Watcher<unknown>, 'keyOf' | 'first'>>()
  #looks: Looks | null = null

  constructor(options: ChangeFeedOptions) {
    this.#options = options
  }

  /** How many watch */
  get size(): number {
    return this.#watchers.size
  }

  async watch<Row>(watcher: Watcher<Row>): Promise<Watch<Row>> {
    const mailbox: Mailbox = new Mailbox(() => this.#leave(mailbox))
    this.#watchers.set(mailbox, watcher)
    this.#looks ??= this.#begin()
    try {
      await this.#looks.begun
      for (const key of await watcher.first()) mailbox.put(key)
    } catch (error) {
      mailbox.close()
      throw error
    }
    return this.#readFrom(mailbox, watcher)
  }

  /** Something was written by this process: no need to wait for the next look. */
  wake(): void {
    this.#looks?.wake()
  }

  /** Ends all watches. */
  stop(): void {
    for (const mailbox of [...this.#watchers.keys()]) mailbox.close()
  }

  #begin(): Looks {
    return new Looks({
      ...this.#options,
      onChanges: changes => this.#tell(changes),
      onMissed: () => this.#tellFirst(),
    })
  }

  #leave(mailbox: Mailbox): void {
    this.#watchers.delete(mailbox)
    if (this.#watchers.size > 0) return
    this.#looks?.stop()
    this.#looks = null
  }

  #tell(changes: readonly Change[]): void {
    for (const [mailbox, { keyOf }] of this.#watchers)
      for (const change of changes) {
        const key = keyOf(change)
        if (key !== null) mailbox.put(key)
      }
  }

  #tellFirst(): void {
    for (const [mailbox, { first }] of this.#watchers)
      first().then(
        keys => {
          for (const key of keys) mailbox.put(key)
        },
        error => this.#options.log.debug({ error }, 'what a subscription names cannot be read'),
      )
  }

  #readFrom<Row>(mailbox: Mailbox, { read }: Watcher<Row>): Watch<Row> {
    const { clock } = this.#options
    return {
      async next() {
        for (;;) {
          const key = await mailbox.next()
          if (key === null) return { done: true, value: undefined }
          try {
            const row = await read(key)
            if (row !== null) return { done: false, value: row }
          } catch (error) {
            if (!isStoreAway(error)) throw error
            mailbox.put(key)
            await clock.sleep(RETRY_MS)
          }
        }
      },
      async return() {
        mailbox.close()
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }
}

function isStoreAway(error: unknown): boolean {
  return error instanceof DovetailError && error.code === 'STORE_UNAVAILABLE'
}
