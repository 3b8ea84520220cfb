import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Transmission, TransmissionState } from '../../src/domain/transmission.ts'
import { isFinal } from '../../src/domain/transmission-action.ts'
import type { Settlement } from '../../src/ports/transmission-queue.ts'
import { createTransmissionDesk, type TransmissionDesk } from '../../src/services/transmission-desk.ts'
import { SALES } from '../support/in-process.ts'
import { EXPECTED } from '../support/operator-moves.ts'
import { fakeClock } from '../support/outbox.ts'
import { seededRandom } from '../support/random.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const STEPS = 300
const KEYS = ['Q-1', 'Q-2', 'Q-3']
const LEASE_MS = 100
const SETTLE_MS = 150
const ACTIONS = ['RETRY', 'HOLD', 'RELEASE', 'CANCEL', 'RESOLVE', 'REOPEN'] as const
/** How an attempt may end, and whether it is certain then that it did not arrive. */
const OUTCOMES: readonly Pick<Settlement, 'what' | 'state' | 'clearsSendStarted'>[] = [
  { what: 'DELIVERED', state: 'DELIVERED', clearsSendStarted: false },
  { what: 'NOT_SENT', state: 'RETRY', clearsSendStarted: true },
  { what: 'IN_DOUBT', state: 'IN_DOUBT', clearsSendStarted: false },
  { what: 'REFUSED', state: 'DEAD', clearsSendStarted: true },
  { what: 'STOPPED', state: 'BLOCKED', clearsSendStarted: false },
  { what: 'OTHER_FOUND', state: 'CONFLICT', clearsSendStarted: false },
  { what: 'DUPLICATE_FOUND', state: 'DUPLICATE_ALARM', clearsSendStarted: false },
]

describe.each(storeKinds)('dispatchers that come and go, and operators, on %s', kind => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())

  it.each([1, 2, 3, 4])('follow the rules step by step, and keep a story of each (seed %i)', async seed => {
    const random = seededRandom(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
    const clock = fakeClock()
    const target = `seed ${seed}`
    const desk = createTransmissionDesk({
      store: own.store,
      caller: SALES,
      clock,
      wakeDispatcher: () => undefined,
    })
    const ids: string[] = []
    /** Claims that some dispatcher believes it has; many are over long since */
    const claims: { id: string; fence: number }[] = []
    /** Whose claim is the newest, by our own book */
    const holder = new Map<string, number>()
    const stories = new Map<string, string[]>()
    const write = (id: string, word: string) => stories.get(id)!.push(word)
    const read = async (id: string) => (await own.store.transmissions.byIds([id]))[0]!

    const enqueue = async () => {
      const fields = { target, orderingKey: pick(KEYS), at: clock.at }
      const { id } = await own.store.transaction(queues =>
        queues.transmissions.enqueue(aTransmission(fields)),
      )
      ids.push(id)
      stories.set(id, ['ACCEPTED'])
    }
    const claim = async () => {
      const claimed = await own.store.transaction(queues =>
        queues.transmissions.claim({ target, owner: 'one', at: clock.at, leaseMs: LEASE_MS }),
      )
      if (!claimed) return
      const { id, fence, orderingKey, orderingSequence } = claimed.transmission
      claims.push({ id, fence })
      if (holder.has(id)) write(id, 'TAKEN_OVER')
      holder.set(id, fence)
      const earlier = (await own.store.transmissions.byIds(ids)).filter(
        one => one.orderingKey === orderingKey && one.orderingSequence < orderingSequence,
      )
      expect(earlier.filter(({ state }) => !isFinal(state))).toEqual([])
    }
    const begin = async () => {
      if (claims.length === 0) return
      const { id, fence } = pick(claims)
      const { leaseUntil } = await read(id)
      const isBegun = await own.store.transaction(queues =>
        queues.transmissions.markSending(id, fence, clock.at, clock.at, clock.at + SETTLE_MS),
      )
      expect(isBegun).toBe(holder.get(id) === fence && leaseUntil! >= clock.at)
      if (isBegun) write(id, 'SENDING')
    }
    const settle = async () => {
      if (claims.length === 0) return
      const { id, fence } = pick(claims)
      const outcome = pick((await read(id)).sendStartedAt === null ? [OUTCOMES[1]!] : OUTCOMES)
      const remoteId = outcome.state === 'DELIVERED' ? 'R-1' : null
      const isSettled = await own.store.transaction(queues =>
        queues.transmissions.settle(id, fence, {
          ...outcome,
          at: clock.at,
          actor: 'dovetail',
          detail: null,
          nextAt: clock.at + Math.floor(random() * 50),
          remoteId,
          lastError: null,
        }),
      )
      expect(isSettled).toBe(holder.get(id) === fence)
      if (!isSettled) return
      holder.delete(id)
      write(id, outcome.what)
    }
    const operate = async () => {
      if (ids.length === 0) return
      const id = pick(ids)
      const action = pick(ACTIONS)
      const before = await read(id)
      const expected = expectedOf(before, action, clock.at)
      const { transmission, userErrors } = await perform(desk, action, id)
      expect([action, userErrors.length, transmission!.state]).toEqual([
        action,
        expected === null ? 1 : 0,
        expected ?? before.state,
      ])
      if (expected === null) return expect(transmission).toEqual(before)
      if (action === 'REOPEN') expect(transmission!.sendStartedAt).toBeNull()
      if (expected === 'CANCELLED') expect(transmission!.sendStartedAt).toBeNull()
      holder.delete(id)
      write(
        id,
        {
          ...{ RETRY: 'RETRY_ASKED', HOLD: 'HELD', RELEASE: 'RELEASED' },
          ...{ CANCEL: 'CANCELLED', RESOLVE: 'RESOLVED', REOPEN: 'REOPENED' },
        }[action],
      )
    }
    const pass = async () => {
      clock.at += Math.floor(random() * 90)
    }

    for (let step = 0; step < STEPS; step++)
      await pick([ids.length < 25 ? enqueue : pass, claim, claim, begin, settle, operate, operate, pass])()
    const histories = await own.store.transmissions.histories(ids)
    expect(new Map(histories.map(({ id, events }) => [id, events.map(({ what }) => what)]))).toEqual(stories)
    const states = new Set((await own.store.transmissions.byIds(ids)).map(({ state }) => state))
    expect(states.size).toBeGreaterThan(3)
  })
})

function expectedOf(
  { state, sendStartedAt, leaseUntil, settledAt }: Transmission,
  action: (typeof ACTIONS)[number],
  at: number,
): TransmissionState | null {
  if (action === 'REOPEN' && settledAt !== null && at < settledAt) return null
  const isLapsed = leaseUntil !== null && leaseUntil < at
  const same = EXPECTED.filter(one => one.state === state && one.isLapsed === isLapsed)
  const row = same.length === 1 ? same[0] : same.find(one => one.isBegun === (sendStartedAt !== null))
  return row?.to[action.toLowerCase() as keyof typeof row.to] ?? null
}

function perform(desk: TransmissionDesk, action: (typeof ACTIONS)[number], transmission: string) {
  return desk.perform(action, { transmission, reason: 'why', remoteId: 'R-9' })
}
