import { defineConfig } from 'vitest/config'
import { keepCompiled } from './test/support/compile-cache.ts'
import { keepFoldersTogether } from './test/support/run-folder.ts'

keepCompiled()
keepFoldersTogether()

/** Slower suites, with scripts of their own. */
export default defineConfig({
  test: {
    include: ['test/chaos/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 1_200_000,
    maxWorkers: 1,
    pool: 'forks',
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
