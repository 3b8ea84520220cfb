import { combine, memory, tryton } from '../../../../src/connectors/index.ts'
import { defineConfig, env } from '../../../../src/index.ts'

/** Orders wait in Tryton for a person who confirms them. */
const orders = tryton({
  url: env('TRYTON_URL'),
  database: 'dovetail',
  login: 'admin',
  password: env.secret('TRYTON_PASSWORD'),
  orders: 'QUOTATION',
  chargeArticle: 'CHARGE',
  units: { SET: 'u' },
  newArticles: { accountCategory: 'Sales with VAT', leadTimeDays: 10 },
})

export default defineConfig({
  models: '../../../../models',
  sources: { crm: memory(), erp: combine({ articles: memory(), orders }) },
  statuses: { everySeconds: 1 },
})
