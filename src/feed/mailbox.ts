import { DovetailError } from '../domain/errors.ts'
import { MOST_ROWS } from './looks.ts'

/**
 * More different things than this are not kept for a subscriber. One look brings at most two histories of one noun, before anybody can read:
 * who reads is not cut off for what comes at once.
 */
const MOST_WAITING = 3 * MOST_ROWS

/** What a subscriber has not been told yet: in the order in which it came; of each key only the latest. */
export class Mailbox<Letter> {
  readonly #waiting = new Map<string, Letter>()
  readonly #onClose: () => void
  #isClosed = false
  #isFull = false
  #wake: () => void = () => undefined

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  put(key: string, letter: Letter): void {
    if (this.#isClosed) return
    if (this.#waiting.size === MOST_WAITING && !this.#waiting.has(key)) this.#isFull = true
    else this.#waiting.set(key, letter)
    this.#wake()
  }

  /** What was taken is to be told once more, unless something later waits. */
  putBack(key: string, letter: Letter): void {
    if (!this.#waiting.has(key)) this.put(key, letter)
  }

  /** @returns null when it was closed @throws DovetailError SUBSCRIBER_TOO_SLOW when more came than it keeps */
  async next(): Promise<readonly [key: string, letter: Letter] | null> {
    for (;;) {
      if (this.#isClosed) return null
      if (this.#isFull) this.#refuse()
      const [first] = this.#waiting
      if (first) {
        this.#waiting.delete(first[0])
        return first
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
