import { DovetailError } from '../domain/errors.ts'
import { Breaker } from '../lib/breaker.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import type { ReadOptions } from '../ports/source.ts'

export type SourceHealth = 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN'

export interface SourceTimeouts {
  /** A read that is not answered by then is given up. */
  readonly totalMs: number
}

const FAILURES_BEFORE_PAUSE = 3
const PAUSE_MS = 1_000
/** How many of the latest calls tell the health */
const HEALTH_WINDOW = 10

/**
 * Every read of one source goes through here: it has a total time-out, is shared with an identical one in flight, is not sent
 * at all while the source is known to be down, and is counted for the source's health.
 */
export class SourceGuard {
  readonly name: string
  readonly #timeouts: SourceTimeouts
  readonly #log: Log
  readonly #breaker: Breaker
  readonly #inFlight = new Map<string, Promise<unknown>>()
  readonly #latest: boolean[] = []

  constructor(name: string, timeouts: SourceTimeouts, clock: Clock, log: Log) {
    this.name = name
    this.#timeouts = timeouts
    this.#log = log
    this.#breaker = new Breaker(FAILURES_BEFORE_PAUSE, PAUSE_MS, () => clock.now().getTime())
  }

  get health(): SourceHealth {
    if (this.#latest.length === 0) return 'UNKNOWN'
    if (this.#latest.at(-1) === false && this.#latest.slice(-FAILURES_BEFORE_PAUSE).every(isUp => !isUp))
      return 'DOWN'
    return this.#latest.every(isUp => isUp) ? 'UP' : 'DEGRADED'
  }

  /**
   * @param key names the read with all its arguments; equal keys in flight are one read
   * @param signal of the request: whoever asked stops waiting, the read goes on for the others
   */
  read<T>(key: string, run: (options: ReadOptions) => Promise<T>, signal: AbortSignal): Promise<T> {
    let shared = this.#inFlight.get(key) as Promise<T> | undefined
    if (!shared) {
      shared = this.#call(run).finally(() => this.#inFlight.delete(key))
      this.#inFlight.set(key, shared)
      shared.catch(() => undefined)
    }
    return waitFor(shared, signal, () => this.#timeoutError('the request’s deadline'))
  }

  async #call<T>(run: (options: ReadOptions) => Promise<T>): Promise<T> {
    if (!this.#breaker.admits())
      throw new DovetailError(
        'SOURCE_UNAVAILABLE',
        'retry',
        `Source "${this.name}" does not answer; it is asked again in a moment.`,
      )
    const signal = AbortSignal.timeout(this.#timeouts.totalMs)
    try {
      const answer = await waitFor(run({ signal }), signal, () =>
        this.#timeoutError(`${this.#timeouts.totalMs} ms`),
      )
      this.#breaker.succeeded()
      this.#remember(true)
      return answer
    } catch (error) {
      const failure = this.#asFailure(error)
      if (isSilence(failure)) this.#breaker.failed()
      else this.#breaker.succeeded()
      this.#remember(false)
      this.#log.warn({ source: this.name, code: failure.code, error }, 'a source did not answer')
      throw failure
    }
  }

  #asFailure(error: unknown): DovetailError {
    if (error instanceof DovetailError) return error
    return new DovetailError(
      'SOURCE_ANSWER_INVALID',
      'repair',
      `Source "${this.name}" answered what we cannot read.`,
      error,
    )
  }

  #timeoutError(limit: string): DovetailError {
    return new DovetailError(
      'SOURCE_TIMEOUT',
      'retry',
      `Source "${this.name}" did not answer within ${limit}.`,
    )
  }

  #remember(isUp: boolean): void {
    this.#latest.push(isUp)
    if (this.#latest.length > HEALTH_WINDOW) this.#latest.shift()
  }
}

/** A source that answers nonsense about one thing may answer sense about another: only one that says nothing is left alone. */
function isSilence({ code }: DovetailError): boolean {
  return code === 'SOURCE_UNAVAILABLE' || code === 'SOURCE_TIMEOUT'
}

/** The promise, or a rejection as soon as the signal aborts. */
function waitFor<T>(promise: Promise<T>, signal: AbortSignal, makeError: () => Error): Promise<T> {
  if (signal.aborted) return Promise.reject(makeError())
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(makeError())
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
