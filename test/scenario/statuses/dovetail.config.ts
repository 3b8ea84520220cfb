import { memory } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'

export default defineConfig({
  models: '../../../models',
  sources: { crm: memory(), erp: memory() },
  statuses: { everySeconds: 1, webhooks: { crm: env.secret('CRM_WEBHOOK_SECRET') } },
  acceptedQuotes: 'ORDER',
})
