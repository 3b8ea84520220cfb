import { ERP } from '../../../examples/kader-erp-mariadb/erp.ts'
import { memory, sql } from '../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../src/index.ts'

/** The demo's CRM, and its ERP on MariaDB. */
export default defineConfig({
  models: '../../../models',
  sources: {
    crm: memory(),
    erp: sql({ url: env.secret('ERP_DATABASE_URL'), ...ERP }),
  },
})
