import { describe, expect, it } from 'vitest'
import { expectArrived } from '../../support/battery/expect-arrived.ts'
import { ROUNDS } from '../../support/battery/rounds.ts'
import { runBattery } from '../../support/battery/run-battery.ts'
import { databaseKinds } from '../../support/databases.ts'

const kinds = await databaseKinds()

describe('a target without a unique check, behind a network with every kind of fault', () => {
  it.runIf(kinds.includes('mariadb'))(
    'has each of 100 orders once and in order, though workers are killed and stopped: MariaDB',
    async () => {
      const result = await runBattery(ROUNDS.mariadb)
      expectArrived(result, ROUNDS.mariadb.orders, { kills: 15, stops: 10, ofAFault: 1 })
    },
  )

  it('has one record of each of 12 orders, changed four times each, that says what came last', async () => {
    const result = await runBattery({
      ...{ database: 'sqlite', orders: 60, areRevisions: true, seed: 1971, faultShare: 0.3 },
      ...{ requestsAKill: 20, requestsAStop: 60 },
    })
    expect(result).toMatchObject({ accepted: 60, lost: [], doubled: [], outOfOrder: [] })
    expect(result.reasons).not.toContain(null)
    expect(result.states.DELIVERED).toBeGreaterThanOrEqual(50)
    expect(result.kills).toBeGreaterThanOrEqual(5)
    expect(result.faults.get('LATE_COMMIT')).toBeGreaterThanOrEqual(1)
  })
})
