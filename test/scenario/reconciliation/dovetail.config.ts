import { memory } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'

/** The demo company, with somebody to tell. */
export default defineConfig({
  models: '../../../models',
  sources: { crm: memory(), erp: memory() },
  alarms: { webhook: env('ALARM_URL'), secret: env.secret('ALARM_SECRET') },
  reconcile: false,
})
