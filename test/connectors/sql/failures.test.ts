import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '../../../src/connectors/sql/index.ts'
import type { DovetailError } from '../../../src/domain/errors.ts'
import type { Connection } from '../../../src/ports/connector.ts'
import { withinTenSeconds } from '../../contract/reading.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { mayStillSend, orderDocument } from '../../support/documents.ts'
import { createProxy, type TestProxy, throughProxy } from '../../support/proxy.ts'
import { createStaging, STAGING } from '../../support/sql-staging.ts'

const open = { name: 'erp', stateFolder: '.', now: () => new Date(0) }
const CONNECT_MS = 700
const QUERY_MS = 1_500
/** What waits until its caller gives up, or for ever, waits longer than this. */
const IN_TIME_MS = 6_000
const ARTICLES = { from: 'article', map: { number: 'number' } } as const
async function failure(call: Promise<unknown>): Promise<{ error: DovetailError; ms: number }> {
  const start = performance.now()
  const error = await call.then(
    () => expect.fail('expected a failure'),
    (reason: DovetailError) => reason,
  )
  return { error, ms: performance.now() - start }
}

for (const kind of (await databaseKinds()).filter(one => one !== 'sqlite'))
  describe(`a broken ${kind}`, () => {
    let database: TestDatabase
    let proxy: TestProxy
    let connection: Connection
    const read = (signal = withinTenSeconds().signal) =>
      connection.articles!.articlesByNumber(['A1'], { signal })
    const create = (reference: string, signal = withinTenSeconds().signal) =>
      connection.orders!.create(orderDocument(reference), { signal, payloadHash: 'h', mayStillSend })
    const found = (reference: string) => connection.orders!.findByReference(reference, withinTenSeconds())

    beforeAll(async () => {
      database = await createTestDatabase(kind)
      await database.run('create table article (number varchar(40))')
      await database.run("insert into article values ('A1')")
      await createStaging(database)
      const target = new URL(database.url)
      proxy = await createProxy({ host: target.hostname, port: Number(target.port) })
      connection = await sql({
        url: throughProxy(database.url, proxy),
        articles: ARTICLES,
        orders: { ...STAGING.orders!, timeoutMs: QUERY_MS },
        poolSize: 3,
        timeouts: { connectMs: CONNECT_MS, queryMs: QUERY_MS },
      }).open(open)
    })
    afterAll(async () => {
      await connection?.articles?.close()
      await proxy?.stop()
      await database?.drop()
    })

    it('opens no more connections than its pool has', async () => {
      // Those that wait for a connection longer than a query may are told so; here nobody counts their time.
      const reads = await Promise.allSettled(Array.from({ length: 40 }, () => read()))
      expect(reads.map(({ status }) => status)).toContain('fulfilled')
      expect(proxy.most).toBeLessThanOrEqual(3)
    })

    it('says SOURCE_TIMEOUT of a frozen server, in time, and recovers', async () => {
      await read()
      proxy.freeze()
      const { error, ms } = await failure(read())
      expect(error).toMatchObject({ code: 'SOURCE_TIMEOUT', remedy: 'retry' })
      expect(ms).toBeLessThan(IN_TIME_MS)
      proxy.thaw()
      await expect(read()).resolves.toHaveLength(1)
    })

    it('says SOURCE_UNAVAILABLE of a server that accepts and says nothing', async () => {
      await proxy.stop()
      await proxy.start()
      proxy.freeze()
      const { error, ms } = await failure(read())
      proxy.thaw()
      expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'retry' })
      expect(ms).toBeLessThan(IN_TIME_MS)
    })

    it('gives up with the signal, and the connection with it', async () => {
      await read()
      const before = proxy.open
      proxy.freeze()
      const { error, ms } = await failure(read(AbortSignal.timeout(50)))
      expect(error).toMatchObject({ code: 'SOURCE_TIMEOUT' })
      expect(ms).toBeLessThan(QUERY_MS)
      await expect.poll(() => proxy.open).toBe(before - 1)
      proxy.thaw()
      await read()
    })

    it('says SOURCE_UNAVAILABLE of a stopped server and recovers when it is back', async () => {
      await read()
      await proxy.stop()
      const { error, ms } = await failure(read())
      expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'retry' })
      expect(ms).toBeLessThan(IN_TIME_MS)
      await proxy.start()
      await expect(read()).resolves.toHaveLength(1)
    })

    it('opens while the server is down, and holds the description against it at the first call', async () => {
      await proxy.stop()
      const late = await sql({
        url: throughProxy(database.url, proxy),
        articles: { from: 'article', map: { number: 'nmber' } },
        timeouts: { connectMs: CONNECT_MS },
      }).open(open)
      const call = () => late.articles!.articlesByNumber(['A1'], withinTenSeconds())
      expect((await failure(call())).error).toMatchObject({ code: 'SOURCE_UNAVAILABLE' })
      await proxy.start()
      const { error } = await failure(call())
      expect(error).toMatchObject({ code: 'CONFIG_INVALID', remedy: 'repair' })
      expect(error.cause).toMatchObject({ problems: [{ path: ['articles', 'map', 'number'] }] })
      expect(error.message).toContain('nearest is "number"')
      await late.articles!.close()
    })

    it('writes nothing and says retry when it cannot connect', async () => {
      await proxy.stop()
      const { error } = await failure(create('W-down'))
      await proxy.start()
      expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'retry' })
      expect(await found('W-down')).toEqual([])
    })

    it('says check when the commit was sent and not answered', async () => {
      await create('W-warm')
      proxy.freezeAt('commit', 'PASSES')
      const { error, ms } = await failure(create('W-commit'))
      expect(error).toMatchObject({ code: 'SOURCE_TIMEOUT', remedy: 'check' })
      expect(ms).toBeLessThan(IN_TIME_MS)
    })

    it('says check when the connection breaks between the statements, and nothing of it stays', async () => {
      proxy.freezeAt('st_order_line', 'IS_HELD')
      const { error } = await failure(create('W-between'))
      expect(error).toMatchObject({ remedy: 'check' })
      expect(await found('W-between')).toEqual([])
    })

    it('says reject when the values are refused, and nothing of it stays', async () => {
      const long = { ...orderDocument('W-long'), debtorNumber: 'D'.repeat(41) }
      const options = { signal: withinTenSeconds().signal, payloadHash: 'h', mayStillSend }
      const { error } = await failure(connection.orders!.create(long, options))
      expect(error).toMatchObject({ code: 'SINK_REFUSED', remedy: 'reject' })
      const late = orderDocument('W-late')
      const lines = [
        { ...late.lines[0]!, position: 1 },
        { ...late.lines[0]!, position: 2, itemNumber: 'I'.repeat(81) },
      ]
      const again = await failure(connection.orders!.create({ ...late, lines }, options))
      expect(again.error).toMatchObject({ code: 'SINK_REFUSED', remedy: 'reject' })
      expect(await found('W-late')).toEqual([])
    })

    it('says check when a unique key says that the reference is there', async () => {
      await create('W-unique')
      await database.run('create unique index only_once on st_order (external_ref)')
      const { error } = await failure(create('W-unique'))
      expect(error).toMatchObject({ remedy: 'check' })
      expect(await found('W-unique')).toHaveLength(1)
      await database.run(kind === 'mariadb' ? 'drop index only_once on st_order' : 'drop index only_once')
    })

    it('says repair of a login that is refused', async () => {
      const url = new URL(database.url)
      url.username = 'nobody_here'
      url.password = 'wrong'
      const denied = await sql({ url: url.toString(), articles: ARTICLES }).open(open)
      const { error } = await failure(denied.articles!.ping(withinTenSeconds()))
      expect(error).toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'repair' })
      expect(error.message).not.toContain('127.0.0.1')
      await denied.articles!.close()
    })
  })
