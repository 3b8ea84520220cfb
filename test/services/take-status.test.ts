import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderReport, ReportOrigin, ToldStanding } from '../../src/domain/status-report.ts'
import type { Store } from '../../src/ports/store.ts'
import { takeStatus } from '../../src/services/take-status.ts'
import { openStore } from '../../src/store/open.ts'
import { fakeClock } from '../support/outbox.ts'
import { anOrder, aQuote, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('what is told of an order to two gateways at once, on %s', kind => {
  let own: TestStore
  let other: Store
  const clock = fakeClock(Date.parse('2026-12-01T00:00:00Z'))
  beforeAll(async () => {
    own = await openTestStore(kind)
    other = await openStore(own.database.url)
  })
  afterAll(async () => {
    await other?.close()
    await own?.drop()
  })

  async function placed(): Promise<{ readonly id: string; readonly number: string }> {
    const order = anOrder()
    await own.store.transaction(async ({ quotes, orders }) => {
      await quotes.insert(aQuote({ id: order.quoteId }), new Set())
      await orders.insert(order)
    })
    return order
  }
  const take = (store: Store, report: OrderReport, origin: ReportOrigin, before?: ToldStanding) =>
    takeStatus(
      { store, clock, acceptedBecomeOrders: false, wakeOrders: () => undefined, raise: () => undefined },
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
      // What was told after the later thing is no news, its day neither.
      const wasConfirmed = events.includes('CONFIRMED 2026-12-18')
      expect(events).toEqual([...(wasConfirmed ? ['CONFIRMED 2026-12-18'] : []), 'SHIPPED null'])
      expect(await own.store.orders.standing(number)).toMatchObject({
        status: 'SHIPPED',
        confirmedDeliveryDate: wasConfirmed ? '2026-12-18' : null,
      })
      expect(outcomes.filter(({ outcome }) => outcome === 'TAKEN')).toHaveLength(events.length)
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

  it('and is not undone by an answer to a question that was asked before', async () => {
    const { id, number } = await placed()
    const before = (await own.store.orders.standing(number))!
    await take(own.store, says(number, 'SHIPPED'), told(1))
    const late = await take(other, says(number, 'CONFIRMED'), { how: 'ASKED' }, before)
    expect(late.outcome).toBe('KNOWN')
    expect(await story(id)).toEqual(['SHIPPED null'])
  })
})
