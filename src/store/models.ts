import type { ModelRepository } from '../ports/store.ts'
import { packFiles, unpackFiles } from './attached.ts'
import { isDuplicate } from './database-errors.ts'
import type { Database } from './tables.ts'

export function createModelRepository(db: Database): ModelRepository {
  return {
    async all() {
      const rows = await db
        .selectFrom('model_version')
        .selectAll()
        .orderBy('code')
        .orderBy('published_at')
        .execute()
      return rows.map(row => ({
        code: row.code,
        version: row.version,
        hash: row.hash,
        source: row.source,
        attached: () => unpackFiles(row.attached),
        publishedAt: row.published_at,
      }))
    },
    async newest() {
      const rows = await db
        .selectFrom('model_version')
        .select(['code', 'version', 'published_at as publishedAt'])
        .orderBy('published_at')
        .orderBy('version')
        .execute()
      return [...new Map(rows.map(row => [row.code, row])).values()]
    },
    async add(model) {
      const insertion = db.insertInto('model_version').values({
        code: model.code,
        version: model.version,
        hash: model.hash,
        source: model.source,
        published_at: model.publishedAt,
        attached: packFiles(model.attached()),
      })
      try {
        await insertion.execute()
      } catch (error) {
        // Another gateway that starts at the same moment publishes the same.
        if (!isDuplicate(error)) throw error
      }
    },
  }
}
