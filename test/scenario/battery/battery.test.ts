import { availableParallelism, loadavg } from 'node:os'
import { expect, it } from 'vitest'
import { expectArrived } from '../../support/battery/expect-arrived.ts'
import { ROUNDS } from '../../support/battery/rounds.ts'
import { runBattery } from '../../support/battery/run-battery.ts'

const MOST_MS = 60_000
/** Of a core. It has four processes of its own; more than that is somebody else's. */
const MOST_LOAD = 2

it('a target without a unique check, behind a network with every kind of fault, has each of 300 orders once and in order, though workers are killed and stopped, within 60 s', async () => {
  const { orders } = ROUNDS.sqlite
  const result = await runBattery(ROUNDS.sqlite)
  const load = loadavg()[0]! / availableParallelism()
  expectArrived(result, orders, { kills: 40, stops: 10, ofAFault: 5 })
  console.log(`${orders} orders in ${(result.ms / 1_000).toFixed(1)} s, load ${load.toFixed(1)} a core`)
  // Beside much else it says nothing of ours; `npm run test:chaos` holds it too.
  if (load < MOST_LOAD) expect(result.ms).toBeLessThan(MOST_MS)
})
