import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/chaos/**', 'test/connectors/tryton/live/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more files at once only make each other late.
    maxWorkers: 2,
    pool: 'forks',
    // Node runs the files as it does in production.
    experimental: { viteModuleRunner: false },
  },
})
