import { DovetailError } from '../domain/errors.ts'
import type { StatusReport, ToldStanding } from '../domain/status-report.ts'
import type { TransmissionKind } from '../domain/transmission.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import type { Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import { type AwaitedDocument, type Awaiting, awaitedDocuments } from './awaited-documents.ts'
import { performDue } from './perform-due.ts'

/** A system that takes documents of one kind, and can perhaps be asked what became of them. */
export interface StatusTarget {
  readonly kind: TransmissionKind
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sink: Sink<any>
}

export interface StatusPollerOptions {
  readonly store: Store
  readonly targets: ReadonlyMap<string, StatusTarget>
  readonly clock: Clock
  readonly log: Log
  /** Takes over what a target says. @param before how the order stood before the question */
  readonly take: (source: string, report: StatusReport, before: ToldStanding | undefined) => Promise<unknown>
}

/** So often in its time it is looked whether it is due: another gateway may have begun it later, and died since. */
const LOOKS = 4
/** What has ended is asked about more rarely, by so much. */
const RARELY = 10
/** Questions without an answer, one after the other, say that the target is down. */
const FAILURES_IN_A_ROW = 3

/** Asks the targets every now and then what became of what they took. Several gateways look whether it is due; one of them does it. */
export class StatusPoller {
  readonly #options: StatusPollerOptions
  readonly #stopping = new AbortController()
  #loop: Promise<void> = Promise.resolve()

  constructor(options: StatusPollerOptions) {
    this.#options = options
  }

  start(everyMs: number): void {
    this.#loop = this.#run(everyMs)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#loop
  }

  async #run(everyMs: number): Promise<void> {
    const { targets, clock } = this.#options
    const { signal } = this.#stopping
    while (!signal.aborted) {
      for (const target of targets.keys()) {
        await this.#pollWhenDue(target, 'OPEN', everyMs)
        await this.#pollWhenDue(target, 'ENDED', RARELY * everyMs)
      }
      await clock.sleep(everyMs / LOOKS, signal)
    }
  }

  async #pollWhenDue(target: string, which: Awaiting, everyMs: number): Promise<void> {
    const { store, clock, log } = this.#options
    const { signal } = this.#stopping
    if (signal.aborted) return
    const name = which === 'OPEN' ? `statuses ${target}` : `statuses ${target} ended`
    try {
      await performDue({ store, clock, name, everyMs, signal }, whileOurs =>
        this.poll(target, which, whileOurs),
      )
    } catch (error) {
      if (!signal.aborted) log.warn({ target, error }, 'the target cannot be asked what became of documents')
    }
  }

  /**
   * All that one target may have news of, now. What cannot be asked about keeps nothing else waiting.
   *
   * @throws DovetailError where several questions in a row were not answered
   */
  async poll(target: string, which: Awaiting, signal: AbortSignal): Promise<void> {
    const { store, targets, clock, log } = this.#options
    const { kind, sink } = targets.get(target)!
    if (!sink.statuses) return
    let failures = 0
    const at = clock.now().getTime()
    for await (const awaited of awaitedDocuments(store, { target, kind }, which, at)) {
      if (signal.aborted) return
      try {
        await this.#ask(target, awaited, signal)
        failures = 0
      } catch (error) {
        failures++
        if (signal.aborted || failures === FAILURES_IN_A_ROW) throw error
        const references = awaited.map(one => one.externalReference)
        log.warn({ target, error, from: references[0], to: references.at(-1) }, 'not asked about')
      }
    }
  }

  async #ask(target: string, awaited: readonly AwaitedDocument[], signal: AbortSignal): Promise<void> {
    const { targets, take, log } = this.#options
    const { sink } = targets.get(target)!
    const timeLimit = AbortSignal.timeout(sink.capabilities.timeoutMs)
    const standings = new Map(awaited.map(one => [one.externalReference, one.standing]))
    const told = await sink.statuses!(awaited, { signal: AbortSignal.any([signal, timeLimit]) })
    for (const report of told)
      if (report instanceof DovetailError) log.warn({ target, error: report }, 'a status is not understood')
      else await take(target, report, standings.get(report.externalReference))
  }
}
