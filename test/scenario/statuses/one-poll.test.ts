import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInboxSink } from '../../../src/connectors/memory/inbox.ts'
import { appendStatus, statusesPath } from '../../../src/connectors/memory/inbox-statuses.ts'
import { StatusPoller } from '../../../src/outbox/index.ts'
import { takeStatus } from '../../../src/services/take-status.ts'
import { fakeClock } from '../../support/outbox.ts'
import { scratchFolder } from '../../support/scratch.ts'
import { SILENT } from '../../support/silent.ts'
import {
  anOrder,
  aQuote,
  aTransmission,
  openTestStore,
  storeKinds,
  type TestStore,
} from '../../support/stores.ts'

describe.each(storeKinds)('confirmed with a date in the ERP, on %s', kind => {
  let own: TestStore
  const clock = fakeClock(Date.parse('2026-12-01T00:00:00Z'))
  beforeAll(async () => {
    own = await openTestStore(kind)
  })
  afterAll(() => own?.drop())

  it('is status, date and one event after one poll, and nothing more after the next', async () => {
    const stateFolder = scratchFolder()
    const { store } = own
    const order = anOrder()
    await store.transaction(async ({ quotes, orders, transmissions }) => {
      await quotes.insert(aQuote({ id: order.quoteId }), new Set())
      await orders.insert(order)
      const { number } = order
      await transmissions.enqueue(
        aTransmission({ externalReference: number, orderingKey: number, at: clock.at }),
      )
      const claim = { target: 'erp', owner: 'one', at: clock.at, leaseMs: 1_000 }
      const { id, fence } = (await transmissions.claim(claim))!.transmission
      await transmissions.settle(id, fence, {
        ...{ state: 'DELIVERED', what: 'DELIVERED', at: clock.at, actor: 'dovetail', detail: 'SO-1' },
        ...{ nextAt: clock.at, remoteId: 'SO-1', lastError: null, clearsSendStarted: false },
      })
    })
    const sink = createInboxSink('ORDER', { name: 'erp', stateFolder, now: () => clock.now() })
    const world = { store, clock, acceptedBecomeOrders: false, wakeOrders: () => {}, raise: () => {} }
    const poller = new StatusPoller({
      ...{ store, clock, log: SILENT, targets: new Map([['erp', { kind: 'ORDER', sink }]]) },
      take: (source, report, before) =>
        takeStatus(world, report, { source, origin: { how: 'ASKED' }, before }),
    })
    const poll = () => poller.poll('erp', 'OPEN', new AbortController().signal)
    const now = async () => ({
      ...(await store.orders.standing(order.number)),
      events: (await store.orders.histories([order.id]))[0]?.events ?? [],
    })

    await poll()
    expect(await now()).toMatchObject({ status: 'PLACED', confirmedDeliveryDate: null, events: [] })
    const confirmed = { status: 'CONFIRMED', confirmedDeliveryDate: '2026-12-18', reason: null } as const
    const path = statusesPath(stateFolder, 'erp')
    await appendStatus(path, { kind: 'ORDER', externalReference: order.number, ...confirmed })
    await poll()
    const after = await now()
    expect(after).toMatchObject({
      status: 'CONFIRMED',
      confirmedDeliveryDate: '2026-12-18',
      events: [{ actor: 'erp', what: 'CONFIRMED', detail: '2026-12-18' }],
    })
    await poll()
    expect(await now()).toEqual(after)
  })
})
