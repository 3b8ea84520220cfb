import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TransmissionQuery } from '../../src/domain/transmission.ts'
import type { Store } from '../../src/ports/store.ts'
import { queueOf } from '../support/queue.ts'
import { openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

describe.each(storeKinds)('lists of transmissions on %s', kind => {
  let own: TestStore
  let store: Store
  beforeEach(async () => {
    own = await openTestStore(kind)
    store = own.store
  })
  afterEach(() => own?.drop())

  const { change, enqueue, claim } = queueOf(() => store)

  it('lists the newest first, by state and target', async () => {
    const ids = []
    for (const at of [1, 2, 2, 3]) ids.push((await enqueue({ at })).id)
    const page = (after: readonly (string | null)[] | null) =>
      store.transmissions.find({ first: 3, after, wantsTotal: true, target: 'erp', states: ['PENDING'] })
    const first = await page(null)
    expect(first).toMatchObject({ hasMore: true, totalCount: 4 })
    const second = await page(first.rows.at(-1)!.position)
    expect([...first.rows, ...second.rows].map(({ row }) => row.id)).toEqual([ids[3], ids[2], ids[1], ids[0]])
    const none = await store.transmissions.find({
      first: 3,
      after: null,
      wantsTotal: false,
      target: null,
      states: [],
    })
    expect(none.rows).toEqual([])
  })

  it('reads the document for sending only, however many are listed', async () => {
    const { id, externalReference } = await enqueue({ payload: '{"large":true}' })
    const page = { first: 1, after: null, wantsTotal: false, target: null, states: null }
    const { rows } = await store.transmissions.find(page)
    const read = [
      rows[0]!.row,
      (await store.transmissions.byIds([id]))[0]!,
      (await store.transmissions.byReferences('ORDER', [externalReference]))[0]!,
    ]
    for (const one of read) expect(one).not.toHaveProperty('payload')
    expect((await claim(1_000))!.transmission.payload).toBe('{"large":true}')
  })

  it('finds by kind, reference and when it was accepted, a page at a time', async () => {
    const make = (at: number, externalReference: string, kind: 'QUOTE' | 'ORDER') =>
      enqueue({ at, externalReference, orderingKey: externalReference, kind })
    await make(10, 'O-1', 'ORDER')
    await make(20, 'Q-1-R1', 'QUOTE')
    await make(30, 'o-2', 'ORDER')
    await make(40, 'O-20', 'ORDER')
    const find = async (query: Partial<TransmissionQuery>) => {
      const page = { first: 2, wantsTotal: true, target: null, states: null, ...query }
      const found = []
      let after: TransmissionQuery['after'] = null
      for (;;) {
        const { rows, hasMore, totalCount } = await store.transmissions.find({ ...page, after })
        found.push(...rows.map(({ row }) => row.externalReference))
        if (!hasMore) return [...found, totalCount]
        after = rows.at(-1)!.position
      }
    }
    expect(await find({})).toEqual(['O-20', 'o-2', 'Q-1-R1', 'O-1', 4])
    expect(await find({ kinds: ['ORDER'] })).toEqual(['O-20', 'o-2', 'O-1', 3])
    expect(await find({ kinds: [] })).toEqual([0])
    expect(await find({ externalReference: { startsWith: 'O-2' } })).toEqual(['O-20', 'o-2', 2])
    expect(await find({ externalReference: { eq: 'O-2' } })).toEqual([0])
    expect(await find({ externalReference: { contains: '_' } })).toEqual([0])
    expect(await find({ createdAt: { gte: 20, lt: 40 } })).toEqual(['o-2', 'Q-1-R1', 2])
    expect(await find({ createdAt: { gt: 20, lte: 40 } })).toEqual(['O-20', 'o-2', 2])
    expect(await find({ kinds: ['ORDER'], createdAt: { eq: 20 } })).toEqual([0])
  })

  it('tells what happened to each, oldest first, however many there are', async () => {
    const [first, second] = [await enqueue({ at: 900 }), await enqueue({ at: 950 })]
    const { fence } = (await claim(1_000))!.transmission
    for (let n = 0; n < 12; n++)
      await change(queue => queue.markSending(first.id, fence, 1_001 + n, 1_001 + n))
    const histories = await store.transmissions.histories([second.id, first.id, 'none'])
    const events = new Map(histories.map(one => [one.id, one.events]))
    expect([...events.keys()].toSorted()).toEqual([first.id, second.id].toSorted())
    expect(events.get(second.id)).toEqual([{ at: 950, actor: 'dovetail', what: 'ACCEPTED', detail: null }])
    expect(events.get(first.id)!.map(({ at }) => at)).toEqual([
      900,
      ...Array.from({ length: 12 }, (_, n) => 1_001 + n),
    ])
  })
})
