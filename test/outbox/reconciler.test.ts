import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { orderReference } from '../../src/domain/order.ts'
import { Reconciler } from '../../src/outbox/index.ts'
import type { Alarm } from '../../src/ports/alarm.ts'
import type { RemoteRecord } from '../../src/ports/sink.ts'
import type { NewTransmission } from '../../src/ports/transmission-queue.ts'
import { HandClock, reaches } from '../support/hand-clock.ts'
import { ScriptedSink } from '../support/outbox.ts'
import { SILENT } from '../support/silent.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const MINUTE_MS = 60_000

describe.each(storeKinds)('reconciling by itself, on %s', kind => {
  let own: TestStore
  const running: Reconciler[] = []
  beforeEach(async () => {
    own = await openTestStore(kind)
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(one => one.stop()))
    await own.drop()
  })

  const clock = new HandClock()
  const deliver = async (accepted?: NewTransmission) => {
    const fields = aTransmission({ at: clock.at })
    const payload = JSON.stringify({ externalReference: fields.externalReference })
    const made = accepted ?? { ...fields, payload }
    await own.store.transaction(async ({ transmissions }) => {
      await transmissions.enqueue(made)
      const claim = (await transmissions.claim({ target: 'erp', owner: 'a', at: clock.at, leaseMs: 1_000 }))!
      const { id, fence } = claim.transmission
      await transmissions.settle(id, fence, {
        ...{ state: 'DELIVERED', what: 'DELIVERED', at: clock.at, actor: 'dovetail', detail: 'R-1' },
        ...{ nextAt: clock.at, remoteId: 'R-1', lastError: null, clearsSendStarted: false },
      })
    })
    return made
  }
  const record = (payloadHash: string): readonly RemoteRecord[] => [{ remoteId: 'R-1', payloadHash }]
  const start = (sink: ScriptedSink, alarms: Alarm[]) => {
    const reconciler = new Reconciler({
      ...{ store: own.store, sinks: new Map([['erp', sink]]), clock, log: SILENT },
      raise: alarm => alarms.push(alarm),
    })
    running.push(reconciler)
    reconciler.start({ everyMs: 15 * MINUTE_MS, windowMs: 60 * MINUTE_MS, targets: ['erp'] })
  }

  it('one of two gateways does it, every fifteen minutes, and raises an alarm once', async () => {
    const { id, externalReference, payloadHash } = await deliver()
    clock.at += MINUTE_MS
    const alarms: Alarm[] = []
    const sink = new ScriptedSink().willFind([], [], record(payloadHash), [])
    const bothWait = () => reaches(() => clock.asleep.filter(ms => ms === MINUTE_MS).length, 2)
    start(sink, alarms)
    start(sink, alarms)
    for (let looks = 1; looks <= 4; looks++) {
      await reaches(() => sink.asked.length, looks)
      await bothWait()
      clock.advance(15 * MINUTE_MS - 1)
      await bothWait()
      expect(sink.asked).toHaveLength(looks)
      if (looks < 4) clock.advance(MINUTE_MS)
    }
    await Promise.all(running.splice(0).map(one => one.stop()))
    // The fourth look finds it missing once more, after it had been right.
    expect(alarms.map(one => [one.kind, one.transmissionId])).toEqual([
      ['MISSING', id],
      ['MISSING', id],
    ])
    const [history] = await own.store.transmissions.histories([id])
    expect(history!.events.slice(2).map(({ what }) => what)).toEqual([
      'RECORD_MISSING',
      'RECORD_RIGHT',
      'RECORD_MISSING',
    ])
    expect(sink.asked.every(asked => asked === `find ${externalReference}`)).toBe(true)
  })

  it('compares the record of an order with its newest revision, found by the order’s number', async () => {
    const accept = (revision: number) => {
      const externalReference = orderReference({ number: 'O-7', revision })
      return aTransmission({
        ...{ at: clock.at, externalReference, orderingKey: 'O-7', payloadHash: `hash ${revision}` },
        payload: JSON.stringify({ externalReference, orderNumber: 'O-7', revision }),
      })
    }
    await deliver(accept(1))
    await deliver(accept(2))
    clock.at += MINUTE_MS
    const { signal } = new AbortController()
    const look = (sink: ScriptedSink) =>
      new Reconciler({
        ...{ store: own.store, sinks: new Map([['erp', sink]]), clock, log: SILENT },
        raise: () => undefined,
      }).reconcile('erp', clock.at - 2 * MINUTE_MS, clock.at, signal)
    const right = new ScriptedSink().willFind(record('hash 2'))
    expect(await look(right)).toMatchObject({ compared: 1, discrepancies: [] })
    expect(right.asked).toEqual(['find O-7'])
    const wrong = new ScriptedSink().willFind(record('hash 1'))
    expect((await look(wrong)).discrepancies).toMatchObject([
      { kind: 'DIFFERENT', externalReference: 'O-7-R2' },
    ])
    // A third is sent while it is looked at.
    const changing = new ScriptedSink().willFind(async () => {
      await deliver(accept(3))
      return record('hash 3')
    })
    expect(await look(changing)).toMatchObject({ compared: 1, discrepancies: [] })
  })

  it('leaves alone what it is not to compare', async () => {
    await deliver()
    const sink = new ScriptedSink()
    const reconciler = new Reconciler({
      ...{ store: own.store, sinks: new Map([['erp', sink]]), clock, log: SILENT },
      raise: () => undefined,
    })
    running.push(reconciler)
    reconciler.start({ everyMs: MINUTE_MS, windowMs: 60 * MINUTE_MS, targets: ['crm'] })
    for (let looks = 0; looks < 5; looks++) {
      await clock.haveSlept(1)
      clock.advance(MINUTE_MS)
    }
    expect(sink.asked).toEqual([])
  })

  it('says what could not be read, and gives up after several in a row', async () => {
    for (let n = 0; n < 12; n++) await deliver()
    const down = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
    const sink = new ScriptedSink().willFind(...Array.from({ length: 12 }, () => down))
    const reconciler = new Reconciler({
      ...{ store: own.store, sinks: new Map([['erp', sink]]), clock, log: SILENT },
      raise: () => undefined,
    })
    const { signal } = new AbortController()
    const { timeoutMs, settleMs } = sink.capabilities
    // What the target took a moment ago is given its time.
    const early = await reconciler.reconcile('erp', clock.at - MINUTE_MS, clock.at + 1, signal)
    expect(early).toMatchObject({ compared: 0, unread: [], isComplete: true })
    clock.at += timeoutMs + settleMs + 1
    const result = await reconciler.reconcile('erp', clock.at - MINUTE_MS, clock.at + 1, signal)
    expect(result).toMatchObject({ compared: 0, discrepancies: [], isComplete: false })
    expect(result.unread.map(one => one.reason)).toEqual(Array.from({ length: 8 }, () => 'no connection'))
  })
})
