import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OrderPlacer } from '../../src/outbox/index.ts'
import { fakeClock, stillClock } from '../support/outbox.ts'
import { until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import { aQuote, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('accepted quotes that become orders, on %s', kind => {
  let own: TestStore
  const running: OrderPlacer[] = []
  beforeEach(async () => {
    own = await openTestStore(kind)
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map(one => one.stop()))
    await own.drop()
  })
  const clock = fakeClock()

  async function due(count: number): Promise<string[]> {
    const quotes = Array.from({ length: count }, () => aQuote({ status: 'ACCEPTED' }))
    await own.store.transaction(async repositories => {
      for (const quote of quotes) {
        await repositories.quotes.insert(quote, new Set())
        await repositories.quotes.setOrderDue(quote.id, clock.at)
      }
    })
    return quotes.map(quote => quote.id)
  }
  const done = (id: string) => own.store.transaction(({ quotes }) => quotes.setOrderDue(id, null))
  const start = (
    place: (id: string) => Promise<void>,
    at = clock as typeof clock | ReturnType<typeof stillClock>,
  ) => {
    const placer = new OrderPlacer({ store: own.store, clock: at, log: SILENT, place })
    running.push(placer)
    placer.start()
    return placer
  }

  it('are taken by one of several gateways each', async () => {
    const ids = await due(50)
    const placed: string[] = []
    const place = async (id: string) => {
      placed.push(id)
      await done(id)
    }
    const still = stillClock(clock.at)
    for (let n = 0; n < 3; n++) start(place, still)
    await until(
      async () => placed.length,
      count => count >= 50,
      1,
    )
    await Promise.all(running.splice(0).map(one => one.stop()))
    expect(placed.toSorted()).toEqual(ids.toSorted())
  })

  it('are tried again, not at once, while a system does not answer, and hold up no others', async () => {
    const [sick, well] = await due(2)
    const tries: [string, number][] = []
    start(async id => {
      tries.push([id, clock.at])
      if (id === sick && tries.filter(([one]) => one === sick).length < 3) throw new Error('the ERP is down')
      await done(id)
    })
    await until(
      async () => tries.length,
      count => count >= 4,
      1,
    )
    const times = tries.filter(([id]) => id === sick).map(([, at]) => at)
    expect(tries.filter(([id]) => id === well)).toHaveLength(1)
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(60_000)
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(60_000)
  })

  it('are looked at as soon as somebody calls', async () => {
    const placed: string[] = []
    const still = stillClock(clock.at)
    const placer = start(async id => {
      placed.push(id)
      await done(id)
    }, still)
    const [id] = await due(1)
    placer.wake()
    await until(
      async () => placed,
      all => all.length > 0,
      1,
    )
    expect(placed).toEqual([id])
  })
})
