import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Every file of tests is a process of its own, and most start gateways: what one has compiled the next need not.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/** They take longest, and wait more than they work: begun first, so that no core is idle at the end. */
const LONGEST = [
  'test/scenario/battery/battery.test.ts',
  'test/engine/solve/feature-models.test.ts',
  'test/scenario/order-change/order-change.test.ts',
  'test/scenario/statuses/statuses.test.ts',
  'test/scenario/kill/kill.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some(name => moduleId.endsWith(name))
    const others = (await super.sort(files)).filter(file => !isLong(file))
    return [...files.filter(isLong), ...others]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/chaos/**', 'test/connectors/tryton/live/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores, and files that wait for processes and databases a third of their time.
    maxWorkers: 3,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
