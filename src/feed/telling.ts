import type { Clock } from '../ports/runtime.ts'

/** Those who read as it comes have told it by then; for others it is read again, so that nobody makes us keep what is large. */
const KEPT_MS = 1_000

/** What is told for one change: read when the first asks for it, once for all who are told of the change. */
export class Telling<Row> {
  readonly #read: () => Promise<Row | null>
  readonly #clock: Clock
  #row: Promise<Row | null> | null = null

  constructor(read: () => Promise<Row | null>, clock: Clock) {
    this.#read = read
    this.#clock = clock
  }

  /** Rejects for all who wait when it cannot be read; who asks after that has it read again. */
  row(): Promise<Row | null> {
    this.#row ??= this.#begin()
    return this.#row
  }

  #begin(): Promise<Row | null> {
    const row = this.#read()
    void this.#forget(row)
    return row
  }

  async #forget(row: Promise<Row | null>): Promise<void> {
    try {
      await row
      await this.#clock.sleep(KEPT_MS)
    } catch {
      // Told to who asked.
    }
    this.#row = null
  }
}
