import type { Reconciliation } from '../domain/reconciliation.ts'
import { RECORD_EVENTS } from '../domain/transmission-event.ts'
import type { Raise } from '../ports/alarm.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import type { Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import { performDue } from './perform-due.ts'
import { reconcile } from './reconcile.ts'

export interface ReconcilerOptions {
  readonly store: Store
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sinks: ReadonlyMap<string, Sink<any>>
  readonly clock: Clock
  readonly log: Log
  readonly raise: Raise
}

export interface Rhythm {
  readonly everyMs: number
  /** How far back documents are compared, by when they arrived */
  readonly windowMs: number
  /** Which of the targets */
  readonly targets: readonly string[]
}

const ACTOR = 'dovetail'
/** Several gateways look whether it is due; one of them does it. */
const LOOK_MS = 60_000

/** Compares each target with what was sent there, every now and then, and raises an alarm for each discrepancy once. */
export class Reconciler {
  readonly #options: ReconcilerOptions
  readonly #stopping = new AbortController()
  #loop: Promise<void> = Promise.resolve()

  constructor(options: ReconcilerOptions) {
    this.#options = options
  }

  /** By itself from now on. */
  start(rhythm: Rhythm): void {
    this.#loop = this.#run(rhythm)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#loop
  }

  /** One target, now. */
  async reconcile(target: string, from: number, until: number, signal: AbortSignal): Promise<Reconciliation> {
    const { store, sinks, clock } = this.#options
    const sink = sinks.get(target)!
    const now = clock.now().getTime()
    const result = await reconcile({ store, sink, target, from, until, now, signal })
    await this.#note(result)
    return result
  }

  async #run({ everyMs, windowMs, targets }: Rhythm): Promise<void> {
    const { store, sinks, clock, log } = this.#options
    const { signal } = this.#stopping
    const compared = [...sinks.keys()].filter(target => targets.includes(target))
    while (!signal.aborted) {
      for (const target of compared) {
        const job = { store, clock, name: `reconcile ${target}`, everyMs, signal }
        try {
          await performDue(job, whileOurs => this.#reconcileLatest(target, windowMs, whileOurs))
        } catch (error) {
          log.error({ target, error }, 'could not be reconciled')
        }
      }
      await clock.sleep(Math.min(everyMs, LOOK_MS), signal)
    }
  }

  async #reconcileLatest(target: string, windowMs: number, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.#options
    const at = clock.now().getTime()
    const { compared, discrepancies, unread } = await this.reconcile(target, at - windowMs, at, signal)
    const fields = { target, compared, discrepancies: discrepancies.length, unread: unread.length }
    if (discrepancies.length + unread.length > 0) log.warn(fields, 'reconciled')
    else log.debug(fields, 'reconciled')
  }

  /** Into the history of each, where it is news; and that a record is right again. */
  async #note({ target, from, until, discrepancies, isComplete }: Reconciliation): Promise<void> {
    const { store, clock, raise } = this.#options
    const at = clock.now().getTime()
    for (const { kind, transmissionId, externalReference, detail } of discrepancies) {
      const event = { at, actor: ACTOR, what: RECORD_EVENTS[kind], detail }
      const isNews = await store.transaction(({ transmissions }) =>
        transmissions.noteRecord(transmissionId, event),
      )
      const text = `${externalReference} had arrived in "${target}", and is not right there any more: ${detail}`
      if (isNews) raise({ kind, at, transmissionId, target, externalReference, text })
    }
    if (!isComplete) return
    const wrong = new Set(discrepancies.map(one => one.transmissionId))
    for (const id of await store.transmissions.withWrongRecord(target, from, until))
      if (!wrong.has(id))
        await store.transaction(({ transmissions }) =>
          transmissions.noteRecord(id, { at, actor: ACTOR, what: RECORD_EVENTS.RIGHT, detail: null }),
        )
  }
}
