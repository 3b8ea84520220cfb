import { ERP } from '../../../examples/kader-erp-mariadb/erp.ts'
import { memory, sql } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'

/** The demo's ERP on MariaDB, with short times so that doubts are settled while a test waits. */
export default defineConfig({
  models: '../../../models',
  sources: {
    crm: memory(),
    erp: sql({
      url: env.secret('ERP_DATABASE_URL'),
      ...ERP,
      orders: { ...ERP.orders!, settleMs: 800, timeoutMs: 1_500 },
    }),
  },
})
