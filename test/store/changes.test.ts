import {
  DummyDriver,
  Kysely,
  type KyselyConfig,
  MysqlAdapter,
  MysqlQueryCompiler,
  SqliteAdapter,
  SqliteQueryCompiler,
} from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Order } from '../../src/domain/order.ts'
import { type Quote, quoteReference } from '../../src/domain/quote.ts'
import { createChangeLog } from '../../src/store/changes.ts'
import type { Tables } from '../../src/store/tables.ts'
import { aQuote, aTransmission, openTestStore, storeKinds, type TestStore } from '../support/stores.ts'

const NOON = Date.UTC(2026, 10, 27, 12)
const iso = (at: number) => new Date(at).toISOString()

function anOrderOf({ id, number, customerNumber, totals, createdAt }: Quote): Order {
  return {
    ...{
      id,
      number: number.replace('Q', 'O'),
      revision: 1,
      status: 'PLACED',
      createdAt,
      quoteId: id,
      customerNumber,
      totals,
    },
    ...{ debtorNumber: null, contactId: null, customerReference: null, requestedDeliveryDate: null },
    ...{ confirmedDeliveryDate: null, deliveryAddress: null, lines: [] },
  }
}

/** The statements that a look makes, as they are sent to a database of that kind. */
async function statementsOfLook(kind: string, since: number) {
  const statements: { readonly sql: string; readonly parameters: readonly unknown[] }[] = []
  const isMysql = kind === 'mariadb'
  const config: KyselyConfig = {
    dialect: {
      createAdapter: () => (isMysql ? new MysqlAdapter() : new SqliteAdapter()),
      createDriver: () => new DummyDriver(),
      createIntrospector: () => {
        throw new Error('nobody asks for the tables')
      },
      createQueryCompiler: () => (isMysql ? new MysqlQueryCompiler() : new SqliteQueryCompiler()),
    },
    log: ({ query }) => void statements.push(query),
  }
  await createChangeLog(new Kysely<Tables>(config)).marksSince(since, 10)
  return statements
}

