import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { openStore } from '../../src/store/open.ts'
import { OperatorRoom } from '../support/operator-room.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('operators and dispatchers at the same moment, on %s', kind => {
  let own: TestStore
  let other: Store
  let room: OperatorRoom
  beforeAll(async () => {
    own = await openTestStore(kind)
    other = await openStore(own.database.url)
  })
  afterAll(async () => {
    await other?.close()
    await own?.drop()
  })
  beforeEach(() => {
    room = new OperatorRoom(own.store)
  })

  it('holds nothing that a dispatcher claims at the same moment, and lets that one end', async () => {
    const { id, target } = await room.enqueue()
    let fence = 0
    const store = room.outrunBy(async () => {
      fence = (await room.claim(target))!.transmission.fence
    })
    const { transmission, userErrors } = await room.does('hold', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED', path: ['input', 'transmission'] }])
    expect(transmission).toMatchObject({ state: 'SENDING', fence })
    expect(room.woken).toEqual([])
    expect(await room.settle(id, fence)).toBe(true)
    expect(await room.story(id)).toEqual(['dovetail ACCEPTED', 'dovetail DELIVERED R-1'])
  })

  it('notices a whole attempt that went by, though all looks as before but for the fence', async () => {
    const { id, target } = await room.enqueue()
    const fail = async (nextAt: number) => {
      const { fence } = (await room.claim(target))!.transmission
      await room.settle(id, fence, {
        state: 'RETRY',
        what: 'NOT_SENT',
        detail: 'down',
        remoteId: null,
        nextAt,
      })
    }
    await fail(room.clock.at)
    const store = room.outrunBy(() => fail(room.clock.at + 60_000))
    const { transmission, userErrors } = await room.does('hold', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(transmission).toMatchObject({ state: 'RETRY', nextAt: room.clock.at + 60_000, fence: 2 })
  })

  it('cancels nothing whose sending begins at the same moment, the lease being over or not', async () => {
    const { id, target } = await room.enqueue()
    const { fence } = (await room.claim(target))!.transmission
    const late = { ...room.clock, now: () => new Date(room.clock.at + 10_000) }
    const store = room.outrunBy(() => room.begin(id, fence))
    const { userErrors } = await room.does('cancel', id, { store, clock: late })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(await room.settle(id, fence)).toBe(true)
    expect((await room.read(id)).state).toBe('DELIVERED')
  })

  it('resolves nothing that a dispatcher settles at the same moment', async () => {
    const { id, target } = await room.enqueue()
    const first = (await room.claim(target))!.transmission
    await room.begin(id, first.fence)
    await room.settle(id, first.fence, {
      state: 'IN_DOUBT',
      what: 'IN_DOUBT',
      detail: 'no answer',
      remoteId: null,
    })
    const store = room.outrunBy(async () => {
      const { fence } = (await room.claim(target))!.transmission
      await room.settle(id, fence, { what: 'FOUND' })
    })
    const { transmission, userErrors } = await room.does('resolve', id, { store })
    expect(userErrors).toMatchObject([{ code: 'TRANSMISSION_CHANGED' }])
    expect(transmission).toMatchObject({ state: 'DELIVERED', remoteId: 'R-1' })
    expect(await room.story(id)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      'dovetail IN_DOUBT no answer',
      'dovetail FOUND R-1',
    ])
  })

  it('drops what a dispatcher that was left behind says after a person resolved', async () => {
    const { id, target } = await room.enqueue()
    const { fence } = (await room.claim(target))!.transmission
    await room.begin(id, fence)
    room.clock.at += 5_001
    expect((await room.does('resolve', id)).userErrors).toEqual([])
    const resolved = await room.read(id)
    expect(await room.settle(id, fence, { state: 'RETRY', what: 'NOT_SENT', remoteId: null })).toBe(false)
    expect(await room.read(id)).toEqual(resolved)
    expect(await room.story(id)).toEqual([
      'dovetail ACCEPTED',
      'dovetail SENDING',
      'sales RESOLVED SO-9: why resolve',
    ])
  })

  it('has one winner of a claim and a hold, over and over, from two connections', async () => {
    for (let round = 0; round < 25; round++) {
      const { id, target } = await room.enqueue()
      const [claimed, held] = await Promise.all([room.claim(target, other), room.does('hold', id)])
      const isHeld = held.userErrors.length === 0
      expect([isHeld, claimed === null]).toEqual([isHeld, isHeld])
      expect((await room.read(id)).state).toBe(isHeld ? 'BLOCKED' : 'SENDING')
      expect(await room.story(id)).toEqual(['dovetail ACCEPTED', ...(isHeld ? ['sales HELD why hold'] : [])])
      if (claimed) expect(await room.settle(id, claimed.transmission.fence)).toBe(true)
    }
  })

  it('has one winner of a settlement and a resolution, over and over, from two connections', async () => {
    for (let round = 0; round < 25; round++) {
      const { id, target } = await room.enqueue()
      const { fence } = (await room.claim(target))!.transmission
      await room.begin(id, fence)
      const late = { ...room.clock, now: () => new Date(room.clock.at + 10_000) }
      const [isSettled, resolved] = await Promise.all([
        room.settle(id, fence, {}, other),
        room.does('resolve', id, { clock: late }),
      ])
      expect([isSettled, resolved.userErrors.length]).toEqual([isSettled, isSettled ? 1 : 0])
      expect((await room.read(id)).remoteId).toBe(isSettled ? 'R-1' : 'SO-9')
      expect(await room.story(id)).toHaveLength(3)
    }
  })
})
