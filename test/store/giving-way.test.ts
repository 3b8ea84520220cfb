import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import type { Claim } from '../../src/ports/transmission-queue.ts'
import { untilSomebodyWaits } from '../support/lock-waits.ts'
import { queueOf } from '../support/queue.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('giving way to a newer revision, on %s', kind => {
  let own: TestStore
  let store: Store
  beforeEach(async () => {
    own = await openTestStore(kind)
    store = own.store
  })
  afterEach(() => own?.drop())

  const { change, enqueue, claim, settle, read } = queueOf(() => store)

  it.each(['RETRY', 'DEAD'] as const)(
    'what is being sent when a newer revision comes gives way to it when it did not arrive (%s)',
    async state => {
      const first = await enqueue({ orderingKey: 'Q-1' })
      const { fence } = (await claim(1_000))!.transmission
      await change(queue => queue.supersede('erp', 'Q-1', 1_001))
      const second = await enqueue({ orderingKey: 'Q-1' })
      expect(await read(first.id)).toMatchObject({ state: 'SENDING', givesWay: true })
      expect(await settle(first.id, fence, { state, what: 'NOT_SENT', remoteId: null })).toBe(true)
      expect((await read(first.id)).state).toBe('SUPERSEDED')
      const [history] = await store.transmissions.histories([first.id])
      expect(history!.events.map(({ what }) => what)).toEqual(['ACCEPTED', 'NOT_SENT', 'SUPERSEDED'])
      expect((await claim(1_100))?.transmission.id).toBe(second.id)
    },
  )

  it('gives way also when a person has it go on, or says that it is not there', async () => {
    for (const [sendStartedAt, clearsSendStarted] of [
      [null, false],
      [1_000, true],
    ] as const) {
      const { id } = await enqueue({ orderingKey: `Q-${sendStartedAt}` })
      const { fence } = (await claim(1_000))!.transmission
      if (sendStartedAt !== null) await change(queue => queue.markSending(id, fence, 1_000, 1_000))
      await change(queue => queue.supersede('erp', `Q-${sendStartedAt}`, 1_001))
      await settle(id, fence, { state: 'BLOCKED', what: 'STOPPED', remoteId: null })
      const known = await read(id)
      expect(known.state).toBe('BLOCKED')
      const event = { at: 1_100, actor: 'sales', what: 'RETRY_ASKED', detail: 'why' } as const
      const move = {
        state: 'RETRY',
        nextAt: 1_100,
        remoteId: null,
        lastError: null,
        clearsSendStarted,
        event,
      } as const
      expect(await change(queue => queue.move(known, move))).toBe(true)
      expect((await read(id)).state).toBe('SUPERSEDED')
    }
  })

  it('is seen by whoever claims at the same moment', async () => {
    const { id } = await enqueue({ orderingKey: 'Q-1' })
    const { fence } = (await claim(1_000))!.transmission
    await change(queue => queue.markSending(id, fence, 1_000, 1_000))
    await settle(id, fence, { state: 'IN_DOUBT', what: 'IN_DOUBT', remoteId: null, nextAt: 1_010 })
    let claiming: Promise<Claim | null> = Promise.resolve(null)
    await change(async queue => {
      await queue.supersede('erp', 'Q-1', 1_011)
      claiming = claim(1_020)
      // SQLite lets one at a time: it waits for its turn.
      if (kind !== 'sqlite') await untilSomebodyWaits(own.database, kind)
    })
    const claimed = (await claiming) ?? (await claim(1_020))
    expect(claimed?.transmission).toMatchObject({ id, givesWay: true })
  })

  it('what was being sent when a newer revision came, and arrived, has arrived', async () => {
    const { id } = await enqueue({ orderingKey: 'Q-1' })
    const { fence } = (await claim(1_000))!.transmission
    await change(queue => queue.supersede('erp', 'Q-1', 1_001))
    await settle(id, fence)
    expect((await read(id)).state).toBe('DELIVERED')
  })

  it('lets a newer revision take the place of what was not sent, and of nothing else', async () => {
    const queued = await Promise.all(
      ['RETRY', 'IN_DOUBT', 'PENDING'].map(key =>
        enqueue({ orderingKey: key, at: key === 'PENDING' ? 5_000 : 900 }),
      ),
    )
    for (let claimed = await claim(1_000); claimed; claimed = await claim(1_000)) {
      const { id, fence, orderingKey } = claimed.transmission
      await settle(id, fence, { state: orderingKey as 'RETRY', remoteId: null, nextAt: 9_000 })
    }
    for (const { orderingKey } of queued) await change(queue => queue.supersede('erp', orderingKey, 1_100))
    const states = await Promise.all(queued.map(async ({ id }) => (await read(id)).state))
    expect(states).toEqual(['SUPERSEDED', 'IN_DOUBT', 'SUPERSEDED'])
  })
})
