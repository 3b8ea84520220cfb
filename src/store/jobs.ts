import type { JobRepository } from '../ports/store.ts'
import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

export function createJobRepository(db: Database): JobRepository {
  return {
    async take(name, at, until) {
      const due_at = until
      const taken = await db
        .updateTable('recurring_job')
        .set({ due_at })
        .where('name', '=', name)
        .where('due_at', '<=', at)
        .executeTakeFirst()
      if (taken.numUpdatedRows > 0n) return true
      const known = await db
        .selectFrom('recurring_job')
        .select('name')
        .where('name', '=', name)
        .executeTakeFirst()
      if (known) return false
      try {
        await db.insertInto('recurring_job').values({ name, due_at }).execute()
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async putOff(name, until, dueAt) {
      const changed = await db
        .updateTable('recurring_job')
        .set({ due_at: dueAt })
        .where('name', '=', name)
        .where('due_at', '=', until)
        .executeTakeFirst()
      return changed.numUpdatedRows > 0n
    },
  }
}
