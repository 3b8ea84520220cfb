import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { beginNow, sendOne } from '../../src/outbox/send-one.ts'
import type { Clock } from '../../src/ports/runtime.ts'
import type { RemoteRecord, Sink } from '../../src/ports/sink.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Claim, ClaimOptions, TransmissionQueue } from '../../src/ports/transmission-queue.ts'
import { type FakeClock, fakeClock, type Sent } from '../support/outbox.ts'
import { seededRandom } from '../support/random.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const TIMEOUT_MS = 1_000
const SETTLE_MS = 2_000
const LEASE_MS = 5_000
const doubt = () => new DovetailError('SOURCE_TIMEOUT', 'check', 'no answer')

/** A target that takes whatever comes. What it commits late is there when the clock says so. */
class PlainTarget implements Sink<Sent> {
  readonly capabilities = { reference: 'LOOK_UP', settleMs: SETTLE_MS, timeoutMs: TIMEOUT_MS } as const
  readonly #clock: Clock
  readonly #committed: { readonly reference: string; readonly at: number }[] = []
  /** When the next create is there, and how its call ends */
  next: { readonly commitsAfterMs: number; readonly ends: () => Promise<void> } | null = null

  constructor(clock: Clock) {
    this.#clock = clock
  }

  async findByReference(reference: string): Promise<readonly RemoteRecord[]> {
    const now = this.#clock.now().getTime()
    return this.#committed
      .filter(one => one.reference === reference && one.at <= now)
      .map((_one, index) => ({ remoteId: `R-${index}`, payloadHash: null }))
  }

  async create({ externalReference: reference }: Sent): Promise<RemoteRecord> {
    const { commitsAfterMs, ends } = this.next ?? { commitsAfterMs: 0, ends: async () => undefined }
    this.next = null
    this.#committed.push({ reference, at: this.#clock.now().getTime() + commitsAfterMs })
    await ends()
    return { remoteId: 'R-0', payloadHash: null }
  }

  async close(): Promise<void> {}

  get records(): number {
    return this.#committed.length
  }
}

/** The same store with other moves of its queue. */
function storeWith(store: Store, change: (queue: TransmissionQueue) => Partial<TransmissionQueue>): Store {
  return {
    ...store,
    transaction: work =>
      store.transaction(repositories => {
        const { transmissions } = repositories
        return work({ ...repositories, transmissions: { ...transmissions, ...change(transmissions) } })
      }),
  }
}

