import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { orderReference } from '../../src/domain/order.ts'
import type { Transmission } from '../../src/domain/transmission.ts'
import { needsLookUp } from '../../src/outbox/look-up.ts'
import { sendOne } from '../../src/outbox/send-one.ts'
import type { Claim } from '../../src/ports/transmission-queue.ts'
import { type FakeClock, fakeClock, ScriptedSink } from '../support/outbox.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const LEASE_MS = 5_000
const doubt = new DovetailError('SOURCE_TIMEOUT', 'check', 'no answer')
const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')

describe('sending the revisions of an order', () => {
  let own: TestStore
  let clock: FakeClock
  let target: string
  let number: string
  let ids: string[]
  let sink: ScriptedSink
  beforeAll(async () => {
    own = await openTestStore('sqlite')
  })
  afterAll(() => own?.drop())
  beforeEach(async () => {
    clock = fakeClock()
    target = `target ${Math.floor(performance.now() * 1_000)}`
    number = aTransmission().orderingKey
    ids = []
    sink = new ScriptedSink()
    await accept(1)
  })

  const accept = async (revision: number): Promise<void> => {
    const externalReference = orderReference({ number, revision })
    const made = aTransmission({
      ...{ target, at: clock.at, externalReference, orderingKey: number, payloadHash: `hash ${revision}` },
      payload: JSON.stringify({ externalReference, orderNumber: number, revision }),
    })
    ids.push(made.id)
    await own.store.transaction(async ({ transmissions }) => {
      await transmissions.supersede(target, number, clock.at)
      await transmissions.enqueue(made)
    })
  }
  const claim = async (): Promise<Claim | null> =>
    own.store.transaction(({ transmissions }) =>
      transmissions.claim({ target, owner: 'one', at: clock.at, leaseMs: LEASE_MS }),
    )
  const send = async (claimed?: Claim) => {
    const taken = claimed ?? (await claim())
    if (!taken) throw new Error('nothing is due')
    return sendOne({ store: own.store, sink, clock, random: () => 0 }, taken)
  }
  const read = async (revision: number): Promise<Transmission> =>
    (await own.store.transmissions.byIds([ids[revision - 1]!]))[0]!
  const events = async (revision: number) => {
    const [history] = await own.store.transmissions.histories([ids[revision - 1]!])
    return history!.events.map(({ what }) => what)
  }
  const ask = (action: 'RESOLVED' | 'RETRY_ASKED', transmission: Transmission) =>
    own.store.transaction(({ transmissions }) =>
      transmissions.move(transmission, {
        state: action === 'RESOLVED' ? 'DELIVERED' : 'RETRY',
        ...{ nextAt: clock.at, remoteId: 'by hand', lastError: null },
        event: { at: clock.at, actor: 'sales', what: action, detail: 'why' },
      }),
    )
  const recordOf = (revision: number | null) => ({
    remoteId: 'R-1',
    payloadHash: revision === null ? null : `hash ${revision}`,
  })
  const deliverFirst = async () => {
    sink.willCreate(recordOf(1))
    await send()
    await accept(2)
    sink.asked.length = 0
  }
  const settled = () => sink.capabilities.timeoutMs + sink.capabilities.settleMs

  it('changes the record of the one before, which is looked up by the order’s number', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(2) })
    expect(await send()).toMatchObject({ state: 'DELIVERED', what: 'UPDATED', remoteId: 'R-1' })
    expect(sink.asked).toEqual([`find ${number}`, `update R-1 to ${number}-R2`])
    expect(await events(2)).toEqual(['ACCEPTED', 'SENDING', 'UPDATED'])
  })

  it('writes down that sending begins after the look-up, and before the change', async () => {
    await deliverFirst()
    const seen: (number | null)[] = []
    const look = async () => seen.push((await read(2)).sendStartedAt)
    sink.willFind(async () => {
      await look()
      return [recordOf(1)]
    })
    sink.willUpdate(async () => {
      await look()
      return { record: recordOf(2) }
    })
    await send()
    expect(seen).toEqual([null, clock.at])
  })

  it('creates a later one where none before it was sent', async () => {
    await accept(2)
    await accept(3)
    sink.willFind([]).willCreate(recordOf(3)).willUpdate()
    expect(await send()).toMatchObject({ state: 'DELIVERED', what: 'DELIVERED' })
    expect(sink.asked).toEqual([`find ${number}`, `create ${number}-R3`])
    expect([(await read(1)).state, (await read(2)).state]).toEqual(['SUPERSEDED', 'SUPERSEDED'])
    expect(await claim()).toBeNull()
  })

  it('certainly did not send what could not even be looked up: a newer one takes its place', async () => {
    await deliverFirst()
    sink.willFind(down)
    expect(await send()).toMatchObject({ state: 'RETRY', what: 'LOOK_UP_FAILED' })
    expect(await read(2)).toMatchObject({ sendStartedAt: null, attemptCount: 1 })
    await accept(3)
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(3) })
    expect(await send()).toMatchObject({ state: 'DELIVERED' })
    expect((await read(2)).state).toBe('SUPERSEDED')
    expect(sink.asked.at(-1)).toBe(`update R-1 to ${number}-R3`)
  })

  it('in doubt when a newer one comes gives way to it where the target has the earlier revision', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate(doubt)
    expect((await send())?.state).toBe('IN_DOUBT')
    await accept(3)
    expect(await claim()).toBeNull()
    clock.at += settled()
    sink.willFind([recordOf(1)])
    expect((await send())?.state).toBe('SUPERSEDED')
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(3) })
    expect((await send())?.what).toBe('UPDATED')
    const changes = sink.asked.filter(asked => asked.startsWith('update'))
    expect(changes).toEqual([2, 3].map(revision => `update R-1 to ${number}-R${revision}`))
  })

  it('in doubt does not give way where the record does not say which revision it has', async () => {
    await deliverFirst()
    const untold = { ...recordOf(2), payloadHash: null }
    sink.willFind([recordOf(1)]).willUpdate(doubt)
    await send()
    await accept(3)
    clock.at += settled()
    sink.willFind([untold]).willUpdate({ record: untold })
    expect(await send()).toMatchObject({ state: 'DELIVERED', what: 'UPDATED' })
  })

  it('in doubt looks first, and changes again only what has the earlier revision', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate(doubt)
    expect((await send())?.state).toBe('IN_DOUBT')
    expect(await claim()).toBeNull()
    clock.at += settled()
    sink.willFind([recordOf(1)]).willUpdate(doubt)
    expect((await send())?.state).toBe('IN_DOUBT')
    clock.at += settled()
    sink.willFind([recordOf(2)])
    expect(await send()).toMatchObject({ state: 'DELIVERED', what: 'FOUND' })
    await accept(3)
    sink.willFind([recordOf(2)]).willUpdate({ record: recordOf(3) })
    expect((await send())?.what).toBe('UPDATED')
    const changes = sink.asked.filter(asked => asked.startsWith('update'))
    expect(changes).toEqual([2, 2, 3].map(revision => `update R-1 to ${number}-R${revision}`))
  })

  it('is a person’s where the target changes nothing, and goes on when that person is done', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)])
    const outcome = await send()
    expect(outcome).toMatchObject({ state: 'CONFLICT', what: 'NOT_CHANGED', remoteId: 'R-1' })
    expect(outcome?.lastError).toContain('change it there by hand, then resolve this with R-1')
    await accept(3)
    expect(await claim()).toBeNull()
    await ask('RESOLVED', await read(2))
    sink.willFind([recordOf(1)])
    expect(await send()).toMatchObject({ state: 'CONFLICT' })
    expect(sink.asked).toEqual([`find ${number}`, `find ${number}`])
  })

  it('is a person’s where the record may not be changed any more, and certainly not sent', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate({ obstacle: 'order R-1 is being made' })
    expect(await send()).toMatchObject({
      state: 'CONFLICT',
      what: 'NOT_CHANGED',
      lastError: expect.stringMatching(/^order R-1 is being made: change it there by hand/),
    })
    expect((await read(2)).sendStartedAt).toBeNull()
    await ask('RETRY_ASKED', await read(2))
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(2) })
    expect((await send())?.state).toBe('DELIVERED')
  })

  it('is DEAD, not sent and gives way to a newer one where the change is refused', async () => {
    await deliverFirst()
    const refused = new DovetailError('SINK_REFUSED', 'reject', 'the day is a Sunday')
    sink.willFind([recordOf(1)]).willUpdate(refused)
    expect((await send())?.state).toBe('DEAD')
    await accept(3)
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(3) })
    expect((await send())?.state).toBe('DELIVERED')
    expect((await read(2)).state).toBe('SUPERSEDED')
  })

  it('makes no second record where the target took the first away', async () => {
    await deliverFirst()
    sink.willFind([]).willUpdate()
    expect(await send()).toMatchObject({
      state: 'CONFLICT',
      what: 'NOT_CHANGED',
      remoteId: 'R-1',
      lastError: expect.stringContaining(`took ${number} as R-1, and has no record under it now`),
    })
    expect(sink.asked).toEqual([`find ${number}`])
  })

  it.each([
    ['another document', [{ remoteId: 'R-9', payloadHash: 'other' }], 'CONFLICT', 'OTHER_FOUND'],
    ['doubles', [recordOf(1), { remoteId: 'R-2', payloadHash: null }], 'DUPLICATE_ALARM', 'DUPLICATE_FOUND'],
  ] as const)('stops for a person at %s', async (_what, found, state, what) => {
    await deliverFirst()
    sink.willFind([...found]).willUpdate()
    expect(await send()).toMatchObject({ state, what, detail: expect.stringMatching(/R-9|R-1, R-2/) })
    expect(sink.asked).toEqual([`find ${number}`])
  })

  it('waits for what a person settled while it was on its way, so that it cannot come after', async () => {
    sink.willCreate(doubt)
    await send()
    const begunAt = (await read(1)).sendStartedAt!
    await ask('RESOLVED', await read(1))
    await accept(2)
    sink.asked.length = 0
    expect(await send()).toMatchObject({ what: 'WAITS', state: 'RETRY', nextAt: begunAt + settled() })
    expect(sink.asked).toEqual([])
    clock.at = begunAt + settled()
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(2) })
    expect((await send())?.what).toBe('UPDATED')
  })

  it('does not wait for what answered', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate({ record: recordOf(2) })
    expect((await send())?.what).toBe('UPDATED')
  })

  it('without hashes changes again whatever is there, and is in doubt until one is answered', async () => {
    await deliverFirst()
    sink.willFind([recordOf(null)]).willUpdate(doubt)
    await send()
    for (const failure of [down, down]) {
      clock.at += settled()
      sink.willFind([recordOf(null)]).willUpdate(failure)
      expect((await send())?.state).toBe('IN_DOUBT')
    }
    clock.at += settled()
    sink.willFind([recordOf(null)]).willUpdate({ record: recordOf(null) })
    expect((await send())?.what).toBe('UPDATED')
  })

  it('without hashes knows its own where nothing was sent before and nothing can be changed', async () => {
    await accept(2)
    sink.willFind([]).willCreate(doubt)
    await send()
    clock.at += settled()
    sink.willFind([recordOf(null)])
    expect(await send()).toMatchObject({ state: 'DELIVERED', what: 'FOUND' })
  })

  it('says nothing about what it changed when the lease was lost meanwhile', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate(async () => {
      clock.at += LEASE_MS + 1
      await claim()
      return { record: recordOf(2) }
    })
    expect(await send()).toBeNull()
    expect(await read(2)).toMatchObject({ state: 'SENDING', remoteId: null })
  })

  it('changes nothing when it is too late to send', async () => {
    await deliverFirst()
    sink.willFind([recordOf(1)]).willUpdate()
    sink.update = async (_document, _record, { mayStillSend }) => {
      clock.at += sink.capabilities.timeoutMs + 1
      mayStillSend()
      return { record: recordOf(2) }
    }
    expect(await send()).toMatchObject({ state: 'RETRY', what: 'NOT_SENT' })
  })

  it('is a person’s where the target cannot be asked, unless none was sent before', async () => {
    sink = new ScriptedSink({ reference: 'NONE' })
    await accept(2)
    sink.willCreate(recordOf(null))
    expect((await send())?.state).toBe('DELIVERED')
    await accept(3)
    expect(await send()).toMatchObject({ state: 'CONFLICT', what: 'NOT_CHANGED' })
    expect(sink.asked).toEqual([`create ${number}-R2`])
  })
})

describe('whether the target is asked first', () => {
  const payload = (document: object) => JSON.stringify({ externalReference: 'O-1', ...document })
  it.each([
    ['an order, first of its key', null, 1, { orderNumber: 'O-1' }, false],
    ['what may have arrived', 1_000, 1, { orderNumber: 'O-1' }, true],
    ['a changed order', null, 2, { orderNumber: 'O-1', revision: 2 }, true],
    ['an order of before orders could be changed', null, 2, { orderNumber: 'O-1' }, false],
    ['a later revision of a quote', null, 2, { quoteNumber: 'Q-1', revision: 2 }, false],
  ] as const)('%s', (_what, sendStartedAt, orderingSequence, document, expected) => {
    expect(needsLookUp({ sendStartedAt, orderingSequence, payload: payload(document) })).toBe(expected)
  })
})