describe.each(storeKinds)('the changes of a %s database', kind => {
  let own: TestStore
  beforeEach(async () => {
    own = await openTestStore(kind)
  })
  afterEach(() => own?.drop())

  const enqueue = (fields: Parameters<typeof aTransmission>[0]) =>
    own.store.transaction(({ transmissions }) => transmissions.enqueue(aTransmission(fields)))
  const writeQuote = async (at: number, fields: Parameters<typeof aQuote>[0] = {}) => {
    const quote = aQuote(fields)
    await own.store.transaction(async ({ quotes }) => {
      await quotes.insert(quote, new Set())
      await quotes.appendEvent(quote.id, { at: iso(at), actor: 'sales', what: 'CREATED', detail: null })
    })
    return quote
  }
  const look = (since: number, limit = 100) => own.store.changes.marksSince(since, limit)

  it('are the rows of all histories from a moment on, each with a key of its own', async () => {
    await enqueue({ at: NOON - 1 })
    const { id } = await enqueue({ at: NOON })
    await writeQuote(NOON - 1)
    const quote = await writeQuote(NOON)
    const order = anOrderOf(quote)
    await own.store.transaction(async ({ orders }) => {
      await orders.insert(order)
      await orders.appendEvent(order.id, { at: iso(NOON), actor: 'sales', what: 'PLACED', detail: null })
    })
    const { marks, isCut } = await look(NOON)
    expect(isCut).toBe(false)
    expect(marks.map(({ history, owner }) => [history, owner])).toEqual([
      ['transmission_event', id],
      ['quote_event', quote.id],
      ['order_event', order.id],
    ])
    expect(await own.store.changes.touchedBy(marks.slice(1))).toEqual([
      { noun: 'QUOTE', id: quote.id, number: quote.number },
      { noun: 'ORDER', number: order.number },
    ])
    const earlier = await look(NOON - 1)
    expect(new Set(earlier.marks.map(({ key }) => key)).size).toBe(5)
    expect(earlier.marks.map(({ key }) => key)).toEqual(expect.arrayContaining(marks.map(({ key }) => key)))
  })

  it('are the latest where there are more than asked for, and it says so', async () => {
    const ids = []
    for (const second of [1, 2, 3]) ids.push((await enqueue({ at: NOON + 1_000 * second })).id)
    const { marks, isCut } = await look(NOON, 2)
    expect(isCut).toBe(true)
    expect(marks.map(({ owner }) => owner)).toEqual([ids[2], ids[1]])
  })

  it('touch the transmission and the document that it brings, each once', async () => {
    const quote = await writeQuote(NOON - 1)
    await writeQuote(NOON - 1, { number: quote.number, revision: 2 })
    const externalReference = quoteReference(quote)
    const ofQuote = await enqueue({
      at: NOON,
      target: 'crm',
      kind: 'QUOTE',
      externalReference,
      orderingKey: quote.number,
    })
    const ofOrder = await enqueue({ at: NOON })
    await own.store.transaction(({ transmissions }) =>
      transmissions.move(ofOrder, {
        ...{ state: 'BLOCKED', nextAt: NOON, remoteId: null, lastError: null },
        event: { at: NOON, actor: 'sales', what: 'HELD', detail: 'wait' },
      }),
    )
    const { marks } = await look(NOON)
    expect(marks).toHaveLength(3)
    const touched = await own.store.changes.touchedBy(marks)
    expect(touched).toHaveLength(4)
    expect(touched).toEqual(
      expect.arrayContaining([
        { noun: 'TRANSMISSION', id: ofQuote.id, target: 'crm', kind: 'QUOTE', externalReference },
        {
          noun: 'TRANSMISSION',
          id: ofOrder.id,
          target: 'erp',
          kind: 'ORDER',
          externalReference: ofOrder.externalReference,
        },
        { noun: 'QUOTE', id: quote.id, number: quote.number },
        { noun: 'ORDER', number: ofOrder.externalReference },
      ]),
    )
  })

  it('are found by the indexes alone, however long the histories are', async () => {
    const { id } = await enqueue({ at: NOON })
    const quote = await writeQuote(NOON)
    const { database } = own
    const many = Array.from({ length: 3_000 }, (_, index) => index + 2)
    const events = many.map(n => `('${id}', ${n}, 0, ${NOON - n * 1_000}, 'dovetail', 'SENDING')`)
    await database.run(
      `insert into transmission_event (transmission_id, n, fence, at, actor, what) values ${events.join(', ')}`,
    )
    const rows = many.map(
      n =>
        `('${String(n).padStart(32, '0')}', '${quote.id}', '${iso(NOON - n * 1_000)}', 'sales', 'CREATED')`,
    )
    await database.run(`insert into quote_event (id, quote_id, at, actor, what) values ${rows.join(', ')}`)
    const order = anOrderOf(quote)
    await own.store.transaction(({ orders }) => orders.insert(order))
    const ofOrder = rows.map(row => row.replace(quote.id, order.id).replace(/, 'sales'/, ", 1, 'sales'"))
    await database.run(
      `insert into order_event (id, order_id, at, n, actor, what) values ${ofOrder.join(', ')}`,
    )
    if (kind === 'mariadb') await database.run('analyze table transmission_event, quote_event, order_event')
    const statements = await statementsOfLook(kind, NOON - 30_000)
    expect(statements).toHaveLength(3)
    for (const { sql, parameters } of statements) {
      const prefix = kind === 'mariadb' ? 'explain' : 'explain query plan'
      const plan = await database.run(`${prefix} ${sql}`, parameters)
      if (kind === 'mariadb') {
        expect(plan).toMatchObject([{ type: 'range', key: expect.stringMatching(/_event_latest$/) }])
        expect(plan[0]!['Extra']).toMatch(/Using index(;|$)/)
        expect(plan[0]!['Extra']).not.toContain('filesort')
      } else
        expect(plan.map(({ detail }) => detail)).toEqual([
          expect.stringMatching(/^SEARCH \w+ USING COVERING INDEX \w+_event_latest \(at>\?\)$/),
        ])
    }
  })
})
