import { WAITING_FOR_PERSON } from '../domain/transmission.ts'
import { Breaker } from '../lib/breaker.ts'
import type { Raise } from '../ports/alarm.ts'
import type { Clock, Ids, Log, Random } from '../ports/runtime.ts'
import type { Sink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import type { Claim, Settlement } from '../ports/transmission-queue.ts'
import { needsLookUp } from './look-up.ts'
import { beginNow, sendOne } from './send-one.ts'

export interface DispatcherOptions {
  readonly store: Store
  // biome-ignore lint/suspicious/noExplicitAny: a sink takes the one kind of document that is enqueued for it
  readonly sinks: ReadonlyMap<string, Sink<any>>
  readonly clock: Clock
  readonly ids: Ids
  readonly random: Random
  readonly log: Log
  /** Told of each that stopped and waits for a person */
  readonly raise: Raise
}

/** The queue is looked at again after this long, whether somebody called or not: another process may have enqueued. */
const IDLE_MS = 1_000
const IN_FLIGHT = 4
/** A look-up and a create each take at most the sink’s time-out; a lease covers three, and our own writes */
const LEASE_MARGIN_MS = 2_000
const FAILURES_BEFORE_PAUSE = 5
const PAUSE_MS = 5_000

/** Sends what is enqueued, per target. Starts and stops with the process; any number of processes may run one on the same store. */
export class Dispatcher {
  readonly #options: DispatcherOptions
  readonly #owner: string
  readonly #stopping = new AbortController()
  readonly #wakers = new Map<string, () => void>()
  #loops: Promise<void>[] = []

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.#owner = options.ids.next()
  }

  start(): void {
    this.#loops = [...this.#options.sinks.keys()].map(target => this.#run(target))
  }

  /** Something waits for `target`. */
  wake(target: string): void {
    this.#wakers.get(target)?.()
  }

  /** Claims nothing new; ends when what is being sent has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const waker of this.#wakers.values()) waker()
    await Promise.all(this.#loops)
  }

  async #run(target: string): Promise<void> {
    const { clock, log } = this.#options
    const breaker = new Breaker(FAILURES_BEFORE_PAUSE, PAUSE_MS, () => clock.now().getTime())
    const running = new Set<Promise<void>>()
    while (!this.#stopping.signal.aborted) {
      const woken = this.#nextWake(target)
      try {
        while (!this.#stopping.signal.aborted) {
          let free = 0
          while (running.size + free < IN_FLIGHT && breaker.admits()) free++
          if (free === 0) break
          const claims = await this.#claim(target, free)
          for (const claim of claims) {
            const sending = this.#send(target, claim, breaker).finally(() => running.delete(sending))
            running.add(sending)
          }
          if (claims.length === 0) breaker.abandoned()
          if (claims.length < free) break
        }
      } catch (error) {
        breaker.abandoned()
        log.error({ target, error }, 'the queue cannot be read')
      }
      const pause = new AbortController()
      // While nothing may be sent there is no use in asking what is due.
      const isStopped = breaker.isOpen || running.size >= IN_FLIGHT
      await Promise.race([
        clock.sleep(isStopped ? IDLE_MS : await this.#pauseMs(target), pause.signal),
        woken,
        ...(running.size >= IN_FLIGHT ? running : []),
      ])
      pause.abort()
    }
    await Promise.all(running)
  }

  /** As many as are free to be sent, in one commit; what needs no look-up is written down as begun with it. */
  #claim(target: string, free: number): Promise<readonly Claim[]> {
    const { store, clock, sinks } = this.#options
    const { capabilities } = sinks.get(target)!
    return store.transaction(async ({ transmissions }) => {
      const claims: Claim[] = []
      while (claims.length < free) {
        const claim = await transmissions.claim({
          target,
          owner: this.#owner,
          at: clock.now().getTime(),
          leaseMs: 3 * capabilities.timeoutMs + LEASE_MARGIN_MS,
          begin: transmission => (needsLookUp(transmission) ? null : beginNow(clock, capabilities)),
        })
        if (!claim) break
        claims.push(claim)
      }
      return claims
    })
  }

  async #send(target: string, claim: Claim, breaker: Breaker): Promise<void> {
    const { store, clock, random, sinks, log } = this.#options
    const { externalReference } = claim.transmission
    try {
      const outcome = await sendOne({ store, sink: sinks.get(target)!, clock, random }, claim)
      tell(breaker, outcome)
      const fields = {
        target,
        externalReference,
        state: outcome?.state,
        remoteId: outcome?.remoteId,
        error: outcome?.lastError,
      }
      if (outcome && WAITING_FOR_PERSON.includes(outcome.state)) this.#raise(claim, outcome)
      if (!outcome) log.warn(fields, 'the lease was lost; another dispatcher has it')
      else if (outcome.state === 'DELIVERED') log.info(fields, 'delivered')
      else if (outcome.state === 'SUPERSEDED') log.info(fields, 'gave way to a newer revision')
      else if (outcome.what !== 'WAITS') log.warn(fields, 'not delivered yet')
    } catch (error) {
      breaker.abandoned()
      log.error(
        { target, externalReference, error },
        'a transmission could not be carried on; its lease will end',
      )
    } finally {
      this.wake(target)
    }
  }

  #raise({ transmission }: Claim, { state, at, detail }: Settlement): void {
    const { id: transmissionId, target, externalReference } = transmission
    const text = `${externalReference} did not arrive in "${target}" and waits for a person (${state}): ${detail}`
    this.#options.raise({ kind: 'NOT_DELIVERED', at, transmissionId, target, externalReference, text })
  }

  #nextWake(target: string): Promise<void> {
    return new Promise(resolve => this.#wakers.set(target, resolve))
  }

  async #pauseMs(target: string): Promise<number> {
    const { store, clock } = this.#options
    try {
      const dueAt = await store.transmissions.nextDueAt(target)
      return dueAt === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(20, dueAt - clock.now().getTime()))
    } catch {
      return IDLE_MS
    }
  }
}

/** A target that answers is up, whatever it answers. */
function tell(breaker: Breaker, outcome: Settlement | null): void {
  if (!outcome || outcome.what === 'WAITS') breaker.abandoned()
  else if (outcome.state === 'RETRY' || outcome.state === 'IN_DOUBT') breaker.failed()
  else breaker.succeeded()
}
