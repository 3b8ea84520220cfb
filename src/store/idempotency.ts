import type { IdempotencyRepository } from '../ports/store.ts'
import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

export function createIdempotencyRepository(db: Database): IdempotencyRepository {
  return {
    async find(principal, operation, key) {
      const row = await db
        .selectFrom('idempotency')
        .select(['request_hash', 'result'])
        .where('principal', '=', principal)
        .where('operation', '=', operation)
        .where('idempotency_key', '=', key)
        .executeTakeFirst()
      return row ? { requestHash: row.request_hash, result: row.result } : null
    },
    async insert(entry) {
      try {
        await db
          .insertInto('idempotency')
          .values({
            principal: entry.principal,
            operation: entry.operation,
            idempotency_key: entry.key,
            request_hash: entry.requestHash,
            result: entry.result,
            created_at: entry.at,
          })
          .execute()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}
