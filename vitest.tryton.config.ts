import { defineConfig } from 'vitest/config'
import { keepCompiled } from './test/support/compile-cache.ts'
import { keepFoldersTogether } from './test/support/run-folder.ts'

keepCompiled()
keepFoldersTogether()

/** Tests on a real Tryton, which is built once for all of them. */
export default defineConfig({
  test: {
    include: ['test/connectors/tryton/live/**/*.test.ts'],
    globalSetup: ['test/support/tryton-setup.ts'],
    testTimeout: 600_000,
    hookTimeout: 1_200_000,
    maxWorkers: 1,
    pool: 'forks',
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
