import type { Clock } from '../../src/ports/runtime.ts'
import type {
  CreateOptions,
  RemoteRecord,
  Sink,
  SinkCapabilities,
  UpdateOutcome,
} from '../../src/ports/sink.ts'

/** A clock that stands still until the test, or a sleeper, moves it. */
export interface FakeClock extends Clock {
  at: number
}

/** Who sleeps moves the clock by that long and gives way to what else is ready, so that nobody waits. */
export function fakeClock(at = 1_000_000): FakeClock {
  const clock: FakeClock = {
    at,
    now: () => new Date(clock.at),
    monotonicMs: () => clock.at,
    sleep: async ms => {
      await new Promise(resolve => setImmediate(resolve))
      clock.at += ms
    },
  }
  return clock
}

/** Nobody moves this clock: who sleeps is woken, or sleeps for ever. */
export function stillClock(at = 1_000_000): Clock {
  return {
    now: () => new Date(at),
    monotonicMs: () => at,
    sleep: (_ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) resolve()
        else signal?.addEventListener('abort', () => resolve(), { once: true })
      }),
  }
}

export interface Sent {
  readonly externalReference: string
}

type Reply<T> = T | Error | (() => T | Promise<T>)

/** A sink that answers what it is told, in order, and writes down what it was asked. */
export class ScriptedSink implements Sink<Sent> {
  readonly capabilities: SinkCapabilities
  readonly asked: string[] = []
  readonly #looks: Reply<readonly RemoteRecord[]>[] = []
  readonly #creates: Reply<RemoteRecord>[] = []
  readonly #updates: Reply<UpdateOutcome>[] = []
  /** Only once the test says how it goes: before that this target changes nothing */
  update?: NonNullable<Sink<Sent>['update']>

  constructor(capabilities: Partial<SinkCapabilities> = {}) {
    this.capabilities = { reference: 'LOOK_UP', settleMs: 500, timeoutMs: 1_000, ...capabilities }
  }

  willFind(...replies: Reply<readonly RemoteRecord[]>[]): this {
    this.#looks.push(...replies)
    return this
  }

  willCreate(...replies: Reply<RemoteRecord>[]): this {
    this.#creates.push(...replies)
    return this
  }

  willUpdate(...replies: Reply<UpdateOutcome>[]): this {
    this.#updates.push(...replies)
    this.update = ({ externalReference }, { remoteId }) => {
      this.asked.push(`update ${remoteId} to ${externalReference}`)
      return answer(this.#updates.shift())
    }
    return this
  }

  findByReference(externalReference: string): Promise<readonly RemoteRecord[]> {
    this.asked.push(`find ${externalReference}`)
    return answer(this.#looks.shift())
  }

  create({ externalReference }: Sent, _options: CreateOptions): Promise<RemoteRecord> {
    this.asked.push(`create ${externalReference}`)
    return answer(this.#creates.shift())
  }

  async close(): Promise<void> {}
}

async function answer<T>(reply: Reply<T> | undefined): Promise<T> {
  if (reply === undefined) throw new Error('the test has no answer to this')
  if (reply instanceof Error) throw reply
  return typeof reply === 'function' ? (reply as () => T | Promise<T>)() : reply
}
