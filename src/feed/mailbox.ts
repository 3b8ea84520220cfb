import { DovetailError } from '../domain/errors.ts'

/** More different things than this are not kept for a subscriber that does not read. */
const MOST_WAITING = 1_000

/** What a subscriber has not been told yet: keys in the order in which they came, each once, since it is read when it is told. */
export class Mailbox {
  readonly #waiting = new Set<string>()
  readonly #onClose: () => void
  #isClosed = false
  #isFull = false
  #wake: () => void = () => undefined

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  put(key: string): void {
    if (this.#isClosed) return
    if (this.#waiting.size === MOST_WAITING && !this.#waiting.has(key)) this.#isFull = true
    else this.#waiting.add(key)
    this.#wake()
  }

  /** @returns null when it was closed @throws DovetailError SUBSCRIBER_TOO_SLOW when more came than it keeps */
  async next(): Promise<string | null> {
    for (;;) {
      if (this.#isClosed) return null
      if (this.#isFull) this.#refuse()
      const [key] = this.#waiting
      if (key !== undefined) {
        this.#waiting.delete(key)
        return key
      }
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#waiting.clear()
    this.#onClose()
    this.#wake()
  }

  #refuse(): never {
    this.close()
    const message = `more than ${MOST_WAITING} changes waited to be read: read faster, or subscribe to less.`
    throw new DovetailError('SUBSCRIBER_TOO_SLOW', 'retry', message)
  }
}
