import { Kysely, type KyselyPlugin, MysqlDialect } from 'kysely'
import { createPool } from 'mysql2'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../src/store/migrations/index.ts'
import { openStore } from '../../src/store/open.ts'
import type { Tables } from '../../src/store/tables.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'
import { anOrder, aQuote } from '../support/stores.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')
/** Cut off after so many statements, the migrator's own among them, each time anew */
const CUTS = [9, 17, 25, 33, 41, 49]

/** Whoever migrates is killed after so many statements. */
function cutAfter(statements: number): KyselyPlugin {
  let done = 0
  return {
    transformQuery: ({ node }) => {
      if (done++ >= statements) throw new Error('cut off')
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

describe.runIf(hasMariadb)('a migration on mariadb that was cut off', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createTestDatabase('mariadb')
  })
  afterEach(() => database.drop())

  it.each(CUTS)('after %i statements, is done to its end by the next start', async statements => {
    const { hostname, port, username, password, pathname } = new URL(database.url)
    const pool = createPool({
      ...{ host: hostname, port: Number(port || 3306), user: username, password },
      database: pathname.slice(1),
    })
    const cut = new Kysely<Tables>({ dialect: new MysqlDialect({ pool }), plugins: [cutAfter(statements)] })
    await expect(migrate(cut)).rejects.toThrow('cut off')
    await cut.destroy()
    const store = await openStore(database.url)
    const order = anOrder()
    await store.transaction(async ({ quotes, orders }) => {
      await quotes.insert(aQuote({ id: order.quoteId }), new Set())
      await orders.insert(order)
    })
    expect(await store.orders.lock(order.number)).toMatchObject({ revision: 1, dayToldAt: null })
    await store.close()
  })

  it('takes no table that is somebody else’s', async () => {
    await database.run('create table quote (id integer, text varchar(10))')
    await expect(openStore(database.url)).rejects.toThrow("Table 'quote' already exists")
  })
})
