import { memory } from '../../../src/connectors/index.ts'
import { defineConfig } from '../../../src/index.ts'

/** The demo company with the models that the bench writes. */
export default defineConfig({
  models: process.env.BENCH_MODELS!,
  sources: { crm: memory(), erp: memory() },
  demo: true,
  limits: { requestMs: 60_000 },
})