describe.each([1, 2, 3, 4, 5])(
  'what keeps a document single, each without the others’ help (seed %i)',
  seed => {
    const random = seededRandom(seed)
    let own: TestStore
    let clock: FakeClock
    let target: PlainTarget
    let id: string
    beforeEach(async () => {
      own = await openTestStore('sqlite')
      clock = fakeClock()
      target = new PlainTarget(clock)
      const made = aTransmission({ at: clock.at })
      id = made.id
      const payload = JSON.stringify({ externalReference: made.externalReference })
      await own.store.transaction(({ transmissions }) => transmissions.enqueue({ ...made, payload }))
    })
    afterEach(() => own.drop())

    const claim = async (owner: string, begin?: ClaimOptions['begin']): Promise<Claim | null> =>
      own.store.transaction(({ transmissions }) =>
        transmissions.claim({
          target: 'erp',
          owner,
          at: clock.at,
          leaseMs: LEASE_MS,
          ...(begin && { begin }),
        }),
      )
    const send = (claimed: Claim | null, { store = own.store, sink = target as Sink<Sent> } = {}) => {
      if (!claimed) throw new Error('nothing is due')
      return sendOne({ store, sink, clock, random }, claimed)
    }
    const untilDelivered = async (sink: Sink<Sent>) => {
      for (let tries = 0; tries < 20; tries++) {
        const [row] = await own.store.transmissions.byIds([id])
        if (row!.state === 'DELIVERED') return
        clock.at = Math.max(clock.at, row!.leaseUntil === null ? row!.nextAt : row!.leaseUntil + 1)
        const claimed = await claim('later')
        if (claimed) await send(claimed, { sink })
      }
      throw new Error('not delivered')
    }
    /** A moment within a window, which the seed decides */
    const within = (ms: number): number => Math.floor(random() * ms)

    /** The target, seen otherwise. */
    const seenWith = (changes: Partial<Sink<Sent>>): Sink<Sent> => ({
      capabilities: target.capabilities,
      findByReference: reference => target.findByReference(reference),
      create: order => target.create(order),
      close: async () => undefined,
      ...changes,
    })

    it.each([
      { isOn: true, records: 1 },
      { isOn: false, records: 2 },
    ])(
      'look-up $isOn: after a reset that follows the commit the target has $records',
      async ({ isOn, records }) => {
        const sink = isOn ? target : seenWith({ findByReference: async () => [] })
        target.next = { commitsAfterMs: 0, ends: () => Promise.reject(doubt()) }
        await send(await claim('first'), { sink })
        await untilDelivered(sink)
        expect(target.records).toBe(records)
      },
    )

    it.each([
      { isOn: true, records: 1 },
      { isOn: false, records: 2 },
    ])(
      'settle time $isOn: after a commit that is late the target has $records',
      async ({ isOn, records }) => {
        const capabilities = { ...target.capabilities, settleMs: -TIMEOUT_MS }
        const sink = isOn ? target : seenWith({ capabilities })
        // Later than the first pause after a failure, and within what the target may take.
        const commitsAfterMs = TIMEOUT_MS + within(SETTLE_MS)
        target.next = { commitsAfterMs, ends: () => Promise.reject(doubt()) }
        await send(await claim('first'), { sink })
        await untilDelivered(sink)
        expect(target.records).toBe(records)
      },
    )

    it.each([
      { isOn: true, records: 1 },
      { isOn: false, records: 2 },
    ])(
      'fence $isOn: when a worker wakes whose lease another has the target has $records',
      async ({ isOn, records }) => {
        const asleep = await claim('asleep')
        clock.at += LEASE_MS + 1 + within(LEASE_MS)
        const other = await claim('other')
        const store = isOn
          ? own.store
          : storeWith(own.store, queue => ({
              markSending: (one, _fence, at, until) =>
                queue.markSending(one, other!.transmission.fence, at, until),
            }))
        // It wakes while the other one is sending.
        target.next = { commitsAfterMs: 0, ends: () => send(asleep, { store }).then(() => undefined) }
        await send(other)
        await untilDelivered(target)
        expect(target.records).toBe(records)
      },
    )

    it.each([
      { isOn: true, records: 1 },
      { isOn: false, records: 2 },
    ])(
      'mark before sending $isOn: when a worker dies after the commit the target has $records',
      async ({ isOn, records }) => {
        const store = storeWith(own.store, () => ({
          ...(isOn ? {} : { markSending: async () => true }),
          // It dies before it can write down how it ended.
          settle: () => Promise.reject(new Error('killed')),
        }))
        await send(await claim('first'), { store }).catch(() => undefined)
        clock.at += within(LEASE_MS)
        await untilDelivered(target)
        expect(target.records).toBe(records)
      },
    )

    it.each([
      { isOn: true, records: 1 },
      { isOn: false, records: 2 },
    ])(
      'mark with the claim $isOn: when a worker dies after the commit the target has $records',
      async ({ isOn, records }) => {
        const begun = beginNow(clock, target.capabilities)
        const claimed = await claim('first', isOn ? () => begun : undefined)
        const store = storeWith(own.store, () => ({ settle: () => Promise.reject(new Error('killed')) }))
        await send({ ...claimed!, begun }, { store }).catch(() => undefined)
        clock.at += within(LEASE_MS)
        await untilDelivered(target)
        expect(target.records).toBe(records)
      },
    )
  },
)
