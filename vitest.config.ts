import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { keepCompiled } from './test/support/compile-cache.ts'
import { keepFoldersTogether } from './test/support/run-folder.ts'

keepCompiled()
keepFoldersTogether()

/** They take longest, and wait more than they work: begun first, so that no core is idle at the end. */
const LONGEST = [
  'test/engine/solve/feature-models.test.ts',
  'test/scenario/order-change/order-change.test.ts',
  'test/scenario/statuses/statuses.test.ts',
  'test/scenario/battery/other-batteries.test.ts',
  'test/scenario/kill/kill.test.ts',
]

/** It is promised within a minute: nothing else of ours runs beside it. */
const ALONE = 'test/scenario/battery/battery.test.ts'

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.some(name => moduleId.endsWith(name))
    const others = (await super.sort(files)).filter(file => !isLong(file))
    return [...files.filter(isLong), ...others]
  }
}

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'alone', include: [ALONE], sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: ['test/chaos/**', 'test/connectors/tryton/live/**', ALONE],
          sequence: { groupOrder: 1 },
        },
      },
    ],
    // Time-outs end what hangs; nothing is measured by them. A machine that has much else to do is not a mistake.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 60_000 } },
    // Two cores, and files that wait for processes and databases a third of their time.
    maxWorkers: 3,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
