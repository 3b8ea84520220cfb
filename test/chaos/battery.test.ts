import { afterAll, describe, expect, it } from 'vitest'
import { expectArrived } from '../support/battery/expect-arrived.ts'
import { type BatteryResult, runBattery } from '../support/battery/run-battery.ts'
import { databaseKinds } from '../support/databases.ts'

const ORDERS = Number(process.env.CHAOS_ORDERS)
const SEEDS = Number(process.env.CHAOS_SEEDS)
const FIRST_SEED = Number(process.env.CHAOS_FIRST_SEED)
const DATABASE = process.env.CHAOS_DATABASE
/** Requests for one order, with those that failed and those that looked */
const REQUESTS_AN_ORDER = 1.5
/** At least, as long as there are so many orders */
const KILLS = 100
const STOPS = 25
/** However few orders there are */
const FEWEST_STOPS = 10
const FEWEST_OF_A_FAULT = 5
/** At least so many to each order; a busy machine adds its own */
const FAULTS_AN_ORDER = 0.5
/** Of requests, so that it comes to these with something to spare: most orders are looked up never, and sent once */
const FAULT_SHARE = 0.33

const databases = (await databaseKinds()).filter(
  kind => kind !== 'postgres' && (DATABASE ? kind === DATABASE : true),
) as ('sqlite' | 'mariadb')[]
const rounds = databases.flatMap(database =>
  Array.from({ length: SEEDS }, (_, index) => ({ database, seed: FIRST_SEED + index })),
)

describe('the battery, the long round', () => {
  const rows: string[] = []
  afterAll(() => {
    const head = [
      'database',
      'seed',
      'orders',
      'faults',
      'kills',
      'stops',
      'lost',
      'doubled',
      'out of order',
      's',
    ]
    console.log([line(head), line(head.map(() => '---')), ...rows].join('\n'))
  })

  it.each(rounds)(
    '$database, seed $seed: nothing lost, nothing doubled, nothing out of order',
    async round => {
      const requests = ORDERS * REQUESTS_AN_ORDER
      const result = await runBattery({
        ...round,
        orders: ORDERS,
        faultShare: FAULT_SHARE,
        requestsAKill: Math.max(4, Math.floor(requests / (KILLS * 1.1))),
        requestsAStop: Math.max(12, Math.floor(requests / STOPS)),
      })
      rows.push(rowOf(round, result))
      // Whoever ends a long run early has seen what was done by then.
      console.log(rows.at(-1))
      const kills = Math.min(KILLS, ORDERS / 4)
      expectArrived(result, ORDERS, { kills, stops: FEWEST_STOPS, ofAFault: FEWEST_OF_A_FAULT })
      expect(metIn(result)).toBeGreaterThanOrEqual(ORDERS * FAULTS_AN_ORDER)
    },
  )
})

function metIn({ faults }: BatteryResult): number {
  return [...faults.values()].reduce((sum, times) => sum + times, 0)
}

function rowOf({ database, seed }: (typeof rounds)[number], result: BatteryResult): string {
  const { accepted, kills, stops, lost, doubled, outOfOrder, ms } = result
  const wrong = [lost.length, doubled.length, outOfOrder.length]
  return line([database, seed, accepted, metIn(result), kills, stops, ...wrong, (ms / 1_000).toFixed(0)])
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
