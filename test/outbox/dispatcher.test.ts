import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { systemIds } from '../../src/lib/system.ts'
import { Dispatcher } from '../../src/outbox/index.ts'
import type { Alarm } from '../../src/ports/alarm.ts'
import type { Clock } from '../../src/ports/runtime.ts'
import type { RemoteRecord } from '../../src/ports/sink.ts'
import type { Store } from '../../src/ports/store.ts'
import { fakeClock, ScriptedSink, stillClock } from '../support/outbox.ts'
import { until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import { aTransmission, openTestStore, type TestStore } from '../support/stores.ts'

const alarms: Alarm[] = []
const raise = (alarm: Alarm): void => void alarms.push(alarm)

describe('the dispatcher', () => {
  let own: TestStore
  let dispatcher: Dispatcher
  const clock = fakeClock()
  beforeEach(async () => {
    own = await openTestStore('sqlite')
  })
  afterEach(async () => {
    await dispatcher.stop()
    await own.drop()
  })

  const start = (sink: ScriptedSink, withClock: Clock = clock, store: Store = own.store) => {
    const world = { store, clock: withClock, ids: systemIds, random: () => 0, log: SILENT, raise }
    dispatcher = new Dispatcher({ ...world, sinks: new Map([['erp', sink]]) })
    dispatcher.start()
  }
  const enqueue = (externalReference: string) =>
    own.store.transaction(({ transmissions }) =>
      transmissions.enqueue(
        aTransmission({
          externalReference,
          orderingKey: externalReference,
          payload: JSON.stringify({ externalReference }),
          at: clock.at,
        }),
      ),
    )
  const states = async () => {
    const query = { first: 200, after: null, wantsTotal: false, target: null, states: null }
    const { rows } = await own.store.transmissions.find(query)
    return Object.fromEntries(rows.map(({ row }) => [row.externalReference, row.state]))
  }
  const record = (remoteId: string): RemoteRecord => ({ remoteId, payloadHash: 'hash' })

  it('sends what waits and what comes, each once', async () => {
    const sink = new ScriptedSink()
    for (let n = 0; n < 10; n++) sink.willCreate(record(`R-${n}`))
    for (const n of [1, 2, 3, 4, 5]) await enqueue(`O-${n}`)
    start(sink)
    await until(states, all => Object.values(all).every(state => state === 'DELIVERED'), 5)
    for (const n of [6, 7, 8, 9, 10]) await enqueue(`O-${n}`)
    dispatcher.wake('erp')
    await until(states, all => Object.values(all).every(state => state === 'DELIVERED'), 5)
    expect(sink.asked.toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `create O-${n + 1}`).sort())
  })

  it('tries again by itself until it goes through, and does not keep the others waiting', async () => {
    const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    const sink = new ScriptedSink().willCreate(
      down,
      down,
      down,
      down,
      down,
      down,
      record('R-1'),
      record('R-2'),
    )
    for (const n of [1, 2]) await enqueue(`O-${n}`)
    start(sink)
    await until(states, all => Object.values(all).every(state => state === 'DELIVERED'), 5)
    expect(sink.asked).toHaveLength(8)
  })

  it('writes down with the claim that it begins to send, but for what it looks up first', async () => {
    const doubt = new DovetailError('SOURCE_TIMEOUT', 'check', 'no answer')
    const sink = new ScriptedSink().willCreate(doubt, record('R-1')).willFind([])
    const { id } = await enqueue('O-1')
    const seen: string[] = []
    const watched: Store = {
      ...own.store,
      async transaction(work) {
        const result = await own.store.transaction(work)
        const [row] = await own.store.transmissions.byIds([id])
        seen.push(`${row!.state}, attempt ${row!.attemptCount}`)
        return result
      },
    }
    start(sink, clock, watched)
    await until(states, all => all['O-1'] === 'DELIVERED', 5)
    await dispatcher.stop()
    expect(sink.asked).toEqual(['create O-1', 'find O-1', 'create O-1'])
    expect(seen.filter((one, index) => one !== seen[index - 1])).toEqual([
      'SENDING, attempt 1',
      'IN_DOUBT, attempt 1',
      'SENDING, attempt 1',
      'SENDING, attempt 2',
      'DELIVERED, attempt 2',
    ])
  })

  it('claims for all that is free in one transaction, and for no more', async () => {
    const sink = new ScriptedSink()
    for (let n = 0; n < 6; n++) sink.willCreate(record(`R-${n}`))
    for (const n of [1, 2, 3, 4, 5, 6]) await enqueue(`O-${n}`)
    const sending: number[] = []
    const watched: Store = {
      ...own.store,
      async transaction(work) {
        const result = await own.store.transaction(work)
        sending.push(Object.values(await states()).filter(state => state === 'SENDING').length)
        return result
      },
    }
    start(sink, clock, watched)
    await until(states, all => Object.values(all).every(state => state === 'DELIVERED'), 5)
    expect(sending[0]).toBe(4)
    expect(Math.max(...sending)).toBe(4)
  })

  it('lets one through to try while the target does not answer, however many are free', async () => {
    const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    const sink = new ScriptedSink()
    for (let n = 0; n < 9; n++) sink.willCreate(down)
    for (let n = 0; n < 8; n++) sink.willCreate(record(`R-${n}`))
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await enqueue(`O-${n}`)
    const sleeps: number[] = []
    const watched: Clock = {
      ...clock,
      sleep: (ms, signal) => {
        sleeps.push(sink.asked.length)
        return clock.sleep(ms, signal)
      },
    }
    start(sink, watched)
    await until(states, all => Object.values(all).every(state => state === 'DELIVERED'), 5)
    // Eight failures, four at once; the ninth by itself, and after it the eight that go through.
    expect(sink.asked).toHaveLength(17)
    expect(sleeps).toContain(9)
  })

  it('stops only after what is being sent has ended, and begins nothing new', async () => {
    let answer: (remote: RemoteRecord) => void = () => undefined
    const sink = new ScriptedSink().willCreate(
      () =>
        new Promise(resolve => {
          answer = resolve
        }),
    )
    await enqueue('O-1')
    start(sink, stillClock(clock.at))
    await until(
      async () => sink.asked.length,
      count => count > 0,
      5,
    )
    let isStopped = false
    const stopping = dispatcher.stop().then(() => {
      isStopped = true
    })
    await enqueue('O-2')
    dispatcher.wake('erp')
    await new Promise(resolve => setImmediate(resolve))
    expect(isStopped).toBe(false)
    answer(record('R-1'))
    await stopping
    expect(await states()).toEqual({ 'O-1': 'DELIVERED', 'O-2': 'PENDING' })
    expect(sink.asked).toEqual(['create O-1'])
  })
})
