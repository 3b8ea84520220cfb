import { memory, sql } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'
import { DEMO_RELATIONS } from '../../support/sql-demo.ts'
import { STAGING } from '../../support/sql-staging.ts'

/** The demo's CRM, and an ERP that can be made to refuse, with times that a test can wait for. */
export default defineConfig({
  models: '../../../models',
  sources: {
    crm: memory(),
    erp: sql({
      url: env.secret('ERP_DATABASE_URL'),
      ...DEMO_RELATIONS,
      orders: { ...STAGING.orders!, timeoutMs: 1_500, settleMs: 3_000 },
    }),
  },
})
