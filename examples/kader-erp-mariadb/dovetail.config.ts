import { memory, sql } from '../../src/connectors/index.ts'
import { defineConfig, env } from '../../src/index.ts'
import { ERP } from './erp.ts'

/** The demo's CRM, and an ERP of tables with German names on MariaDB. */
export default defineConfig({
  database: env('DATABASE_URL', 'sqlite:data/kader.db'),
  models: '../../models',
  sources: {
    crm: memory(),
    erp: sql({ url: env.secret('ERP_DATABASE_URL'), ...ERP }),
  },
  exchangeRates: [{ from: 'EUR', to: 'GBP', rate: '0.8620', date: '2026-11-01' }],
  demo: true,
})
