import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillKaderErp } from '../../../examples/kader-erp-mariadb/fill.ts'
import { generateDemoData } from '../../../src/connectors/memory/index.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../../support/databases.ts'
import { startGateway, startInVain } from '../../support/gateway.ts'
import { THIN_WINDOW } from '../../support/products.ts'
import { configure, placeOrder, quoteMutation, until } from '../../support/shop-floor.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')
const CONFIG = join(import.meta.dirname, 'dovetail.config.ts')
const USER = `dovetail_${randomBytes(4).toString('hex')}`
/** With signs that an address must escape */
const PASSWORD = 's3cret/w@rd:7!'
const ARTICLE = '{ article(number: "BFV-DN80") { number } }'

function loginTo(url: string, password: string): string {
  const address = new URL(url)
  address.username = USER
  address.password = encodeURIComponent(password)
  return address.toString()
}

function expectNoPassword(output: string): void {
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), 's3cret'])
    expect(output).not.toContain(secret)
}

describe.runIf(hasMariadb)('passwords', () => {
  let own: TestDatabase
  let erp: TestDatabase
  beforeAll(async () => {
    own = await createTestDatabase('mariadb')
    erp = await createTestDatabase('mariadb')
    await fillKaderErp(erp.url, generateDemoData({ articles: 5 }))
    await own.run(`create user '${USER}'@'%' identified by '${PASSWORD}'`)
    for (const { url } of [own, erp])
      await own.run(`grant all on \`${new URL(url).pathname.slice(1)}\`.* to '${USER}'@'%'`)
  })
  afterAll(async () => {
    await own?.run(`drop user if exists '${USER}'@'%'`)
    await own?.drop()
    await erp?.drop()
  })

  it('stand in no log, whatever goes well or wrong', async () => {
    const gateway = await startGateway({
      config: CONFIG,
      databaseUrl: loginTo(own.url, PASSWORD),
      env: { ERP_DATABASE_URL: loginTo(erp.url, PASSWORD), LOG_LEVEL: 'trace' },
    })
    expect(await gateway.ask(ARTICLE)).toEqual({ data: { article: { number: 'BFV-DN80' } } })
    const configuration = await configure(gateway, 'VENTO-70', { ...THIN_WINDOW, install: true })
    const lines = [{ configuration, quantity: '1' }]
    const { quote } = await quoteMutation(gateway, 'createQuote', {
      idempotencyKey: 'q',
      customer: 'C-10001',
      lines,
    })
    await erp.run(`drop user '${USER}'@'%'`)
    await erp.run(`kill user '${USER}'`)
    const { errors } = await until(
      () => gateway.ask(ARTICLE),
      answer => answer.errors !== undefined,
    )
    expect(errors?.[0]?.extensions.code).toMatch(/^SOURCE_/)
    await placeOrder(gateway, { idempotencyKey: 'o', quote: quote!.number }).catch(() => null)
    await gateway.stop()
    expect(gateway.output()).toContain('a source did not answer')
    expectNoPassword(gateway.output())
  })

  it('stand in no message about a login that is refused', async () => {
    const { code, output } = await startInVain({
      config: CONFIG,
      databaseUrl: loginTo(own.url, PASSWORD),
      env: { ERP_DATABASE_URL: loginTo(erp.url, PASSWORD), LOG_LEVEL: 'trace' },
    })
    expect(code).toBe(1)
    expect(output).toContain('Access denied')
    expectNoPassword(output)
  })

  it('stand in no log where only the ERP refuses the login', async () => {
    const gateway = await startGateway({
      config: CONFIG,
      databaseUrl: own.url,
      env: { ERP_DATABASE_URL: loginTo(erp.url, PASSWORD), LOG_LEVEL: 'trace' },
    })
    const { errors } = await gateway.ask(ARTICLE)
    expect(errors).toMatchObject([{ path: ['article'], extensions: { code: 'SOURCE_UNAVAILABLE' } }])
    await gateway.stop()
    expectNoPassword(gateway.output())
    expectNoPassword(JSON.stringify(errors))
  })
})
