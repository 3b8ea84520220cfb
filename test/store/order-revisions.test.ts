import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendOne } from '../../src/outbox/send-one.ts'
import type { Repositories, Store } from '../../src/ports/store.ts'
import type { Settlement } from '../../src/ports/transmission-queue.ts'
import { migrate } from '../../src/store/migrations/index.ts'
import { openMysql } from '../../src/store/mysql.ts'
import { openStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { createTestDatabase, type TestDatabase } from '../support/databases.ts'
import { fakeClock, ScriptedSink } from '../support/outbox.ts'
import { DELIVERED } from '../support/queue.ts'
import { anOrder, aQuote, aTransmission, storeKinds } from '../support/stores.ts'

const BEFORE = '0007-transmission-references'
const NUMBER = 'O-2026-00001'

describe.each(storeKinds)('revisions of orders on %s', kind => {
  let database: TestDatabase
  let store: Store
  beforeEach(async () => {
    database = await createTestDatabase(kind)
  })
  afterEach(async () => {
    await store?.close()
    await database?.drop()
  })

  const write = <T>(work: (repositories: Repositories) => Promise<T>) => store.transaction(work)
  const quote = aQuote()
  const newer = aQuote({ number: quote.number, revision: 2, net: '250.00' })
  const order = anOrder({
    number: NUMBER,
    quoteId: quote.id,
    customerReference: 'PO 1',
    totals: quote.totals,
  })
  const open = async () => {
    store = await openStore(database.url)
    await write(({ quotes }) => quotes.insert(quote, new Set()))
    await write(({ quotes }) => quotes.insert(newer, new Set()))
  }

  it('are written over the one that was read, and over no other', async () => {
    await open()
    await write(({ orders }) => orders.insert(order))
    const second = { ...order, revision: 2, quoteId: newer.id, totals: newer.totals }
    expect(await write(({ orders }) => orders.revise(second, 1))).toBe(true)
    expect(await store.orders.byNumber(NUMBER)).toEqual(second)
    const other = { ...order, revision: 2, customerReference: 'PO 2' }
    expect(await write(({ orders }) => orders.revise(other, 1))).toBe(false)
    expect(await store.orders.byQuoteNumber(quote.number)).toEqual(second)
    expect(await store.orders.byQuotes([quote.id])).toEqual([])
  })

  it('are not written over an order that is closed', async () => {
    await open()
    await write(({ orders }) => orders.insert({ ...order, status: 'SHIPPED' }))
    expect(await write(({ orders }) => orders.revise({ ...order, revision: 2 }, 1))).toBe(false)
    expect(await store.orders.byNumber(NUMBER)).toEqual({ ...order, status: 'SHIPPED' })
  })

  it('begin with 1 for orders of before, whose transmission is sent as it waits', async () => {
    const old =
      kind === 'sqlite' ? openSqlite(pathOf(database), { readOnly: false }) : openMysql(database.url)
    await migrate(old, BEFORE)
    await old.destroy()
    await database.run(
      `insert into quote (id, number, revision, status, created_at, customer_number, has_low_margin, currency, net, net_order)
       values ('quote', 'Q-1', 1, 'ACCEPTED', '2026-11-24T09:15:00.000Z', 'C-1', 0, 'EUR', '100.00', 1000000)`,
    )
    await database.run(
      `insert into sales_order (id, number, status, created_at, quote_id, customer_number, currency, net, net_order)
       values ('order', '${NUMBER}', 'PLACED', '2026-11-24T09:15:00.000Z', 'quote', 'C-1', 'EUR', '100.00', 1000000)`,
    )
    store = await openStore(database.url)
    expect((await store.orders.byNumber(NUMBER))?.revision).toBe(1)
    const clock = fakeClock()
    const payload = JSON.stringify({ externalReference: NUMBER, orderNumber: NUMBER })
    const waiting = aTransmission({
      at: clock.at,
      externalReference: NUMBER,
      orderingKey: NUMBER,
      payload,
    })
    await write(({ transmissions }) => transmissions.enqueue(waiting))
    const claim = await write(({ transmissions }) =>
      transmissions.claim({ target: 'erp', owner: 'one', at: clock.at, leaseMs: 5_000 }),
    )
    const record = { remoteId: 'R-1', payloadHash: waiting.payloadHash }
    const sink = new ScriptedSink().willCreate(record)
    const outcome = await sendOne({ store, sink, clock, random: () => 0 }, claim!)
    expect(outcome).toMatchObject({ state: 'DELIVERED', what: 'DELIVERED' })
    expect(sink.asked).toEqual([`create ${NUMBER}`])
  })

  describe('in the queue', () => {
    const send = async (
      externalReference: string,
      outcome: Partial<Settlement> = {},
      fields: Parameters<typeof aTransmission>[0] = {},
    ) => {
      const made = aTransmission({ externalReference, orderingKey: NUMBER, at: 900, ...fields })
      await write(async ({ transmissions }) => {
        await transmissions.enqueue(made)
        const claim = await transmissions.claim({ target: 'erp', owner: 'one', at: 1_000, leaseMs: 100 })
        const { id, fence } = claim!.transmission
        await transmissions.markSending(id, fence, 1_001, 1_001)
        await transmissions.settle(id, fence, { ...DELIVERED, ...outcome })
      })
      return made.id
    }
    const compared = async () => {
      const window = { target: 'erp', from: 0, until: 9_999, after: null, limit: 9 }
      return (await store.transmissions.delivered(window)).map(one => one.externalReference).toSorted()
    }
    const resolve = async (id: string) => {
      const [one] = await store.transmissions.byIds([id])
      const event = { at: 1_060, actor: 'sales', what: 'RESOLVED', detail: 'why' } as const
      await write(({ transmissions }) =>
        transmissions.move(one!, {
          ...{ state: 'DELIVERED', nextAt: 1_060, remoteId: 'by hand', lastError: null },
          event,
        }),
      )
    }

    it('know those before them, the latest first', async () => {
      await open()
      await send(NUMBER, {}, { payloadHash: 'one' })
      const doubted = await send(
        `${NUMBER}-R2`,
        { state: 'IN_DOUBT', remoteId: null },
        { payloadHash: 'two' },
      )
      await resolve(doubted)
      const third = await write(({ transmissions }) =>
        transmissions.enqueue(aTransmission({ externalReference: `${NUMBER}-R3`, orderingKey: NUMBER })),
      )
      const common = { state: 'DELIVERED', sendStartedAt: 1_001 }
      expect(await store.transmissions.earlier(third)).toEqual([
        { ...common, payloadHash: 'two', remoteId: 'by hand', isResolved: true },
        { ...common, payloadHash: 'one', remoteId: 'R-1', isResolved: false },
      ])
    })

    it('the record is compared with the newest that arrived, or may have', async () => {
      await open()
      const first = await send(NUMBER)
      expect(await compared()).toEqual([NUMBER])
      await write(({ transmissions }) =>
        transmissions.noteRecord(first, {
          at: 1_055,
          actor: 'dovetail',
          what: 'RECORD_DIFFERENT',
          detail: 'x',
        }),
      )
      expect(await store.transmissions.withWrongRecord('erp', 0, 9_999)).toEqual([first])
      await send(`${NUMBER}-R2`, { state: 'RETRY', remoteId: null, clearsSendStarted: true, nextAt: 9_000 })
      expect(await compared()).toEqual([NUMBER])
      await write(({ transmissions }) => transmissions.supersede('erp', NUMBER, 1_060))
      const third = await send(`${NUMBER}-R3`, { state: 'IN_DOUBT', remoteId: null })
      expect(await compared()).toEqual([])
      expect(await store.transmissions.withWrongRecord('erp', 0, 9_999)).toEqual([])
      await resolve(third)
      expect(await compared()).toEqual([])
      await send(`${NUMBER}-R4`)
      expect(await compared()).toEqual([`${NUMBER}-R4`])
    })

    it('a conflict is a person’s: the record is not compared while it is', async () => {
      await open()
      await send(NUMBER)
      await send(`${NUMBER}-R2`, { state: 'CONFLICT', clearsSendStarted: true })
      expect(await compared()).toEqual([])
    })

    it('those of a quote are each compared with a record of their own', async () => {
      await open()
      for (const revision of [1, 2]) await send(`Q-1-R${revision}`, {}, { kind: 'QUOTE', orderingKey: 'Q-1' })
      expect(await compared()).toEqual(['Q-1-R1', 'Q-1-R2'])
    })
  })
})

const pathOf = ({ url }: TestDatabase): string => url.replace('sqlite:', '')
