import { memory } from './src/connectors/index.ts'
import { defineConfig } from './src/index.ts'

/** The demo company, Kader & Plank: its CRM and ERP live in memory, what is pushed to them stays in `data/`. */
export default defineConfig({
  database: 'sqlite:data/dovetail.db',
  models: './models',
  sources: {
    crm: memory(),
    erp: memory(),
  },
  exchangeRates: [{ from: 'EUR', to: 'GBP', rate: '0.8620', date: '2026-11-01' }],
  statuses: { everySeconds: 5 },
  demo: true,
})
