import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../../support/databases.ts'
import { runKills } from './run-kills.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')

describe.runIf(hasMariadb)('kill -9 between the answer of placeOrder and the ERP’s', () => {
  // The long round, `npm run test:chaos`, has fifty kills on each database.
  it('leaves every accepted order once in the ERP: 8 kills', async () => {
    const { accepted, inErp, torn, states, found } = await runKills({ store: 'sqlite', kills: 8, seed: 70 })
    expect(accepted).toHaveLength(24)
    expect(states).toEqual({ DELIVERED: 24 })
    expect(inErp).toEqual(Object.fromEntries(accepted.map(number => [number, 1])))
    expect(torn).toEqual([])
    // The kills did fall between the ERP's commit and its answer: without the look-up these would be there twice.
    expect(found).toBeGreaterThan(0)
  })
})
