import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They take longest, and wait more than they work: begun first, so that no core is idle at the end. */
const LONGEST = [
  'test/scenario/battery/battery.test.ts',
  'test/scenario/kill/kill.test.ts',
  'test/engine/solve/feature-models.test.ts',
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
    // Two cores: more files at once only make each other late.
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
