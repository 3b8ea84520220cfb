/** What is promised of time, where nothing else of ours runs beside it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROUNDS } from '../support/battery/rounds.ts'
import { runBattery } from '../support/battery/run-battery.ts'
import { startGateway } from '../support/gateway.ts'
import { until } from '../support/shop-floor.ts'

const READY_MS = 3_000
const BATTERY_MS = 60_000

// A machine that is shared may be busy with something else at times.
describe('alone on the machine', { retry: 4 }, () => {
  it(`a gateway is ready within ${READY_MS / 1_000} s, on an empty database`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ready-'))
    const beganAt = performance.now()
    const gateway = await startGateway({ databaseUrl: `sqlite:${join(folder, 'dovetail.db')}` })
    await until(
      () => fetch(`${gateway.url}/readyz`),
      ({ status }) => status === 200,
      10,
    )
    const tookMs = performance.now() - beganAt
    await gateway.stop()
    expect(tookMs).toBeLessThan(READY_MS)
  })

  it(`the battery of npm test is done within ${BATTERY_MS / 1_000} s`, async () => {
    const { ms } = await runBattery(ROUNDS.sqlite)
    expect(ms).toBeLessThan(BATTERY_MS)
  })
})
