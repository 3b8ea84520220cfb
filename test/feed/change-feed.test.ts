import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Transmission } from '../../src/domain/transmission.ts'
import { DatabaseChangeFeed } from '../../src/feed/change-feed.ts'
import { tellingOfChanges } from '../../src/feed/telling-store.ts'
import { systemClock } from '../../src/lib/system.ts'
import type { ChangeLog, Watch, Watcher } from '../../src/ports/changes.ts'
import type { Store } from '../../src/ports/store.ts'
import { openStore } from '../../src/store/open.ts'
import { until } from '../support/shop-floor.ts'
import { SILENT } from '../support/silent.ts'
import { aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

/** Is told of every transmission that changes. */
const ALL: Watcher<'TRANSMISSION'> = { noun: 'TRANSMISSION', meets: () => true, first: async () => [] }

describe.each(storeKinds)('the feed of changes on %s', kind => {
  let own: TestStore
  let other: Store
  let feed: DatabaseChangeFeed
  beforeEach(async () => {
    own = await openTestStore(kind)
    other = await openStore(own.database.url)
    feed = feedOf()
  })
  afterEach(async () => {
    feed.stop()
    await other?.close()
    await own?.drop()
  })

  const feedOf = (parts: Partial<Store> = {}, log = SILENT) =>
    new DatabaseChangeFeed({ store: { ...own.store, ...parts }, clock: systemClock, log })
  const enqueue = async (store: Store, fields: Parameters<typeof aTransmission>[0] = {}): Promise<string> => {
    const transmission = aTransmission({ at: Date.now(), ...fields })
    await store.transaction(({ transmissions }) => transmissions.enqueue(transmission))
    return transmission.externalReference
  }
  const take = async <Row>(watch: Watch<Row>, count: number): Promise<Row[]> => {
    const rows: Row[] = []
    while (rows.length < count) rows.push((await watch.next()).value!)
    return rows
  }
  /** The references of the next ones */
  const told = async (watch: Watch<Transmission>, count: number): Promise<string[]> =>
    (await take(watch, count)).map(({ externalReference }) => externalReference)

  it('tells what another process writes, to each who watches, and nothing from before', async () => {
    await enqueue(other)
    const [one, two] = [await feed.watch(ALL), await feed.watch(ALL)]
    const written = [await enqueue(other), await enqueue(own.store), await enqueue(other)]
    expect((await told(one, 3)).sort()).toEqual([...written].sort())
    expect((await told(two, 3)).sort()).toEqual([...written].sort())
  })

  it('tells what was committed long after the time that it carries', async () => {
    const watch = await feed.watch(ALL)
    const now = await enqueue(other)
    expect(await told(watch, 1)).toEqual([now])
    const late = await enqueue(other, { at: Date.now() - 20_000 })
    expect(await told(watch, 1)).toEqual([late])
  })

  it('tells what is named first, and again with every change, as it is then', async () => {
    const reference = await enqueue(own.store)
    const [known] = await own.store.transmissions.byReferences('ORDER', [reference])
    const watch = await feed.watch({
      noun: 'TRANSMISSION',
      meets: ({ id }) => id === known!.id,
      first: async () => [known!.id],
    })
    expect(await take(watch, 1)).toMatchObject([{ id: known!.id, state: 'PENDING' }])
    await enqueue(other)
    const event = { at: Date.now(), actor: 'sales', what: 'HELD', detail: 'wait' } as const
    await other.transaction(({ transmissions }) =>
      transmissions.move(known!, { ...known!, state: 'BLOCKED', event }),
    )
    expect(await take(watch, 1)).toMatchObject([{ id: known!.id, state: 'BLOCKED' }])
  })

  it('looks at once when this process wrote, only while somebody watches', async () => {
    const looks: number[] = []
    const counted: ChangeLog = {
      marksSince: (since, limit) => {
        looks.push(since)
        return own.store.changes.marksSince(since, limit)
      },
      touchedBy: marks => own.store.changes.touchedBy(marks),
    }
    feed = feedOf({ changes: counted })
    const store = tellingOfChanges(own.store, () => feed.wake())
    await enqueue(store)
    expect(looks).toEqual([])
    const watch = await feed.watch(ALL)
    const written = await enqueue(store)
    expect(await told(watch, 1)).toEqual([written])
    await watch.return()
    expect(feed.size).toBe(0)
    const before = looks.length
    for (let index = 0; index < 20; index++) await enqueue(store)
    expect(looks.length).toBeLessThanOrEqual(before + 1)
  })

  it('reads what changed once for all who are told of it, and again after the next change', async () => {
    const reads: string[] = []
    const { transmissions } = own.store
    const byIds: Store['transmissions']['byIds'] = ids => {
      reads.push(...ids)
      return transmissions.byIds(ids)
    }
    feed = feedOf({ transmissions: { ...transmissions, byIds } })
    const watches = await Promise.all(Array.from({ length: 50 }, () => feed.watch(ALL)))
    const reference = await enqueue(other)
    const first = await Promise.all(watches.map(watch => take(watch, 1)))
    const [known] = first[0]!
    expect(first).toEqual(watches.map(() => [known]))
    expect(known).toMatchObject({ externalReference: reference, state: 'PENDING' })
    expect(reads).toEqual([known!.id])
    const event = { at: Date.now(), actor: 'sales', what: 'HELD', detail: 'wait' } as const
    await other.transaction(({ transmissions: queue }) =>
      queue.move(known!, { ...known!, state: 'BLOCKED', event }),
    )
    const second = await Promise.all(watches.map(watch => take(watch, 1)))
    expect(second.map(([row]) => row!.state)).toEqual(watches.map(() => 'BLOCKED'))
    expect(reads).toEqual([known!.id, known!.id])
  })

  it('tells all of what one transaction changed to who waits for the next', async () => {
    const watch = await feed.watch(ALL)
    const first = watch.next()
    const many = Array.from({ length: 1_200 }, () => aTransmission({ at: Date.now() }))
    await other.transaction(async ({ transmissions }) => {
      for (const one of many) await transmissions.enqueue(one)
    })
    const references = [(await first).value!.externalReference, ...(await told(watch, many.length - 1))]
    expect(references.sort()).toEqual(many.map(one => one.externalReference).sort())
  })

  it('forgets who went away, also while the next is waited for', async () => {
    const watches = await Promise.all(Array.from({ length: 50 }, () => feed.watch(ALL)))
    expect(feed.size).toBe(50)
    const waiting = watches.map(watch => watch.next())
    await Promise.all(watches.map(watch => watch.return()))
    expect(await Promise.all(waiting)).toEqual(watches.map(() => ({ done: true, value: undefined })))
    expect(feed.size).toBe(0)
  })

  it('begins nothing for who names what cannot be read', async () => {
    const failing = feed.watch({ ...ALL, first: () => Promise.reject(new Error('there is none')) })
    await expect(failing).rejects.toThrow('there is none')
    expect(feed.size).toBe(0)
  })

  it('tells what is named again when there was more than a look takes, and says so once', async () => {
    const few = 3
    const warnings: string[] = []
    const limited: ChangeLog = {
      marksSince: since => own.store.changes.marksSince(since, few),
      touchedBy: marks => own.store.changes.touchedBy(marks),
    }
    feed = feedOf({ changes: limited }, { ...SILENT, warn: (_fields, message) => warnings.push(message) })
    const named = await enqueue(own.store)
    const [known] = await own.store.transmissions.byReferences('ORDER', [named])
    const watch = await feed.watch({ ...ALL, meets: () => false, first: async () => [known!.id] })
    expect(await told(watch, 1)).toEqual([named])
    const all = await feed.watch(ALL)
    const written = new Set<string>()
    for (let index = 0; index < few + 2; index++) written.add(await enqueue(other))
    expect(await told(watch, 2)).toEqual([named, named])
    const [latest] = await told(all, 1)
    expect(written.has(latest!)).toBe(true)
    expect(warnings).toHaveLength(1)
  })

  it('goes on when our database answers again, with all that was written meanwhile', async () => {
    let isAway = false
    const errors: string[] = []
    const sick: ChangeLog = {
      marksSince: (since, limit) =>
        isAway ? Promise.reject(new Error('away')) : own.store.changes.marksSince(since, limit),
      touchedBy: marks => own.store.changes.touchedBy(marks),
    }
    feed = feedOf({ changes: sick }, { ...SILENT, error: (_fields, message) => errors.push(message) })
    const watch = await feed.watch(ALL)
    isAway = true
    const written = await enqueue(other)
    feed.wake()
    await until(
      async () => errors,
      ({ length }) => length > 0,
    )
    feed.wake()
    isAway = false
    expect(await told(watch, 1)).toEqual([written])
    expect(errors).toHaveLength(1)
  })
})
