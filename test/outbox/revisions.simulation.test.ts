import { afterAll, beforeAll, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { orderReference } from '../../src/domain/order.ts'
import { sendOne } from '../../src/outbox/send-one.ts'
import type { Clock, Random } from '../../src/ports/runtime.ts'
import type { CreateOptions, RemoteRecord, Sink, UpdateOutcome } from '../../src/ports/sink.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Claim } from '../../src/ports/transmission-queue.ts'
import { type FakeClock, fakeClock, type Sent } from '../support/outbox.ts'
import { seededRandom } from '../support/random.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const TIMEOUT_MS = 1_000
const SETTLE_MS = 2_000
const LEASE_MS = 5_000
const REVISIONS = 3
const RUNS = 60

interface Write {
  readonly remoteId: string
  readonly payloadHash: string
  readonly at: number
}

/** A target that loses answers, and commits what it lost late, as late as it may, or never. */
class LateTarget implements Sink<Sent> {
  readonly capabilities = { reference: 'LOOK_UP', settleMs: SETTLE_MS, timeoutMs: TIMEOUT_MS } as const
  readonly #clock: Clock
  readonly #random: Random
  readonly #writes: Write[] = []

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  /** What each record says at a moment */
  recordsAt(at: number): RemoteRecord[] {
    const committed = this.#writes.filter(one => one.at <= at).sort((a, b) => a.at - b.at)
    const hashes = new Map(committed.map(({ remoteId, payloadHash }) => [remoteId, payloadHash]))
    return [...hashes].map(([remoteId, payloadHash]) => ({ remoteId, payloadHash }))
  }

  async findByReference(): Promise<readonly RemoteRecord[]> {
    if (this.#random() < 0.2) throw new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    return this.recordsAt(this.#clock.now().getTime())
  }

  create(_order: Sent, options: CreateOptions): Promise<RemoteRecord> {
    return this.#write(`R-${this.#writes.length}`, options)
  }

  async update(_order: Sent, { remoteId }: RemoteRecord, options: CreateOptions): Promise<UpdateOutcome> {
    return { record: await this.#write(remoteId, options) }
  }

  async #write(remoteId: string, { payloadHash, mayStillSend }: CreateOptions): Promise<RemoteRecord> {
    mayStillSend()
    const at = this.#clock.now().getTime()
    const draw = this.#random()
    if (draw < 0.1) throw new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    const lateMs = Math.floor(this.#random() * (TIMEOUT_MS + SETTLE_MS))
    if (draw < 0.5) {
      if (draw < 0.4) this.#writes.push({ remoteId, payloadHash, at: at + lateMs })
      throw new DovetailError('SOURCE_TIMEOUT', 'check', 'no answer')
    }
    this.#writes.push({ remoteId, payloadHash, at })
    return { remoteId, payloadHash }
  }

  async close(): Promise<void> {}
}

let own: TestStore
beforeAll(async () => {
  own = await openTestStore('sqlite')
})
afterAll(() => own?.drop())

/** One order and its changes, through dispatchers that are killed and a person who settles what is in doubt without waiting. */
class Run {
  readonly clock: FakeClock = fakeClock()
  readonly target: LateTarget
  readonly number = aTransmission().orderingKey
  readonly #random: Random
  readonly #name: string

  constructor(seed: number) {
    this.#random = seededRandom(seed)
    this.#name = `target ${seed}`
    this.target = new LateTarget(this.clock, this.#random)
  }

  async accept(revision: number): Promise<void> {
    const externalReference = orderReference({ number: this.number, revision })
    const made = aTransmission({
      ...{ target: this.#name, at: this.clock.at, externalReference, orderingKey: this.number },
      ...{ payloadHash: `hash ${revision}` },
      payload: JSON.stringify({ externalReference, orderNumber: this.number, revision }),
    })
    await own.store.transaction(async ({ transmissions }) => {
      await transmissions.supersede(this.#name, this.number, this.clock.at)
      await transmissions.enqueue(made)
    })
  }

  /** The newest first */
  async all() {
    const { rows } = await own.store.transmissions.find({
      ...{ target: this.#name, states: null, first: 99, after: null, wantsTotal: false },
    })
    return rows.map(({ row }) => row).toSorted((a, b) => b.orderingSequence - a.orderingSequence)
  }

  async step(): Promise<void> {
    this.clock.at += Math.floor(this.#random() * 400)
    const claim = await own.store.transaction(({ transmissions }) =>
      transmissions.claim({ target: this.#name, owner: 'one', at: this.clock.at, leaseMs: LEASE_MS }),
    )
    if (claim) await this.#send(claim)
    for (const one of await this.all())
      if (one.state === 'CONFLICT' || (one.state === 'IN_DOUBT' && this.#random() < 0.7))
        await this.#resolve(one)
  }

  async #send(claim: Claim): Promise<void> {
    const isKilled = this.#random() < 0.15
    const store = isKilled ? unableToSettle(own.store) : own.store
    const sending = sendOne({ store, sink: this.target, clock: this.clock, random: this.#random }, claim)
    await sending.catch(error => {
      if (!isKilled) throw error
    })
  }

  async #resolve(one: Awaited<ReturnType<Run['all']>>[number]): Promise<void> {
    const event = { at: this.clock.at, actor: 'sales', what: 'RESOLVED', detail: 'why' } as const
    const to = { state: 'DELIVERED', nextAt: this.clock.at, remoteId: 'by hand', lastError: null } as const
    await own.store.transaction(({ transmissions }) => transmissions.move(one, { ...to, event }))
  }
}

const unableToSettle = (store: Store): Store => ({
  ...store,
  transaction: work =>
    store.transaction(repositories => {
      const settle = () => Promise.reject(new Error('killed'))
      return work({ ...repositories, transmissions: { ...repositories.transmissions, settle } })
    }),
})

it.each(Array.from({ length: RUNS }, (_, at) => at + 1))(
  'of an order’s revisions the last that arrived is what the target says, once (seed %i)',
  async seed => {
    const run = new Run(seed)
    const isSettled = async () =>
      (await run.all()).every(({ state }) => state === 'DELIVERED' || state === 'SUPERSEDED')
    for (let revision = 1; revision <= REVISIONS; revision++) {
      await run.accept(revision)
      for (let steps = 0; steps < 3; steps++) await run.step()
    }
    while (!(await isSettled())) await run.step()
    const [last] = await run.all()
    const records = run.target.recordsAt(Number.POSITIVE_INFINITY)
    expect(records.length).toBeLessThanOrEqual(1)
    if (last!.remoteId !== 'by hand')
      expect(records).toEqual([{ remoteId: last!.remoteId, payloadHash: last!.payloadHash }])
  },
)
