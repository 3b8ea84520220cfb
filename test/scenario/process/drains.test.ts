import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { type RunningGateway, startGateway } from '../../support/gateway.ts'
import { until } from '../../support/shop-floor.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')
const WAITING = `select count(*) as waiting from information_schema.processlist
  where db = database() and id <> connection_id() and state like '%metadata lock%'`
const ARTICLE = '{ article(number: "BFV-DN80") { number } }'

describe.runIf(hasMariadb)('SIGTERM', () => {
  let erp: TestDatabase
  let gateway: RunningGateway
  beforeAll(async () => {
    erp = await createTestDatabase('mariadb')
    await fillKaderErp(erp.url, generateDemoData({ articles: 5 }))
    await erp.run(`use \`${new URL(erp.url).pathname.slice(1)}\``)
  })
  afterAll(() => erp?.drop())
  beforeEach(async () => {
    gateway = await startGateway({
      config: join(import.meta.dirname, 'dovetail.config.ts'),
      databaseUrl: `sqlite:${join(mkdtempSync(join(tmpdir(), 'drain-')), 'dovetail.db')}`,
      env: { ERP_DATABASE_URL: erp.url },
    })
  })

  /** Asks for an article while its table is locked: the query is under way, and stays so until the lock goes. */
  const askInVain = async () => {
    await erp.run('lock tables ARTSTAMM write')
    const answer = gateway.ask(ARTICLE)
    await until(
      () => erp.run(WAITING),
      ([row]) => Number(row!.waiting) > 0,
      10,
    )
    return { answer }
  }
  const stopGateway = async () => {
    const startedAt = performance.now()
    const exiting = gateway.stop()
    await until(
      async () => gateway.output(),
      output => output.includes('what runs may end'),
      10,
    )
    return { exiting, startedAt }
  }

  it('lets a running query finish, takes no new one, and ends with 0', async () => {
    const { answer } = await askInVain()
    const { exiting, startedAt } = await stopGateway()
    await expect(gateway.ask(ARTICLE)).rejects.toThrow()
    await erp.run('unlock tables')
    expect(await answer).toEqual({ data: { article: { number: 'BFV-DN80' } } })
    expect(await exiting).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
  })
  it('waits no longer for a source than a query may, and ends with 0', async () => {
    const { answer } = await askInVain()
    const { exiting, startedAt } = await stopGateway()
    expect(await answer).toMatchObject({
      data: { article: null },
      errors: [{ path: ['article'], extensions: { code: 'SOURCE_TIMEOUT' } }],
    })
    expect(await exiting).toBe(0)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    await erp.run('unlock tables')
  })
})
