import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TRANSMISSION_STATES, type Transmission } from '../../src/domain/transmission.ts'
import type { Store } from '../../src/ports/store.ts'
import type { OperatorMove } from '../../src/ports/transmission-queue.ts'
import { LEASE_MS, queueOf } from '../support/queue.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const TO_RETRY: OperatorMove = {
  state: 'RETRY',
  nextAt: 1_040,
  remoteId: null,
  lastError: 'no way',
  event: { at: 1_040, actor: 'sales', what: 'RETRY_ASKED', detail: 'why' },
}

describe.each(storeKinds)('the queue of transmissions on %s', kind => {
  let own: TestStore
  let store: Store
  beforeEach(async () => {
    own = await openTestStore(kind)
    store = own.store
  })
  afterEach(() => own?.drop())

  const { change, enqueue, claim, settle, read } = queueOf(() => store)
  const eventsOf = async (id: string) => {
    const rows = await own.database.run(
      `select n, what, fence from transmission_event where transmission_id = '${id}' order by n`,
    )
    return rows.map(row => `${row.n} ${row.what} ${row.fence}`)
  }

  it('takes what is enqueued once, and no other document under its reference', async () => {
    const first = aTransmission()
    const kept = await change(queue => queue.enqueue(first))
    const again = await change(queue => queue.enqueue({ ...first, id: 'f'.repeat(32) }))
    expect(again).toEqual(kept)
    const other = { ...first, id: 'e'.repeat(32), payloadHash: 'other' }
    await expect(change(queue => queue.enqueue(other))).rejects.toThrow(
      'enqueued before with another document',
    )
  })

  it('begins with the first place under a new ordering key, whatever the connection counted before', async () => {
    const places = await change(async queue => {
      const found: number[] = []
      for (const orderingKey of ['Q-1', 'Q-1', 'Q-1', 'Q-2', 'Q-2', 'Q-1', 'Q-3'])
        found.push((await queue.enqueue(aTransmission({ orderingKey }))).orderingSequence)
      return found
    })
    expect(places).toEqual([1, 2, 3, 1, 2, 4, 1])
  })

  it('gives those that are enqueued at once under one ordering key a place each', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => enqueue({ orderingKey: 'Q-1' })))
    const places = all.map(one => one.orderingSequence)
    expect(places.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('claims what is due, the longest due first, each to one', async () => {
    const [late, early, future] = [
      await enqueue({ at: 900 }),
      await enqueue({ at: 800 }),
      await enqueue({ at: 1_050 }),
    ]
    await enqueue({ at: 100, target: 'crm', kind: 'QUOTE' })
    expect(await store.transmissions.nextDueAt('erp')).toBe(800)
    const claimed = await Promise.all(['one', 'two', 'three', 'four'].map(owner => claim(1_000, owner)))
    const ids = claimed.map(one => one?.transmission.id ?? null)
    expect(ids.toSorted()).toEqual([early.id, late.id, null, null].sort())
    expect((await claim(1_050))?.transmission.id).toBe(future.id)
    expect(claimed.find(one => one)!.from).toBe('PENDING')
  })

  it('sends the later of one ordering key only when the earlier arrived', async () => {
    const revisions = [1, 2].map(n => ({ orderingKey: 'Q-1', externalReference: `Q-1-R${n}`, at: 1_000 - n }))
    const [first, second] = [await enqueue(revisions[0]), await enqueue(revisions[1])]
    expect([first.orderingSequence, second.orderingSequence]).toEqual([1, 2])
    const one = await claim(1_000)
    expect(one?.transmission.id).toBe(first.id)
    expect(await claim(1_000)).toBeNull()
    await settle(first.id, one!.transmission.fence, { state: 'BLOCKED', remoteId: null })
    expect(await claim(1_000)).toBeNull()
    expect(await store.transmissions.nextDueAt('erp')).toBeNull()
    expect(await change(async queue => queue.move(await read(first.id), TO_RETRY))).toBe(true)
    const again = await claim(1_060)
    expect(again).toMatchObject({ from: 'RETRY', transmission: { id: first.id } })
    await settle(first.id, again!.transmission.fence)
    expect((await claim(1_060))?.transmission.id).toBe(second.id)
  })

  it('finds what is due behind hundreds that wait for another, and when the next is due', async () => {
    const first = await enqueue({ orderingKey: 'Q-1', at: 900 })
    await change(async queue => {
      for (let n = 0; n < 300; n++) await queue.enqueue(aTransmission({ orderingKey: 'Q-1', at: 901 }))
    })
    const held = (await claim(950))!
    await settle(held.transmission.id, held.transmission.fence, { state: 'BLOCKED', remoteId: null })
    const other = await enqueue({ orderingKey: 'Q-2', at: 1_000 })
    expect(await store.transmissions.nextDueAt('erp')).toBe(1_000)
    expect((await claim(1_000))?.transmission.id).toBe(other.id)
    expect(held.transmission.id).toBe(first.id)
    expect(await store.transmissions.nextDueAt('erp')).toBe(1_000 + LEASE_MS + 1)
    expect(await claim(1_000)).toBeNull()
  })

  it('claims again what a dead dispatcher held, and lets the dead write nothing any more', async () => {
    const { id } = await enqueue()
    const dead = (await claim(1_000, 'dead'))!.transmission
    expect(await change(queue => queue.markSending(id, dead.fence, 1_001, 1_001))).toBe(true)
    expect(await claim(1_000 + LEASE_MS)).toBeNull()
    expect(await store.transmissions.nextDueAt('erp')).toBe(1_000 + LEASE_MS + 1)
    const alive = await claim(1_000 + LEASE_MS + 1, 'alive')
    expect(alive).toMatchObject({
      from: 'SENDING',
      transmission: { id, fence: dead.fence + 1, sendStartedAt: 1_001 },
    })
    const before = [await read(id), await eventsOf(id)]
    expect(await settle(id, dead.fence)).toBe(false)
    expect(await change(queue => queue.markSending(id, dead.fence, 1_200, 1_200))).toBe(false)
    expect([await read(id), await eventsOf(id)]).toEqual(before)
    expect(await settle(id, alive!.transmission.fence)).toBe(true)
    expect(await eventsOf(id)).toEqual(['1 ACCEPTED 0', '2 SENDING 1', '3 TAKEN_OVER 2', '4 DELIVERED 2'])
  })

  it('writes down with a claim that sending begins, where it does', async () => {
    const [first, second] = [await enqueue({ at: 900 }), await enqueue({ at: 901 })]
    const begun = { at: 1_300, settledAt: 1_500, sendUntil: 7 }
    const begin = ({ id }: Transmission) => (id === first.id ? begun : null)
    const claims = [await claim(1_000, 'one', begin), await claim(1_000, 'one', begin)]
    // As it was before: whether an earlier attempt may have arrived.
    expect(claims).toMatchObject([
      { begun, transmission: { id: first.id, sendStartedAt: null, attemptCount: 0, fence: 1 } },
      { begun: null, transmission: { id: second.id } },
    ])
    const same = { state: 'SENDING', leaseOwner: 'one', fence: 1 }
    // However long the claim took: the lease outlasts what is sent now.
    expect(await read(first.id)).toMatchObject({
      ...{ ...same, sendStartedAt: 1_300, settledAt: 1_500, attemptCount: 1, leaseUntil: 1_300 + LEASE_MS },
    })
    expect(await read(second.id)).toMatchObject({
      ...{ ...same, sendStartedAt: null, settledAt: null, attemptCount: 0, leaseUntil: 1_000 + LEASE_MS },
    })
    expect(await eventsOf(first.id)).toEqual(['1 ACCEPTED 0', '2 SENDING 1'])
    expect(await eventsOf(second.id)).toEqual(['1 ACCEPTED 0'])
  })

  it('knows when it is taken over whether the late owner began after all, whoever is faster', async () => {
    const later = 1_000 + LEASE_MS + 1
    const begin = () => ({ at: later, settledAt: later, sendUntil: 0 })
    for (let round = 0; round < 30; round++) {
      const { id } = await enqueue()
      const { fence } = (await claim(1_000, 'late'))!.transmission
      const [isBegun, taken] = await Promise.all([
        change(queue => queue.markSending(id, fence, 1_001, 1_001)),
        claim(later, 'other', begin),
      ])
      const claimed = taken ?? (await claim(later, 'other', begin))!
      expect(claimed.transmission).toMatchObject({ id, sendStartedAt: isBegun ? 1_001 : null })
      await settle(id, claimed.transmission.fence)
    }
  })

  it('writes nothing after it was settled, under the same fence either', async () => {
    const { id } = await enqueue()
    const { fence } = (await claim(1_000))!.transmission
    expect(await settle(id, fence)).toBe(true)
    expect(await settle(id, fence, { state: 'RETRY', remoteId: null })).toBe(false)
    expect(await read(id)).toMatchObject({
      state: 'DELIVERED',
      remoteId: 'R-1',
      leaseOwner: null,
      leaseUntil: null,
    })
  })

  it('counts attempts, and forgets that sending began only when it certainly did not arrive', async () => {
    const { id } = await enqueue()
    for (const [clearsSendStarted, expected] of [
      [false, 1_001],
      [true, null],
    ] as const) {
      const { fence } = (await claim(1_000))!.transmission
      await change(queue => queue.markSending(id, fence, 1_001, 1_001))
      await settle(id, fence, { state: 'RETRY', remoteId: null, nextAt: 1_000, clearsSendStarted })
      expect((await read(id)).sendStartedAt).toBe(expected)
    }
    expect((await read(id)).attemptCount).toBe(2)
  })

  it('is moved by a person only as it was read: claimed, begun or moved meanwhile it stays', async () => {
    const { id } = await enqueue()
    const moves = (expected: Transmission) => change(queue => queue.move(expected, TO_RETRY))
    const pending = await read(id)
    await claim(1_000)
    const claimed = await read(id)
    expect(await moves(pending)).toBe(false)
    await change(queue => queue.markSending(id, claimed.fence, 1_001, 1_001))
    expect(await moves(claimed)).toBe(false)
    await settle(id, claimed.fence, { state: 'DEAD', remoteId: null, lastError: 'no' })
    const dead = await read(id)
    expect(await moves(dead)).toBe(true)
    expect(await moves(dead)).toBe(false)
    expect(await read(id)).toEqual({
      ...dead,
      state: 'RETRY',
      nextAt: 1_040,
      lastError: 'no way',
      fence: dead.fence + 1,
    })
    expect(await eventsOf(id)).toEqual(['1 ACCEPTED 0', '2 SENDING 1', '3 DELIVERED 1', '4 RETRY_ASKED 2'])
  })

  it('taken by a person from a dispatcher that died lets that one write nothing any more', async () => {
    const { id } = await enqueue()
    const { fence } = (await claim(1_000))!.transmission
    expect(await change(async queue => queue.move(await read(id), TO_RETRY))).toBe(true)
    expect(await read(id)).toMatchObject({ state: 'RETRY', leaseOwner: null, leaseUntil: null })
    expect(await change(queue => queue.markSending(id, fence, 1_001, 1_001))).toBe(false)
    expect(await settle(id, fence)).toBe(false)
  })

  it('is held to its states by the database itself', async () => {
    const { id } = await enqueue()
    const set = (assignment: string) =>
      own.database.run(`update transmission set ${assignment} where id = '${id}'`)
    for (const assignment of [
      `state = 'LOST'`,
      `state = 'delivered'`,
      `state = 'DELIVERED'`,
      `state = 'SENDING'`,
      `lease_owner = 'x', lease_until = 1`,
    ])
      await expect(set(assignment)).rejects.toThrow(/constraint/i)
    for (const state of TRANSMISSION_STATES.filter(one => one !== 'SENDING'))
      await set(`state = '${state}', remote_id = 'R'`)
    await set(`state = 'SENDING', lease_owner = 'x', lease_until = 1`)
    expect((await read(id)).state).toBe('SENDING')
  })
})
