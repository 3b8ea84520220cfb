import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '../../src/domain/order.ts'
import type { OrderReport, ReportOrigin, ToldStanding } from '../../src/domain/status-report.ts'
import type { Store } from '../../src/ports/store.ts'
import type { NewTransmission } from '../../src/ports/transmission-queue.ts'
import { takeStatus } from '../../src/services/take-status.ts'
import { openStore } from '../../src/store/open.ts'
import { fakeClock } from '../support/outbox.ts'
import {
  anOrder,
  aQuote,
  aTransmission,
  openTestStore,
  storeKinds,
  type TestStore,
} from '../support/stores.ts'

describe.each(storeKinds)('what is told of an order to two gateways at once, on %s', kind => {
  let own: TestStore
  let other: Store
  const alarms: string[] = []
  const clock = fakeClock(Date.parse('2026-12-01T00:00:00Z'))
  beforeAll(async () => {
    own = await openTestStore(kind)
    other = await openStore(own.database.url)
  })
  afterAll(async () => {
    await other?.close()
    await own?.drop()
  })

  async function placed(revision = 1): Promise<Order> {
    const order = anOrder({ revision })
    await own.store.transaction(async ({ quotes, orders }) => {
      await quotes.insert(aQuote({ id: order.quoteId }), new Set())
      await orders.insert(order)
    })
    return order
  }
  const take = (store: Store, report: OrderReport, origin: ReportOrigin, before?: ToldStanding) =>
    takeStatus(
      {
        ...{ store, clock, acceptedBecomeOrders: false, wakeOrders: () => undefined },
        raise: ({ text }) => void alarms.push(text),
      },
      report,
      { source: 'erp', origin, before },
    )
  const says = (externalReference: string, status: OrderReport['status'], date?: string): OrderReport => ({
    ...{ kind: 'ORDER', externalReference, status, reason: null },
    ...(date === undefined ? {} : { confirmedDeliveryDate: date }),
  })
  const told = (minute: number): ReportOrigin => ({
    how: 'TOLD',
    at: new Date(Date.parse('2026-11-30T10:00:00Z') + minute * 60_000).toISOString(),
  })
  /** Is being sent; what comes back settles it. */
  const begin = async ({ target }: NewTransmission) => {
    const at = clock.at
    const { id, fence } = await own.store.transaction(async ({ transmissions }) => {
      const claim = await transmissions.claim({ target, owner: 'a', at, leaseMs: 60_000 })
      await transmissions.markSending(claim!.transmission.id, claim!.transmission.fence, at, at)
      return claim!.transmission
    })
    return () =>
      own.store.transaction(({ transmissions }) =>
        transmissions.settle(id, fence, {
          ...{ state: 'DELIVERED', nextAt: at, remoteId: '7', lastError: null, clearsSendStarted: false },
          ...{ at, actor: 'a', what: 'DELIVERED', detail: null },
        }),
      )
  }
  const story = async (id: string) =>
    (await own.store.orders.histories([id]))[0]?.events.map(({ what, detail }) => `${what} ${detail}`) ?? []

  it('is written down, all of it, and once', async () => {
    for (let run = 0; run < 10; run++) {
      const { id, number } = await placed()
      const outcomes = await Promise.all([
        take(own.store, says(number, 'CONFIRMED', '2026-12-18'), told(1)),
        take(other, says(number, 'SHIPPED'), told(2)),
        take(other, says(number, 'CONFIRMED', '2026-12-18'), told(1)),
        take(own.store, says(number, 'SHIPPED'), told(2)),
      ])
      const events = await story(id)
      // That it was confirmed is no news after the later thing; its day is.
      expect([
        ['CONFIRMED 2026-12-18', 'SHIPPED null'],
        ['SHIPPED null', 'DELIVERY_DATE_CHANGED 2026-12-18'],
      ]).toContainEqual(events)
      expect(await own.store.orders.standing(number)).toMatchObject({
        status: 'SHIPPED',
        confirmedDeliveryDate: '2026-12-18',
      })
      expect(outcomes.filter(({ outcome }) => outcome === 'TAKEN')).toHaveLength(2)
    }
  })

  it('and told again changes nothing, also when something else was told since', async () => {
    const { id, number } = await placed()
    const first = [says(number, 'CONFIRMED', '2026-12-18'), told(1)] as const
    const second = [says(number, 'CONFIRMED', '2027-01-08'), told(2)] as const
    for (const [report, origin] of [first, second, first, second, first])
      await take(own.store, report, origin)
    expect(await story(id)).toEqual(['CONFIRMED 2026-12-18', 'DELIVERY_DATE_CHANGED 2027-01-08'])
  })

  it('and is heard after a clock that was years ahead', async () => {
    const { id, number } = await placed()
    await take(own.store, says(number, 'CONFIRMED'), { how: 'TOLD', at: '2099-01-01T00:00:00.000Z' })
    clock.at += 60_000
    await take(own.store, says(number, 'SHIPPED'), { how: 'TOLD', at: clock.now().toISOString() })
    expect(await story(id)).toEqual(['CONFIRMED null', 'SHIPPED null'])
  })

  it('and is older than what is known, or the end already, also of an order that was changed', async () => {
    const { id, number } = await placed(2)
    await take(own.store, says(number, 'SHIPPED'), told(5))
    expect((await take(other, says(number, 'CANCELLED'), told(1))).outcome).toBe('KNOWN')
    const before = (await own.store.orders.standing(number))!
    await take(own.store, says(number, 'CANCELLED'), { how: 'ASKED' }, before)
    expect((await take(other, says(number, 'REJECTED'), told(6))).outcome).toBe('KNOWN')
    expect(await story(id)).toEqual(['SHIPPED null', 'CANCELLED null'])
  })

  it('and is left where it is the end of a revision that is replaced; one person is told, once', async () => {
    const { id, number } = await placed(2)
    const newest = aTransmission({
      ...{ kind: 'ORDER', target: `erp of ${number}`, externalReference: `${number}-R2` },
      orderingKey: number,
    })
    await own.store.transaction(({ transmissions }) => transmissions.enqueue(newest))
    const rejected = { ...says(number, 'REJECTED'), reason: 'credit limit' }
    const outcomes = await Promise.all(
      [own.store, other, own.store, other].map(store => take(store, rejected, told(1))),
    )
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(4).fill('NOT_TAKEN'))
    const left = `rejected (credit limit) before ${number}-R2 was sent`
    expect(await story(id)).toEqual([`NOT_TAKEN ${left}`])
    expect(alarms.filter(text => text.includes(number))).toEqual([
      `the ERP says that order ${number} was ${left}; here it stays PLACED: a person has to see to it`,
    ])

    // By a question too, and however often.
    const before = (await own.store.orders.standing(number))!
    await take(own.store, rejected, { how: 'ASKED' }, before)
    expect(await story(id)).toEqual([`NOT_TAKEN ${left}`])

    const settle = await begin(newest)
    clock.at += 1_000
    const since = { how: 'TOLD', at: clock.now().toISOString() } as const
    expect((await take(other, rejected, since)).outcome).toBe('LATER')
    await settle()
    // Told again, it is what it was.
    expect((await take(other, rejected, told(1))).outcome).toBe('NOT_TAKEN')
    const named = { ...rejected, externalReference: `${number}-R1` }
    expect((await take(other, named, since)).outcome).toBe('NOT_TAKEN')
    expect(await story(id)).toEqual([`NOT_TAKEN ${left}`])
    expect((await take(other, rejected, since)).outcome).toBe('TAKEN')
    expect(await story(id)).toEqual([`NOT_TAKEN ${left}`, 'REJECTED credit limit'])
  })

  it('and is not undone by an answer to a question that was asked before', async () => {
    const { id, number } = await placed()
    const before = (await own.store.orders.standing(number))!
    await take(own.store, says(number, 'SHIPPED'), told(1))
    const late = await take(other, says(number, 'CONFIRMED'), { how: 'ASKED' }, before)
    expect(late.outcome).toBe('KNOWN')
    expect(await story(id)).toEqual(['SHIPPED null'])
  })
})
