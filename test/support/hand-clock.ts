import type { Clock } from '../../src/ports/runtime.ts'
import { until } from './shop-floor.ts'

/** A clock that the test alone moves: who sleeps is woken when his time has come. */
export class HandClock implements Clock {
  at: number
  readonly #asleep = new Map<() => void, number>()

  constructor(at = 1_000_000) {
    this.at = at
  }

  now(): Date {
    return new Date(this.at)
  }

  monotonicMs(): number {
    return this.at
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const wake = (): void => {
        this.#asleep.delete(wake)
        resolve()
      }
      if (signal?.aborted) return resolve()
      this.#asleep.set(wake, this.at + ms)
      signal?.addEventListener('abort', wake, { once: true })
    })
  }

  /** How long each of those who sleep still does */
  get asleep(): readonly number[] {
    return [...this.#asleep.values()].map(wakeAt => wakeAt - this.at)
  }

  /** Once so many sleep: whoever was woken has done what it had to. */
  async haveSlept(count: number): Promise<void> {
    await reaches(() => this.#asleep.size, count)
  }

  advance(ms: number): void {
    this.at += ms
    for (const [wake, wakeAt] of [...this.#asleep]) if (wakeAt <= this.at) wake()
  }
}

export function reaches<T>(ask: () => T, wanted: T): Promise<T> {
  return until(
    async () => ask(),
    got => got === wanted,
    1,
  )
}
