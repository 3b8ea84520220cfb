import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../../src/connectors/sql/index.ts'
import type { Connection } from '../../../src/ports/connector.ts'
import { withinTenSeconds } from '../../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { mayStillSend, orderDocument, quoteDocument } from '../../support/documents.ts'
import { untilSomebodyWaits } from '../../support/lock-waits.ts'
import { createStaging, STAGING } from '../../support/sql-staging.ts'

for (const kind of await databaseKinds())
  describe(`staging tables on ${kind}`, () => {
    let database: TestDatabase
    let connection: Connection
    const rows = async (table: string, order = 'line, seq') => {
      const found = await database.run(`select * from ${table} order by ${order}`)
      return found.map(row =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])),
      )
    }
    beforeAll(async () => {
      database = await createTestDatabase(kind)
      await createStaging(database)
      // A write that waits for a lock is seen waiting, however busy the machine is.
      const orders = { ...STAGING.orders!, timeoutMs: 30_000, settleMs: 60_000 }
      const options = { url: database.url, timeZone: 'Europe/Amsterdam', ...STAGING, orders }
      connection = await sql(options).open({
        name: 'erp',
        stateFolder: '.',
        now: () => new Date(0),
      })
      const writing = { signal: withinTenSeconds().signal, payloadHash: 'sha256:1', mayStillSend }
      await connection.orders!.create(orderDocument('SO-1'), writing)
      await connection.quotes!.create(quoteDocument('Q-1-R2'), writing)
    })
    afterAll(async () => {
      await connection?.orders?.close()
      await database?.drop()
    })

    it('keep the whole order: header, lines, parts, operations, bars, cuts and new articles', async () => {
      expect(await rows('st_order', 'id')).toMatchObject([
        {
          external_ref: 'SO-1',
          payload_hash: 'sha256:1',
          debtor: 'D40001',
          net: '5523.3',
          ship_city: 'Utrecht',
          status: 'NEW',
        },
      ])
      expect(await rows('st_order_line', 'line')).toMatchObject([
        { line: '1', item: 'V70-TT-1200-1400-7016-HR', quantity: '10', unit: 'STK', hash: 'c0ffee' },
        {
          line: '2',
          item: null,
          text: 'Delivery in week 51, \'s morgens; 100 % \\ "franco"',
          unit: 'C62',
          hash: null,
        },
      ])
      expect(await rows('st_part')).toMatchObject([
        { line: '1', seq: '1', path: 'frame', parent: null, number: 'FRAME-1', unit: 'STK', cost: '0' },
        { seq: '2', path: 'frame/profile', parent: 'frame', quantity: '60', unit: 'M', cost: '588' },
        { seq: '3', number: 'OIL-NAT', quantity: '0.0288', unit: 'LTR' },
      ])
      expect(await rows('st_operation')).toMatchObject([
        { number: 'OP10-SAW', center: 'SAW', setup: '6', run: '108' },
      ])
      expect(await rows('st_bar')).toMatchObject([
        { profile: 'P70-FR', bars: '5', length: '6000', remnant: '376' },
      ])
      expect(await rows('st_cut')).toMatchObject([
        { bar: '1', length: '1400', quantity: '4', mitre_left: '45' },
        { bar: '1', length: '300', quantity: '1', mitre_left: null },
      ])
      expect(await rows('st_article')).toMatchObject([
        { number: 'GL-HRPP-1050x1250', action: 'CREATE', unit: 'MTK' },
        { number: 'V70-TT-1200-1400-7016-HR', action: 'REUSE' },
      ])
    })

    describe('when the order is changed', () => {
      const signal = () => withinTenSeconds().signal
      const writing = () => ({ signal: signal(), payloadHash: 'sha256:2', mayStillSend })
      const create = (reference: string) =>
        connection.orders!.create(orderDocument(reference), { ...writing(), payloadHash: 'sha256:1' })
      const next = (reference: string) => {
        const order = orderDocument(reference)
        const externalReference = `${reference}-R2`
        const lines = order.lines.map(line => ({ ...line, definition: null })).slice(0, 1)
        return { ...order, externalReference, revision: 2, net: '99.5', lines }
      }
      const TABLES = ['st_order_line', 'st_part', 'st_operation', 'st_bar', 'st_cut', 'st_article']
      const counts = async (reference: string) => {
        const found: number[] = []
        for (const table of TABLES) {
          const all = await database.run(`select external_ref as reference from ${table}`)
          found.push(all.filter(row => row.reference === reference).length)
        }
        return found
      }

      it('has the rows of the new one under its header, and leaves those of others alone', async () => {
        const record = await create('SO-2')
        await create('so-2')
        const outcome = await connection.orders!.update!(next('SO-2'), record, writing())
        expect(outcome).toEqual({ record: { remoteId: record.remoteId, payloadHash: 'sha256:2' } })
        const headers = (await rows('st_order', 'id')).filter(row => row.external_ref === 'SO-2')
        expect(headers).toMatchObject([{ id: record.remoteId, net: '99.5', status: 'NEW' }])
        expect(await counts('SO-2')).toEqual([1, 0, 0, 0, 0, 0])
        expect(await counts('so-2')).toEqual([2, 3, 1, 1, 2, 2])
      })

      it('stay as they are once the order is taken, doubled or gone', async () => {
        const record = await create('SO-3')
        const change = () => connection.orders!.update!(next('SO-3'), record, writing())
        await database.run(`update st_order set status = 'TAKEN' where external_ref = 'SO-3'`)
        expect(await change()).toEqual({
          obstacle: 'the row of "SO-3" in st_order is taken: expected status "NEW", got "TAKEN"',
        })
        await database.run(`update st_order set status = null where external_ref = 'SO-3'`)
        expect(await change()).toEqual({ obstacle: expect.stringContaining('got nothing') })
        await create('SO-3')
        expect(await change()).toEqual({ obstacle: 'st_order has 2 rows for "SO-3"' })
        const before = await counts('SO-3')
        await database.run(`delete from st_order where external_ref = 'SO-3'`)
        expect(await change()).toEqual({ obstacle: 'st_order has no row for "SO-3" any more' })
        expect(await counts('SO-3')).toEqual(before)
      })

      it.skipIf(kind === 'sqlite')(
        'waits for an import that is taking it, and leaves it to that',
        async () => {
          const record = await create('SO-4')
          await database.run('begin')
          await database.run(`update st_order set status = 'TAKEN' where external_ref = 'SO-4'`)
          const changing = connection.orders!.update!(next('SO-4'), record, writing())
          if (kind !== 'sqlite') await untilSomebodyWaits(database, kind)
          await database.run('commit')
          expect(await changing).toEqual({ obstacle: expect.stringContaining('got "TAKEN"') })
        },
      )
    })

    it('keep times in the notation and the zone of their columns', async () => {
      const time = {
        sqlite: 'created_at',
        mariadb: 'cast(created_at as char)',
        postgres: 'created_at::text',
      }[kind]
      const [row] = await database.run(`select ${time} as at from st_quote`)
      const expected = {
        sqlite: '2026-11-24T09:15:00.123Z',
        mariadb: '2026-11-24 10:15:00.123',
        postgres: '2026-11-24 09:15:00.123+00',
      }[kind]
      const utc = (text: string) => (kind === 'postgres' ? new Date(text).toISOString() : text)
      expect(utc(String(row!.at))).toBe(utc(expected))
      expect(await rows('st_quote', 'id')).toMatchObject([
        { customer: 'C-10001', revision: '2', net: '5523.3' },
      ])
      expect(await rows('st_quote_line', 'line')).toMatchObject([
        { text: 'Tilt-and-turn window 1200 × 1400 – “wit” 😀' },
        {},
      ])
    })

    it('of several kinds of rows are all changed together, also in one table', async () => {
      const mine = await createTestDatabase(kind)
      await mine.run('create table own_order (ref varchar(80), status varchar(10))')
      await mine.run('create table own_row (ref varchar(80), kind varchar(10), number varchar(80))')
      const rowsOf = (name: string) => ({
        into: 'own_row',
        reference: 'ref',
        map: { number: 'number' },
        constants: { kind: name },
      })
      const { orders } = await sql({
        url: mine.url,
        orders: {
          ...{ into: 'own_order', reference: 'ref', map: {}, constants: { status: 'NEW' } },
          ...{ untaken: { column: 'status', value: 'NEW' } },
          ...{ parts: rowsOf('PART'), operations: rowsOf('OPERATION') },
        },
      }).open({ name: 'erp', stateFolder: '.', now: () => new Date(0) })
      const options = { signal: withinTenSeconds().signal, payloadHash: 'h', mayStillSend }
      const counts = async () =>
        (await mine.run('select kind, count(*) as n from own_row group by kind order by kind')).map(
          row => `${row.kind} ${row.n}`,
        )
      const record = await orders!.create(orderDocument('SO-1'), options)
      const before = await counts()
      expect(before).toHaveLength(2)
      const next = { ...orderDocument('SO-1'), externalReference: 'SO-1-R2', revision: 2 }
      await orders!.update!(next, record, options)
      expect(await counts()).toEqual(before)
      await orders!.close()
      await mine.drop()
    })
  })

/** Decimals without the zeros of their column. */
function asText(value: unknown): string | null {
  if (value === null) return null
  const text = String(value)
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, '') : text
}
