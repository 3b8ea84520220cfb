import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMysql } from '../../src/store/mysql.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from '../support/databases.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')

describe.runIf(hasMariadb)('connections to MariaDB', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase('mariadb')
  })
  afterAll(() => database?.drop())

  it.each([
    ['one server', (url: string) => url],
    ['the nodes of a cluster', (url: string) => url.replace(/(127\.0\.0\.1|localhost)(:\d+)?/, '$&,$&')],
  ])('to %s: a transaction sees what others committed since it began', async (_what, urlOf) => {
    const db = openMysql(urlOf(database.url))
    try {
      await sql`create or replace table seen (n int) engine = innodb`.execute(db)
      const count = async (on: typeof db) =>
        Number((await sql<{ n: string }>`select count(*) as n from seen`.execute(on)).rows[0]!.n)
      const counts = await db.transaction().execute(async trx => {
        const before = await count(trx)
        await sql`insert into seen values (1)`.execute(db)
        return [before, await count(trx)]
      })
      expect(counts).toEqual([0, 1])
    } finally {
      await db.destroy()
    }
  })
})
