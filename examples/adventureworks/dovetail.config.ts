import { sql } from '../../src/connectors/index.ts'
import { defineConfig, env } from '../../src/index.ts'
import { CRM, ERP } from './adventureworks.ts'

/** One database that somebody else designed, as ERP and as CRM, by description alone. */
export default defineConfig({
  database: env('DATABASE_URL', 'sqlite:data/adventureworks.db'),
  models: '../../models',
  sources: {
    crm: sql({ url: env.secret('ADVENTUREWORKS_URL'), ...CRM }),
    erp: sql({ url: env.secret('ADVENTUREWORKS_URL'), ...ERP }),
  },
})
