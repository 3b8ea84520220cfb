import { DovetailError } from '../domain/errors.ts'
import type { OrderStanding } from '../domain/order.ts'
import { quoteReference } from '../domain/quote.ts'
import type { StatusReport } from '../domain/status-report.ts'
import type { TransmissionKind } from '../domain/transmission.ts'
import type { Clock, Log } from '../ports/runtime.ts'
import type { ArrivedDocument, Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import { performDue } from './perform-due.ts'

export interface StatusPollerOptions {
  readonly store: Store
  /** Of each target what it takes and how it is asked */
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly targets: ReadonlyMap<string, { readonly kind: TransmissionKind; readonly sink: Sink<any> }>
  readonly clock: Clock
  readonly log: Log
  /** Takes over what a target says. @param before how the order stood before the question */
  readonly take: (source: string, report: StatusReport, before: OrderStanding | undefined) => Promise<unknown>
}

/** A document whose target may have news. */
interface Awaited {
  readonly number: string
  readonly externalReference: string
  readonly standing?: OrderStanding
}

/** So often in its time it is looked whether it is due: another gateway may have begun it later, and died since. */
const LOOKS = 4
/** Asked together */
const AT_ONCE = 100
/** A customer may decide on a quote some time after it ended: a person is told then. */
const DAYS_AFTER_VALIDITY = 30
const DAY_MS = 24 * 3_600_000

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
    const { store, targets, clock, log } = this.#options
    const { signal } = this.#stopping
    while (!signal.aborted) {
      for (const target of targets.keys()) {
        const job = { store, clock, name: `statuses ${target}`, everyMs, signal }
        try {
          await performDue(job, whileOurs => this.poll(target, whileOurs))
        } catch (error) {
          if (!signal.aborted)
            log.warn({ target, error }, 'the target cannot be asked what became of documents')
        }
      }
      await clock.sleep(everyMs / LOOKS, signal)
    }
  }

  /** All that one target may have news of, now. @throws DovetailError where it does not answer */
  async poll(target: string, signal: AbortSignal): Promise<void> {
    const { targets, take, log } = this.#options
    const { kind, sink } = targets.get(target)!
    if (!sink.statuses) return
    for await (const awaited of this.#awaited(kind, signal)) {
      const arrived = await this.#arrivedOf(target, awaited)
      if (arrived.length === 0) continue
      const timeLimit = AbortSignal.timeout(sink.capabilities.timeoutMs)
      const asking = { signal: AbortSignal.any([signal, timeLimit]) }
      const standings = new Map(awaited.map(one => [one.externalReference, one.standing]))
      for (const report of await sink.statuses(arrived, asking))
        if (report instanceof DovetailError) log.warn({ target, error: report }, 'a status is not understood')
        else await take(target, report, standings.get(report.externalReference))
    }
  }

  async *#awaited(kind: TransmissionKind, signal: AbortSignal): AsyncGenerator<readonly Awaited[]> {
    for (let after: string | null = null; !signal.aborted; ) {
      const page: readonly Awaited[] =
        kind === 'ORDER' ? await this.#orders(after) : await this.#quotes(after)
      if (page.length > 0) yield page
      if (page.length < AT_ONCE) return
      after = page.at(-1)!.number
    }
  }

  async #orders(after: string | null): Promise<readonly Awaited[]> {
    const orders = await this.#options.store.orders.awaited({ after, limit: AT_ONCE })
    return orders.map(order => ({ number: order.number, externalReference: order.number, standing: order }))
  }

  async #quotes(after: string | null): Promise<readonly Awaited[]> {
    const { store, clock } = this.#options
    const since = new Date(clock.now().getTime() - DAYS_AFTER_VALIDITY * DAY_MS)
    const validSince = since.toISOString().slice(0, 10)
    const quotes = await store.quotes.awaited({ after, limit: AT_ONCE, validSince })
    return quotes.map(quote => ({ number: quote.number, externalReference: quoteReference(quote) }))
  }

  /** Those that the target has. Its records of revised orders carry the order's number; the newest revision's id counts. */
  async #arrivedOf(target: string, awaited: readonly Awaited[]): Promise<readonly ArrivedDocument[]> {
    const { store, targets } = this.#options
    const numbers = awaited.map(one => one.number)
    const transmissions = await store.transmissions.arrived(target, numbers)
    const isOrder = targets.get(target)!.kind === 'ORDER'
    const ids = new Map(
      transmissions.map(one => [isOrder ? one.orderingKey : one.externalReference, one.remoteId]),
    )
    return awaited.flatMap(({ externalReference }) => {
      const remoteId = ids.get(externalReference)
      return remoteId == null ? [] : [{ externalReference, remoteId }]
    })
  }
}
