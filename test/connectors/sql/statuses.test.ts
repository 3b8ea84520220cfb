import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SqlOptions, sql } from '../../../src/connectors/sql/index.ts'
import { DescriptionError } from '../../../src/ports/connector.ts'
import { withinTenSeconds } from '../../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { createStaging, STAGING } from '../../support/sql-staging.ts'

const STATUSES: Pick<SqlOptions, 'orderStatuses' | 'quoteStatuses'> = {
  orderStatuses: {
    from: 'sales_order',
    join: { remark: { on: { order_no: 'no' } } },
    map: {
      reference: 'external_ref',
      status: { column: 'state', values: { N: 'PLACED', C: 'CONFIRMED', X: 'CANCELLED' } },
      confirmedDeliveryDate: 'delivery',
      reason: 'remark.text',
    },
  },
  quoteStatuses: {
    from: 'deal',
    map: {
      reference: 'quote_ref',
      decision: { column: 'stage', values: { WON: 'ACCEPTED', LOST: 'REJECTED' } },
    },
    where: { is_open: 0 },
  },
}

const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }
const arrived = (...references: string[]) =>
  references.map(externalReference => ({ externalReference, remoteId: '1' }))

for (const kind of await databaseKinds())
  describe(`what becomes of documents, read from tables on ${kind}`, () => {
    let database: TestDatabase
    beforeAll(async () => {
      database = await createTestDatabase(kind)
      await createStaging(database)
      await database.run(
        'create table sales_order (no integer, external_ref varchar(80), state varchar(2), delivery date)',
      )
      await database.run('create table remark (order_no integer, text varchar(80))')
      await database.run('create table deal (quote_ref varchar(80), stage varchar(10), is_open integer)')
      for (const values of [
        "1, 'O-1', 'C', '2026-12-18'",
        "2, 'O-2', 'N', null",
        "3, 'O-3', null, null",
        "4, 'O-4', 'Q', null",
        "5, 'O-5', 'X', null",
        "6, 'O-6', 'C', null",
        "7, 'O-6', 'C', null",
      ])
        await database.run(`insert into sales_order values (${values})`)
      await database.run("insert into remark values (5, 'the customer went elsewhere')")
      for (const values of ["'Q-1-R1', 'WON', 0", "'Q-2-R1', 'LOST', 0", "'Q-3-R1', 'TALK', 1"])
        await database.run(`insert into deal values (${values})`)
    })
    afterAll(() => database?.drop())
    const connect = (statuses: Partial<SqlOptions> = STATUSES) =>
      sql({ url: database.url, ...STAGING, ...statuses }).open(open)

    it('tells of each that says something, and names the one that it does not understand', async () => {
      const { orders } = await connect()
      const told = await orders!.statuses!(
        arrived('O-1', 'O-2', 'O-3', 'O-4', 'O-5', 'O-6', 'O-7'),
        withinTenSeconds(),
      )
      await orders!.close()
      const none = { kind: 'ORDER', confirmedDeliveryDate: null, reason: null }
      expect(told).toMatchObject([
        { ...none, externalReference: 'O-1', status: 'CONFIRMED', confirmedDeliveryDate: '2026-12-18' },
        { ...none, externalReference: 'O-2', status: 'PLACED' },
        { message: 'erp status of order "O-4": status: expected one of N, C, X, got "Q"' },
        { ...none, externalReference: 'O-5', status: 'CANCELLED', reason: 'the customer went elsewhere' },
        { message: expect.stringContaining('expected one record, got 2') },
      ])
      expect(told).toHaveLength(5)
    })

    it('tells what customers decided', async () => {
      const { quotes } = await connect()
      const told = await quotes!.statuses!(arrived('Q-1-R1', 'Q-2-R1', 'Q-3-R1'), withinTenSeconds())
      await quotes!.close()
      expect(told).toEqual([
        { kind: 'QUOTE', externalReference: 'Q-1-R1', decision: 'ACCEPTED', decidedAt: null, reason: null },
        { kind: 'QUOTE', externalReference: 'Q-2-R1', decision: 'REJECTED', decidedAt: null, reason: null },
      ])
    })

    it('cannot be asked where nothing is described, and says where a description is wrong', async () => {
      const { orders } = await connect({})
      expect(orders!.statuses).toBeUndefined()
      await orders!.close()
      const wrong = { orderStatuses: { ...STATUSES.orderStatuses!, from: 'sales_ordr' } }
      const failure = await connect(wrong).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(DescriptionError)
      expect((failure as DescriptionError).problems[0]).toMatchObject({ path: ['orderStatuses', 'from'] })
      await expect(connect({ orders: undefined as never, ...STATUSES })).rejects.toThrow(
        'orderStatuses: expected only beside `orders`',
      )
    })
  })
