import type { Clock } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'

export interface DueJob {
  readonly store: Pick<Store, 'transaction'>
  readonly clock: Clock
  readonly name: string
  /** From its end to when it is due again */
  readonly everyMs: number
  /** Cuts it short: whoever looks next may take it */
  readonly signal: AbortSignal
}

/** Whoever performs it says so this often … */
const RENEWED_MS = 20_000
/** … and is taken for dead, and another one takes it, when nothing was said for so long. */
const LEASE_MS = 60_000

/**
 * Performs the job when it is due and nobody else is at it, however long it takes.
 *
 * @param work ends early when the signal aborts, which it does when it is cut short or was given to somebody else
 */
export async function performDue(job: DueJob, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { store, clock, name, everyMs, signal } = job
  const at = clock.now().getTime()
  const until = at + LEASE_MS
  if (!(await store.transaction(({ jobs }) => jobs.take(name, at, until)))) return
  const held = new HeldJob(job, until)
  try {
    await work(AbortSignal.any([signal, held.lost]))
  } finally {
    await held.end(signal.aborted ? 0 : everyMs)
  }
}

/** A job that this gateway performs. */
class HeldJob {
  readonly #job: DueJob
  readonly #lost = new AbortController()
  readonly #over = new AbortController()
  readonly #renewing: Promise<void>
  #until: number

  constructor(job: DueJob, until: number) {
    this.#job = job
    this.#until = until
    this.#renewing = this.#renew()
  }

  get lost(): AbortSignal {
    return this.#lost.signal
  }

  async end(pauseMs: number): Promise<void> {
    this.#over.abort()
    await this.#renewing
    if (!this.lost.aborted) await this.#putOff(pauseMs)
  }

  async #renew(): Promise<void> {
    const { clock } = this.#job
    for (;;) {
      await clock.sleep(RENEWED_MS, this.#over.signal)
      if (this.#over.signal.aborted) return
      // While our own database is away it is ours until the lease is over.
      const isOurs = await this.#putOff(LEASE_MS).catch(() => clock.now().getTime() < this.#until)
      if (!isOurs) return this.#lost.abort()
    }
  }

  async #putOff(pauseMs: number): Promise<boolean> {
    const { store, clock, name } = this.#job
    const dueAt = clock.now().getTime() + pauseMs
    const isOurs = await store.transaction(({ jobs }) => jobs.putOff(name, this.#until, dueAt))
    if (isOurs) this.#until = dueAt
    return isOurs
  }
}
