import { describe, expect, it } from 'vitest'
import { runKills } from '../scenario/kill/run-kills.ts'
import { databaseKinds } from '../support/databases.ts'

const hasMariadb = (await databaseKinds()).includes('mariadb')

describe.runIf(hasMariadb)('kill -9 between the answer of placeOrder and the ERP’s, the long round', () => {
  it.each(['sqlite', 'mariadb'] as const)('50 kills on %s: nothing lost, nothing doubled', async store => {
    const { accepted, inErp, torn, states, found } = await runKills({ store, kills: 50, seed: 1970 })
    expect(states).toEqual({ DELIVERED: 150 })
    expect(inErp).toEqual(Object.fromEntries(accepted.map(number => [number, 1])))
    expect(torn).toEqual([])
    expect(found).toBeGreaterThan(0)
  })
})
