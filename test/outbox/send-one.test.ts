import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import type { Transmission } from '../../src/domain/transmission.ts'
import { sendOne } from '../../src/outbox/send-one.ts'
import type { Claim, NewTransmission } from '../../src/ports/transmission-queue.ts'
import { type FakeClock, fakeClock, ScriptedSink } from '../support/outbox.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const LEASE_MS = 5_000
const doubt = new DovetailError('SOURCE_TIMEOUT', 'check', 'no answer')
const notSent = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')

describe('sending one transmission', () => {
  let own: TestStore
  let clock: FakeClock
  let sent: NewTransmission
  beforeAll(async () => {
    own = await openTestStore('sqlite')
  })
  afterAll(() => own?.drop())
  beforeEach(async () => {
    clock = fakeClock()
    const target = `target ${Math.floor(performance.now() * 1_000)}`
    const made = aTransmission({ target, at: clock.at })
    sent = { ...made, payload: JSON.stringify({ externalReference: made.externalReference }) }
    await own.store.transaction(({ transmissions }) => transmissions.enqueue(sent))
  })

  const claim = async (): Promise<Claim> => {
    const claimed = await own.store.transaction(({ transmissions }) =>
      transmissions.claim({ target: sent.target, owner: 'one', at: clock.at, leaseMs: LEASE_MS }),
    )
    if (!claimed) throw new Error('nothing is due')
    return claimed
  }
  const send = async (sink: ScriptedSink, claimed?: Claim) =>
    sendOne({ store: own.store, sink, clock, random: () => 0 }, claimed ?? (await claim()))
  const read = async (): Promise<Transmission> => (await own.store.transmissions.byIds([sent.id]))[0]!
  const events = async () =>
    (
      await own.database.run(
        `select what from transmission_event where transmission_id = '${sent.id}' order by n`,
      )
    ).map(row => row.what)
  const ours = () => ({ remoteId: 'R-1', payloadHash: sent.payloadHash })
  const create = () => `create ${sent.externalReference}`
  const find = () => `find ${sent.externalReference}`

  it('creates what was never sent, without a look-up', async () => {
    const sink = new ScriptedSink().willCreate(ours())
    expect((await send(sink))?.state).toBe('DELIVERED')
    expect(sink.asked).toEqual([create()])
    expect(await read()).toMatchObject({ state: 'DELIVERED', remoteId: 'R-1', attemptCount: 1 })
    expect(await events()).toEqual(['ACCEPTED', 'SENDING', 'DELIVERED'])
  })

  it('has written down that sending began before the first byte goes out', async () => {
    let seen: Transmission | null = null
    const sink = new ScriptedSink().willCreate(async () => {
      seen = await read()
      return ours()
    })
    await send(sink)
    expect(seen).toMatchObject({ state: 'SENDING', sendStartedAt: clock.at, attemptCount: 1 })
  })

  it('in doubt waits until the target has settled, then looks first, and sends only what is not there', async () => {
    const sink = new ScriptedSink().willCreate(doubt)
    const { settleMs, timeoutMs } = sink.capabilities
    const begunAt = clock.at
    expect(await send(sink)).toMatchObject({ state: 'IN_DOUBT', nextAt: begunAt + timeoutMs + settleMs })
    clock.at = begunAt + timeoutMs + settleMs
    sink.willFind([]).willCreate(ours())
    expect((await send(sink))?.state).toBe('DELIVERED')
    expect(sink.asked).toEqual([create(), find(), create()])
  })

  it('in doubt when a newer revision comes gives way to it where it is not there, and is not sent any more', async () => {
    const sink = new ScriptedSink().willCreate(doubt)
    const { settleMs, timeoutMs } = sink.capabilities
    await send(sink)
    await own.store.transaction(({ transmissions }) =>
      transmissions.supersede(sent.target, sent.orderingKey, clock.at),
    )
    expect((await read()).state).toBe('IN_DOUBT')
    clock.at += timeoutMs + settleMs
    sink.willFind([])
    expect((await send(sink))?.state).toBe('SUPERSEDED')
    expect(sink.asked).toEqual([create(), find()])
    expect((await events()).slice(2)).toEqual(['IN_DOUBT', 'SUPERSEDED'])
  })

  it('sends nothing any more when writing down that it begins took longer than a time-out', async () => {
    const late = await claim()
    const sink = new ScriptedSink()
    let transactions = 0
    const transaction: typeof own.store.transaction = async work => {
      const result = await own.store.transaction(work)
      if (transactions++ === 0) clock.at += sink.capabilities.timeoutMs + 1
      return result
    }
    const sending = { store: { ...own.store, transaction }, sink, clock, random: () => 0 }
    expect(await sendOne(sending, late)).toMatchObject({ state: 'RETRY', what: 'NOT_SENT' })
    expect(sink.asked).toEqual([])
    expect((await read()).sendStartedAt).toBeNull()
  })

  it('has a whole time-out from when it is written down, however long others kept the database', async () => {
    const waiting = await claim()
    const sink = new ScriptedSink().willCreate(ours())
    let transactions = 0
    const transaction: typeof own.store.transaction = async work => {
      if (transactions++ === 0) clock.at += sink.capabilities.timeoutMs + 1
      return own.store.transaction(work)
    }
    const sending = { store: { ...own.store, transaction }, sink, clock, random: () => 0 }
    expect(await sendOne(sending, waiting)).toMatchObject({ state: 'DELIVERED' })
  })

  it('tells the sink when it is too late to send', async () => {
    const sink = new ScriptedSink()
    sink.create = async (_order, { mayStillSend }) => {
      mayStillSend()
      clock.at += sink.capabilities.timeoutMs + 1
      mayStillSend()
      return ours()
    }
    expect(await send(sink)).toMatchObject({ state: 'RETRY', what: 'NOT_SENT' })
  })

  it('does not begin when the lease would end before the call could', async () => {
    const slow = new ScriptedSink({ timeoutMs: LEASE_MS })
    expect(await send(slow)).toBeNull()
    expect(slow.asked).toEqual([])
  })

  it('does not even look as long as the target may still commit', async () => {
    const sink = new ScriptedSink()
    const dead = await claim()
    await own.store.transaction(({ transmissions }) =>
      transmissions.markSending(sent.id, dead.transmission.fence, clock.at, clock.at),
    )
    clock.at += LEASE_MS + 1
    const slow = new ScriptedSink({ settleMs: 60_000 })
    const begunAt = (await read()).sendStartedAt!
    expect(await send(slow)).toMatchObject({
      what: 'WAITS',
      state: 'IN_DOUBT',
      nextAt: begunAt + 1_000 + 60_000,
    })
    expect([...slow.asked, ...sink.asked]).toEqual([])
    expect((await read()).attemptCount).toBe(1)
  })

  it('in doubt is delivered when it is found', async () => {
    const sink = new ScriptedSink().willCreate(doubt)
    await send(sink)
    clock.at += 10_000
    sink.willFind([ours()])
    expect(await send(sink)).toMatchObject({ state: 'DELIVERED', what: 'FOUND' })
    expect(sink.asked).toEqual([create(), find()])
  })

  it.each([
    ['another document under the reference', [{ remoteId: 'R-9', payloadHash: 'other' }], 'CONFLICT'],
    [
      'doubles',
      [
        { remoteId: 'R-1', payloadHash: null },
        { remoteId: 'R-2', payloadHash: null },
      ],
      'DUPLICATE_ALARM',
    ],
  ] as const)('stops for a person at %s', async (_what, found, state) => {
    const sink = new ScriptedSink().willCreate(doubt)
    await send(sink)
    clock.at += 10_000
    sink.willFind([...found])
    expect((await send(sink))?.state).toBe(state)
    expect(sink.asked).toEqual([create(), find()])
  })

  it('stays in doubt while the look-up fails, and looks again', async () => {
    const sink = new ScriptedSink().willCreate(doubt)
    await send(sink)
    for (const failure of [notSent, doubt, new Error('socket hang up')]) {
      clock.at += 10_000
      sink.willFind(failure)
      expect(await send(sink)).toMatchObject({ state: 'IN_DOUBT', what: 'LOOK_UP_FAILED' })
    }
    clock.at += 10_000
    sink.willFind([ours()])
    expect((await send(sink))?.state).toBe('DELIVERED')
    expect(sink.asked.filter(one => one === create())).toHaveLength(1)
  })

  it('needs no look-up after a certain "not sent"', async () => {
    const sink = new ScriptedSink().willCreate(notSent, ours())
    expect((await send(sink))?.state).toBe('RETRY')
    expect((await read()).sendStartedAt).toBeNull()
    expect((await send(sink))?.state).toBe('DELIVERED')
    expect(sink.asked).toEqual([create(), create()])
  })

  it('sends nothing under a lease that somebody else has by now', async () => {
    const sink = new ScriptedSink()
    const lost = await claim()
    clock.at += LEASE_MS + 1
    await claim()
    expect(await send(sink, lost)).toBeNull()
    expect(sink.asked).toEqual([])
  })

  it('says nothing about what it sent when the lease was lost meanwhile', async () => {
    const sink = new ScriptedSink().willCreate(async () => {
      clock.at += LEASE_MS + 1
      await claim()
      return ours()
    })
    expect(await send(sink)).toBeNull()
    expect(await read()).toMatchObject({ state: 'SENDING', remoteId: null })
  })

  it('leaves doubt to a person where the target cannot be asked', async () => {
    const blind = new ScriptedSink({ reference: 'NONE' })
    const dead = await claim()
    await own.store.transaction(({ transmissions }) =>
      transmissions.markSending(sent.id, dead.transmission.fence, clock.at, clock.at),
    )
    clock.at += LEASE_MS + 1
    expect(await send(blind)).toMatchObject({ state: 'BLOCKED', what: 'STOPPED' })
    expect(blind.asked).toEqual([])
  })
})
