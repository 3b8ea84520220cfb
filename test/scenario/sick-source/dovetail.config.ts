import { ERP } from '../../../examples/kader-erp-mariadb/erp.ts'
import { memory, sql } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'

/** The demo's CRM, which is well, and an ERP on MariaDB, which will not be. */
export default defineConfig({
  models: '../../../models',
  sources: {
    crm: memory(),
    erp: sql({ url: env.secret('ERP_DATABASE_URL'), ...ERP }),
  },
  limits: { requestMs: 2_500, sourceMs: 800 },
})
