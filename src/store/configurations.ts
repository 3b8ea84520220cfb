import type { Selectable } from 'kysely'
import type { StoredConfiguration } from '../domain/configuration.ts'
import { pauser } from '../lib/turns.ts'
import type { ConfigurationRepository } from '../ports/store.ts'
import type { Database, Tables } from './tables.ts'

function toConfiguration(row: Selectable<Tables['configuration']>): StoredConfiguration {
  return {
    id: row.id,
    revision: row.revision,
    modelCode: row.model_code,
    modelVersion: row.model_version,
    choices: JSON.parse(row.choices),
    completed: JSON.parse(row.completed),
    latest: JSON.parse(row.latest),
    lastValid: row.last_valid === null ? null : JSON.parse(row.last_valid),
    isPinned: row.is_pinned === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toRow(configuration: StoredConfiguration) {
  return {
    revision: configuration.revision,
    model_code: configuration.modelCode,
    model_version: configuration.modelVersion,
    choices: JSON.stringify(configuration.choices),
    completed: JSON.stringify(configuration.completed),
    latest: JSON.stringify(configuration.latest),
    last_valid: configuration.lastValid === null ? null : JSON.stringify(configuration.lastValid),
    is_pinned: configuration.isPinned ? 1 : 0,
    updated_at: configuration.updatedAt,
  }
}

const ROWS_PER_INSERT = 50

function toNewRow(configuration: StoredConfiguration) {
  return { id: configuration.id, created_at: configuration.createdAt, ...toRow(configuration) }
}

export function createConfigurationRepository(db: Database): ConfigurationRepository {
  return {
    async byIds(ids) {
      if (ids.length === 0) return []
      const rows = await db.selectFrom('configuration').selectAll().where('id', 'in', ids).execute()
      return rows.map(toConfiguration)
    },
    async insert(configuration) {
      await db.insertInto('configuration').values(toNewRow(configuration)).execute()
    },
    async insertAll(configurations) {
      const pause = pauser()
      for (let start = 0; start < configurations.length; start += ROWS_PER_INSERT) {
        const rows = configurations.slice(start, start + ROWS_PER_INSERT).map(toNewRow)
        await db.insertInto('configuration').values(rows).execute()
        await pause()
      }
    },
    async update(configuration, expectedRevision) {
      const result = await db
        .updateTable('configuration')
        .set(toRow(configuration))
        .where('id', '=', configuration.id)
        .where('revision', '=', expectedRevision)
        .where('is_pinned', '=', 0)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    async recent(limit) {
      const rows = await db
        .selectFrom('configuration')
        .selectAll()
        .where('is_pinned', '=', 0)
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(toConfiguration)
    },
    async ofVersion(modelCode, modelVersion, after, limit) {
      const rows = await db
        .selectFrom('configuration')
        .selectAll()
        .where('model_code', '=', modelCode)
        .where('model_version', '=', modelVersion)
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(toConfiguration)
    },
  }
}
