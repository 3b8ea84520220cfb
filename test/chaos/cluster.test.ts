import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Galera, missingForGalera, startGalera } from '../../examples/cluster/galera.ts'
import { runBattery } from '../support/battery/run-battery.ts'

const ORDERS = Number(process.env.CHAOS_CLUSTER_ORDERS)
const SEEDS = Number(process.env.CHAOS_SEEDS)
/** Of the orders: when each thing happens */
const KILLED_AT = 0.2
const BACK_AT = 0.45
const FROZEN_AT = 0.6
const THAWED_AT = 0.8
const RESUMES_WITHIN_MS = 10_000

/** Where `CI` is set a cluster must be there. */
function canStart(): boolean {
  const missing = missingForGalera()
  if (missing === null) return true
  if (process.env.CI) throw new Error(`no cluster to start: it takes ${missing}`)
  console.log(`left out: tests on a Galera cluster (they need ${missing})`)
  return false
}

describe.runIf(canStart())('our own tables on a Galera cluster of three', () => {
  let cluster: Galera
  beforeAll(async () => {
    cluster = await startGalera(mkdtempSync(join(tmpdir(), 'galera-')))
  })
  afterAll(() => cluster?.stop())

  it.each(Array.from({ length: SEEDS }, (_, index) => ({ seed: 200 + index })))(
    'seed $seed: a node killed and one frozen, nothing lost, nothing doubled, nothing out of order',
    async ({ seed }) => {
      const [first, second] = cluster.nodes
      const happened: Promise<void>[] = []
      const onAccepted = (count: number): void => {
        if (count === Math.floor(ORDERS * KILLED_AT)) happened.push(first!.kill())
        if (count === Math.floor(ORDERS * BACK_AT)) happened.push(first!.start())
        if (count === Math.floor(ORDERS * FROZEN_AT)) second!.freeze()
        if (count === Math.floor(ORDERS * THAWED_AT)) second!.thaw()
      }
      await cluster.empty()
      const result = await runBattery({
        database: { url: cluster.url, drop: async () => undefined },
        orders: ORDERS,
        seed,
        faultShare: 0.3,
        requestsAKill: Math.max(10, Math.floor(ORDERS / 40)),
        requestsAStop: Math.max(30, Math.floor(ORDERS / 12)),
        onAccepted,
      })
      await Promise.all(happened)
      const { longestOutageMs, ms } = result
      console.log(
        `seed ${seed}: ${ORDERS} orders in ${(ms / 1_000).toFixed(0)} s, longest outage ${longestOutageMs.toFixed(0)} ms`,
      )
      expect(result).toMatchObject({ accepted: ORDERS, lost: [], doubled: [], outOfOrder: [] })
      expect(result.reasons).not.toContain(null)
      expect(longestOutageMs).toBeGreaterThan(0)
      expect(longestOutageMs).toBeLessThan(RESUMES_WITHIN_MS)
    },
  )
})
