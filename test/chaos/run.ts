/**
 * The long rounds: `npm run test:chaos -- --orders 10000 --seeds 10 --database sqlite`. Left out: 300 orders, one seed, each database
 * that there is.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: { orders: { type: 'string' }, seeds: { type: 'string' }, database: { type: 'string' } },
  allowPositionals: true,
})
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const env = {
  ...process.env,
  CHAOS_ORDERS: values.orders ?? '300',
  CHAOS_SEEDS: values.seeds ?? '1',
  CHAOS_DATABASE: values.database ?? '',
}
const given = values.orders || values.seeds || values.database
const files = positionals.length > 0 ? positionals : given ? ['test/chaos/battery.test.ts'] : []
const run = [vitest, 'run', '--config', 'vitest.chaos.config.ts', ...files]
process.exitCode = spawnSync(process.execPath, run, { env, stdio: 'inherit' }).status ?? 1
