import { afterAll, describe, expect, it } from 'vitest'
import { type BatteryResult, runBattery } from '../support/battery/run-battery.ts'
import { databaseKinds } from '../support/databases.ts'

const ORDERS = Number(process.env.CHAOS_ORDERS)
const SEEDS = Number(process.env.CHAOS_SEEDS)
const DATABASE = process.env.CHAOS_DATABASE
/** Requests for one order, with those that failed and those that looked */
const REQUESTS_AN_ORDER = 1.5
const KILLS = 100
const STOPS = 25
/** So that 10,000 orders meet 5,000 faults */
const FAULT_SHARE = 0.27

const databases = (await databaseKinds()).filter(
  kind => kind !== 'postgres' && (DATABASE ? kind === DATABASE : true),
) as ('sqlite' | 'mariadb')[]
const rounds = databases.flatMap(database =>
  Array.from({ length: SEEDS }, (_, index) => ({ database, seed: 100 + index })),
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
      expect(result).toMatchObject({ accepted: ORDERS, lost: [], doubled: [], outOfOrder: [] })
      expect(result.reasons).not.toContain(null)
    },
  )
})

function rowOf(
  { database, seed }: (typeof rounds)[number],
  { accepted, faults, kills, stops, lost, doubled, outOfOrder, ms }: BatteryResult,
): string {
  const met = [...faults.values()].reduce((sum, times) => sum + times, 0)
  const figures = [accepted, met, kills, stops, lost.length, doubled.length, outOfOrder.length]
  return line([database, seed, ...figures, (ms / 1_000).toFixed(0)])
}

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
