import { memory } from '../../../src/connectors/index.ts'
import type { OrderDocument } from '../../../src/domain/document.ts'
import { defineConfig } from '../../../src/index.ts'
import { createHttpSink } from '../../../test/support/battery/http-sink.ts'
import { CAPABILITIES } from './start-erp.ts'

const company = memory()

/** The demo company, whose ERP takes orders over HTTP. */
export default defineConfig({
  models: '../../../models',
  sources: {
    crm: company,
    erp: {
      connector: 'memory',
      open: async options => ({
        ...(await company.open(options)),
        orders: createHttpSink<OrderDocument>({
          url: process.env.BENCH_ERP!,
          capabilities: CAPABILITIES,
          onTheWay: () => null,
        }),
      }),
    },
  },
  limits: { requestMs: 60_000 },
})
