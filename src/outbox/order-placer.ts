import type { Clock, Log } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'

export interface OrderPlacerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Makes an order of the quote, or tells a person why not. @throws where it is to be tried again */
  readonly place: (quoteId: string, signal: AbortSignal) => Promise<void>
}

/** Looked at again after this long, whether somebody called or not: another gateway may have taken a decision over. */
const LOOK_MS = 5_000
/** Whoever took a quote is taken for dead after this long. One that is only slow does no harm: two who place it make one order. */
const LEASE_MS = 15_000
/** After a system did not answer */
const AGAIN_MS = 60_000
const PLACING_MS = 30_000

/** Sees to it that accepted quotes become orders, through kills and systems that are down. Any number of processes may run one on the same store. */
export class OrderPlacer {
  readonly #options: OrderPlacerOptions
  readonly #stopping = new AbortController()
  #nap = new AbortController()
  #loop: Promise<void> = Promise.resolve()

  constructor(options: OrderPlacerOptions) {
    this.#options = options
  }

  start(): void {
    this.#loop = this.#run()
  }

  /** A quote may be due. */
  wake(): void {
    this.#nap.abort()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.wake()
    await this.#loop
  }

  async #run(): Promise<void> {
    const { clock, log } = this.#options
    const { signal } = this.#stopping
    while (!signal.aborted) {
      this.#nap = new AbortController()
      try {
        while (!signal.aborted && (await this.#placeNext()));
      } catch (error) {
        log.error({ error }, 'it cannot be read which accepted quotes are to become orders')
      }
      await clock.sleep(LOOK_MS, this.#nap.signal)
    }
  }

  /** @returns false when none was due */
  async #placeNext(): Promise<boolean> {
    const { store, clock } = this.#options
    const at = clock.now().getTime()
    const id = await store.transaction(({ quotes }) => quotes.takeOrderDue(at, at + LEASE_MS))
    if (id !== null) await this.#place(id)
    return id !== null
  }

  async #place(id: string): Promise<void> {
    const { store, clock, log, place } = this.#options
    const timeLimit = AbortSignal.timeout(PLACING_MS)
    try {
      await place(id, AbortSignal.any([this.#stopping.signal, timeLimit]))
    } catch (error) {
      if (this.#stopping.signal.aborted) return
      log.warn({ quote: id, error }, 'an accepted quote is no order yet; it is tried again')
      const again = clock.now().getTime() + AGAIN_MS
      await store.transaction(({ quotes }) => quotes.setOrderDue(id, again))
    }
  }
}
