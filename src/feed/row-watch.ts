import { DovetailError } from '../domain/errors.ts'
import type { Watch } from '../ports/changes.ts'
import type { Clock } from '../ports/runtime.ts'
import type { Mailbox } from './mailbox.ts'
import type { Telling } from './telling.ts'

/** While our database does not answer, what was to be told is tried again this often. */
const RETRY_MS = 1_000

/** Reads what comes into a mailbox. */
export class RowWatch<Row> implements Watch<Row> {
  readonly #mailbox: Mailbox<Telling<Row>>
  readonly #clock: Clock

  constructor(mailbox: Mailbox<Telling<Row>>, clock: Clock) {
    this.#mailbox = mailbox
    this.#clock = clock
  }

  async next(): Promise<IteratorResult<Row, undefined>> {
    for (;;) {
      const taken = await this.#mailbox.next()
      if (taken === null) return { done: true, value: undefined }
      const [key, telling] = taken
      try {
        const row = await telling.row()
        if (row !== null) return { done: false, value: row }
      } catch (error) {
        if (!isStoreAway(error)) throw error
        this.#mailbox.putBack(key, telling)
        await this.#clock.sleep(RETRY_MS)
      }
    }
  }

  async return(): Promise<IteratorResult<Row, undefined>> {
    this.#mailbox.close()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}

function isStoreAway(error: unknown): boolean {
  return error instanceof DovetailError && error.code === 'STORE_UNAVAILABLE'
}
