import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock, systemIds } from '../../src/lib/system.ts'
import { Dispatcher } from '../../src/outbox/index.ts'
import type { Clock } from '../../src/ports/runtime.ts'
import type { RemoteRecord } from '../../src/ports/sink.ts'
import { createDatabaseClock } from '../../src/store/database-clock.ts'
import { fakeClock, type Sent } from '../support/outbox.ts'
import { seededRandom } from '../support/random.ts'
import { until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const TEN_MINUTES = 600_000

describe('a clock that follows the database', () => {
  it('tells its time, however wrong the machine is, and goes on by itself in between', async () => {
    const local = fakeClock(5_000)
    const clock = await createDatabaseClock(async () => 1_800_000_000_000 + local.at, local)
    local.at += 30_000
    expect(clock.now().getTime()).toBe(1_800_000_035_000)
  })

  it('compares again after a minute, and goes on where the database does not answer', async () => {
    const local = fakeClock(0)
    const said = [1_000, new Error('gone away'), 200_000]
    const read = async () => {
      const next = said.shift()
      if (next === undefined || next instanceof Error) throw next ?? new Error('asked too often')
      return next
    }
    const clock = await createDatabaseClock(read, local)
    local.at = 61_000
    expect(clock.now().getTime()).toBe(62_000)
    await until(
      async () => said.length,
      left => left === 1,
      5,
    )
    local.at = 62_000
    expect(clock.now().getTime()).toBe(63_000)
    await until(
      async () => clock.now().getTime(),
      now => now === 200_000,
      5,
    )
  })

  it('does not believe a comparison that took long', async () => {
    const local = fakeClock(0)
    let tookMs = 0
    const clock = await createDatabaseClock(async () => {
      local.at += tookMs
      return tookMs === 0 ? 1_000 : 999_999
    }, local)
    tookMs = 700
    local.at = 61_000
    clock.now()
    await until(
      async () => local.at,
      at => at === 61_700,
      5,
    )
    expect(clock.now().getTime()).toBe(62_700)
  })
})

/** Of a machine whose time of day is wrong; its monotonic clock counts from another moment, as everywhere. */
function wrongClock(byMs: number): Clock {
  return {
    ...systemClock,
    now: () => new Date(Date.now() + byMs),
    monotonicMs: () => performance.now() + byMs,
  }
}

describe.each(storeKinds)('two dispatchers on one database, one of them ten minutes ahead: %s', kind => {
  let own: TestStore
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())

  it.each([
    { clocks: 'the database’s', doubled: false },
    { clocks: 'their own', doubled: true },
  ])('by $clocks time: doubled $doubled', async ({ clocks, doubled }) => {
    const target = `target by ${clocks}`
    const creates: string[] = []
    let release: () => void = () => undefined
    const isCommitted = new Promise<void>(resolve => {
      release = resolve
    })
    // It takes its time, and is not to be seen before.
    const sinkOf = (told: string[]) => ({
      capabilities: { reference: 'LOOK_UP', settleMs: 20_000, timeoutMs: 20_000 } as const,
      findByReference: async (): Promise<RemoteRecord[]> => [],
      create: async ({ externalReference }: Sent): Promise<RemoteRecord> => {
        creates.push(externalReference)
        told.push(externalReference)
        await isCommitted
        return { remoteId: 'R', payloadHash: null }
      },
      close: async () => undefined,
    })
    const enqueue = async () => {
      const made = aTransmission({ target, at: Date.now() - TEN_MINUTES })
      const payload = JSON.stringify({ externalReference: made.externalReference })
      await own.store.transaction(({ transmissions }) => transmissions.enqueue({ ...made, payload }))
      return made.externalReference
    }
    const start = async (local: Clock, told: string[] = []) => {
      const clock = doubled ? local : await createDatabaseClock(() => own.store.now(), local)
      const world = {
        store: own.store,
        ids: systemIds,
        random: seededRandom(1),
        log: SILENT,
        raise: () => undefined,
      }
      const dispatcher = new Dispatcher({ ...world, clock, sinks: new Map([[target, sinkOf(told)]]) })
      dispatcher.start()
      return dispatcher
    }
    const first = await enqueue()
    const right = await start(systemClock)
    await until(
      async () => creates.length,
      sent => sent === 1,
      10,
    )
    // It claims nothing any more: what comes now is for the one that is ahead, which has then looked for all that is due.
    const isStopped = right.stop()
    const second = await enqueue()
    const byAhead: string[] = []
    const ahead = await start(wrongClock(TEN_MINUTES), byAhead)
    await until(
      async () => byAhead,
      sent => sent.includes(second) && (!doubled || sent.includes(first)),
      10,
    )
    release()
    await Promise.all([isStopped, ahead.stop()])
    expect(creates.filter(one => one === first)).toHaveLength(doubled ? 2 : 1)
  })
})
