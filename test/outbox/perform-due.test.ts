import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { performDue } from '../../src/outbox/perform-due.ts'
import type { Store } from '../../src/ports/store.ts'
import { HandClock } from '../support/hand-clock.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const EVERY_MS = 90_000
const LEASE_MS = 60_000
const RENEWED_MS = 20_000

describe.each(storeKinds)('what is done every now and then by one of several gateways, on %s', kind => {
  let own: TestStore
  let clock: HandClock
  let begun: string[] = []
  beforeEach(async () => {
    own = await openTestStore(kind)
    clock = new HandClock()
    begun = []
  })
  afterEach(() => own.drop())

  interface Gateway {
    readonly clock?: HandClock
    readonly store?: Pick<Store, 'transaction'>
    readonly signal?: AbortSignal
    readonly work?: (signal: AbortSignal) => Promise<void>
  }
  /** The gateway looks whether it is due, and does it. */
  const look = (name: string, { work = async () => undefined, ...gateway }: Gateway = {}): Promise<void> => {
    const job = {
      store: own.store,
      clock,
      name: 'count',
      everyMs: EVERY_MS,
      signal: new AbortController().signal,
    }
    return performDue({ ...job, ...gateway }, async signal => {
      begun.push(name)
      await work(signal)
    })
  }
  /** Work that lasts until it is ended, or its signal aborts. */
  const long = () => {
    const { promise, resolve: end } = Promise.withResolvers<void>()
    const ended: string[] = []
    const work = async (signal: AbortSignal): Promise<void> => {
      const aborted = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()))
      await Promise.race([promise.then(() => ended.push('done')), aborted.then(() => ended.push('aborted'))])
    }
    return { work, end, ended }
  }

  it('is due at once, and again so long after it ended', async () => {
    await look('one', { work: async () => clock.advance(1_000) })
    clock.advance(EVERY_MS - 1)
    await look('two')
    expect(begun).toEqual(['one'])
    clock.advance(1)
    await look('two')
    expect(begun).toEqual(['one', 'two'])
  })

  it('is begun by nobody else for as long as it takes, longer than its interval too', async () => {
    const { work, end, ended } = long()
    const performing = look('one', { work })
    for (let passed = 0; passed <= 2 * EVERY_MS; passed += RENEWED_MS) {
      await clock.haveSlept(1)
      await look('two')
      clock.advance(RENEWED_MS)
    }
    await clock.haveSlept(1)
    end()
    await performing
    await look('two')
    expect({ begun, ended }).toEqual({ begun: ['one'], ended: ['done'] })
  })

  it('is begun by another when whoever was at it died, and ended by one that only slept', async () => {
    const itsOwn = new HandClock(clock.at)
    const { work, ended } = long()
    const performing = look('one', { work, clock: itsOwn })
    await itsOwn.haveSlept(1)
    clock.advance(LEASE_MS - 1)
    await look('two')
    clock.advance(1)
    await look('three', { work: async () => itsOwn.advance(LEASE_MS + 1) })
    await performing
    expect({ begun, ended }).toEqual({ begun: ['one', 'three'], ended: ['aborted'] })
    // Whoever lost it puts it off no more: it is due when the other one said.
    clock.advance(EVERY_MS)
    await look('four')
    expect(begun).toEqual(['one', 'three', 'four'])
  })

  it('is kept while our own database is away, until the lease is over', async () => {
    const away = new Error('away')
    let isAway = false
    const store: Pick<Store, 'transaction'> = {
      transaction: work => (isAway ? Promise.reject(away) : own.store.transaction(work)),
    }
    const { work, ended } = long()
    const performing = look('one', { work, store })
    await clock.haveSlept(1)
    isAway = true
    for (let passed = RENEWED_MS; passed < LEASE_MS; passed += RENEWED_MS) {
      clock.advance(RENEWED_MS)
      await clock.haveSlept(1)
    }
    expect(ended).toEqual([])
    clock.advance(RENEWED_MS)
    await performing
    expect(ended).toEqual(['aborted'])
  })

  it('is due at once where it was cut short, and as ever where it failed', async () => {
    const stop = new AbortController()
    await look('one', { signal: stop.signal, work: async () => stop.abort() })
    await expect(look('two', { work: () => Promise.reject(new Error('no')) })).rejects.toThrow('no')
    await look('three')
    expect(begun).toEqual(['one', 'two'])
  })
})
