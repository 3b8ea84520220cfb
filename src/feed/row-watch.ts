import { isStoreAway } from '../domain/errors.ts'
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
  #last: readonly [key: string, telling: Telling<Row>] | null = null
  #isAgain = false

  constructor(mailbox: Mailbox<Telling<Row>>, clock: Clock) {
    this.#mailbox = mailbox
    this.#clock = clock
  }

  async next(): Promise<IteratorResult<Row, undefined>> {
    for (;;) {
      if (this.#isAgain) await this.#clock.sleep(RETRY_MS)
      this.#isAgain = false
      this.#last = await this.#mailbox.next()
      if (this.#last === null) return { done: true, value: undefined }
      try {
        const row = await this.#last[1].row()
        if (row !== null) return { done: false, value: row }
      } catch (error) {
        if (!isStoreAway(error)) throw error
        this.again()
      }
    }
  }

  again(): void {
    if (this.#last === null) return
    this.#mailbox.putBack(...this.#last)
    this.#isAgain = true
  }

  async return(): Promise<IteratorResult<Row, undefined>> {
    this.#mailbox.close()
    return { done: true, value: undefined }
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
