import { combine, memory, tryton } from '../../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../../src/index.ts'

const orders = tryton({
  url: env('TRYTON_URL'),
  database: 'dovetail',
  login: 'admin',
  password: env.secret('TRYTON_PASSWORD'),
  chargeArticle: 'CHARGE',
  units: { SET: 'u' },
  newArticles: { accountCategory: 'Sales with VAT', leadTimeDays: 10 },
  timeoutMs: 10_000,
  settleMs: 1_000,
})

export default defineConfig({
  models: '../../../../models',
  sources: { crm: memory(), erp: combine({ articles: memory(), orders }) },
})
