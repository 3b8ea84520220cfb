import { sql } from 'kysely'
import type { SourceLife } from '../../ports/source.ts'
import type { Gateway } from './gateway.ts'

export function createLife(gateway: Gateway): SourceLife {
  return {
    capabilities: { maxBatch: gateway.options.maxBatch ?? 500 },
    async ping({ signal }) {
      await gateway.schema(signal)
      await gateway.client.read(`${gateway.name} ping`, sql`select 1 as one`, signal)
    },
    close: async () => gateway.client.close(),
  }
}
