/**
 * Stops asking a system that does not answer. After `limit` failures in a row it is open for `pauseMs`; then one call is let
 * through to try, and its outcome closes or opens it again.
 */
export class Breaker {
  #failures = 0
  #openUntil = 0
  #isProbing = false
  readonly #limit: number
  readonly #pauseMs: number
  readonly #now: () => number

  constructor(limit: number, pauseMs: number, now: () => number) {
    this.#limit = limit
    this.#pauseMs = pauseMs
    this.#now = now
  }

  /** Whether it lets nothing through at the moment. */
  get isOpen(): boolean {
    return this.#failures >= this.#limit && (this.#isProbing || this.#now() < this.#openUntil)
  }

  /** Whether a call may go out now; true makes the caller the probe if the breaker was open. */
  admits(): boolean {
    if (this.#failures < this.#limit) return true
    if (this.#isProbing || this.#now() < this.#openUntil) return false
    this.#isProbing = true
    return true
  }

  /** The admitted call was not made after all: another may be the probe. */
  abandoned(): void {
    this.#isProbing = false
  }

  succeeded(): void {
    this.#failures = 0
    this.#isProbing = false
  }

  failed(): void {
    this.#failures++
    this.#isProbing = false
    if (this.#failures >= this.#limit) this.#openUntil = this.#now() + this.#pauseMs
  }
}
