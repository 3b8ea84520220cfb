/**
 * The long rounds: `npm run test:chaos -- --orders 10000 --seeds 10 --database sqlite`, where `galera` is a database as well; SQLite and then
 * MariaDB when it is left out. `--first 107` goes on with that seed. Without all of them: some hundred orders, one seed, on SQLite, MariaDB and a
 * Galera cluster, and the kills of whole gateways.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  options: {
    orders: { type: 'string' },
    seeds: { type: 'string' },
    first: { type: 'string' },
    database: { type: 'string' },
  },
  allowPositionals: true,
})
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const env = {
  ...process.env,
  CHAOS_ORDERS: values.orders ?? '300',
  CHAOS_SEEDS: values.seeds ?? '1',
  CHAOS_FIRST_SEED: values.first ?? '100',
  CHAOS_DATABASE: values.database ?? '',
  CHAOS_CLUSTER_ORDERS: values.orders ?? '400',
}
const given = values.orders || values.seeds || values.first || values.database
const file = `test/chaos/${values.database === 'galera' ? 'cluster' : 'battery'}.test.ts`
const files = positionals.length > 0 ? positionals : given ? [file] : []
const run = [vitest, 'run', '--config', 'vitest.chaos.config.ts', ...files]
process.exitCode = spawnSync(process.execPath, run, { env, stdio: 'inherit' }).status ?? 1
