import { setTimeout } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Tables } from '../tables.ts'
import { foundation } from './0001-foundation.ts'
import { attachedFiles } from './0002-attached-files.ts'
import { packedLines } from './0003-packed-lines.ts'
import { transmissionLists } from './0004-transmission-lists.ts'
import { recurringJobs } from './0005-recurring-jobs.ts'
import { packedPayloads } from './0006-packed-payloads.ts'
import { transmissionReferences } from './0007-transmission-references.ts'
import { statuses } from './0008-statuses.ts'
import { changes } from './0009-changes.ts'
import { orderRevisions } from './0010-order-revisions.ts'
import { givingWay } from './0011-giving-way.ts'
import { locks } from './0012-locks.ts'

/** Numbered and only ever added. */
const MIGRATIONS = {
  '0001-foundation': foundation,
  '0002-attached-files': attachedFiles,
  '0003-packed-lines': packedLines,
  '0004-transmission-lists': transmissionLists,
  '0005-recurring-jobs': recurringJobs,
  '0006-packed-payloads': packedPayloads,
  '0007-transmission-references': transmissionReferences,
  '0008-statuses': statuses,
  '0009-changes': changes,
  '0010-order-revisions': orderRevisions,
  '0011-giving-way': givingWay,
  '0012-locks': locks,
}

/** Another gateway that starts at the same moment may be at it: what it has done is found done at the next try. */
const TRIES = 3
const PAUSE_MS = 300

/** Brings the database up to the newest migration, or to that of an earlier version. @throws the first error */
export async function migrate(db: Kysely<Tables>, to: keyof typeof MIGRATIONS | null = null): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  for (let tries = 1; ; tries++) {
    const { error } = await (to === null ? migrator.migrateToLatest() : migrator.migrateTo(to))
    if (!error) return
    if (tries === TRIES) throw error
    await setTimeout(PAUSE_MS)
  }
}
