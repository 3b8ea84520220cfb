import { setTimeout } from 'node:timers/promises'
import { type Generated, Kysely, MysqlDialect, sql } from 'kysely'
import { createPool } from 'mysql2'
import { createHttpSink } from '../../../../test/support/battery/http-sink.ts'
import { type BenchDocument, IN_FLIGHT, type OpenQueue } from '../queue.ts'
import { CAPABILITIES } from '../start-erp.ts'
import { sendPlainly } from './send-plainly.ts'

interface Tables {
  job: {
    id: Generated<number>
    reference: string
    payload: string
    status: 'WAITING' | 'SENDING' | 'DONE'
    attempts: number
    next_at: number
  }
}

/** Between two looks at an empty queue */
const POLL_MS = 100
const FIRST_PAUSE_MS = 1_000

/** A table with a status, as many have built one: whoever sends takes the next row that nobody holds, and says so before it sends. */
export const openTablePoll: OpenQueue = async ({ url, erpUrl }, told) => {
  const db = new Kysely<Tables>({
    dialect: new MysqlDialect({ pool: createPool({ uri: url, connectionLimit: 10 }) }),
  })
  await createTable(db)
  const sink = createHttpSink<BenchDocument>({
    url: erpUrl,
    capabilities: CAPABILITIES,
    onTheWay: () => null,
  })
  const stopping = new AbortController()

  const take = () =>
    db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async trx => {
        const row = await trx
          .selectFrom('job')
          .select(['id', 'reference', 'payload', 'attempts'])
          .where('status', '=', 'WAITING')
          .where('next_at', '<=', Date.now())
          .orderBy('next_at')
          .orderBy('id')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .executeTakeFirst()
        if (row) await trx.updateTable('job').set({ status: 'SENDING' }).where('id', '=', row.id).execute()
        return row
      })

  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const row = await take()
      if (!row) {
        await setTimeout(POLL_MS)
        continue
      }
      const { id, attempts } = row
      try {
        await sendPlainly(sink, JSON.parse(row.payload) as BenchDocument)
        await db.updateTable('job').set({ status: 'DONE' }).where('id', '=', id).execute()
        told(row.reference)
      } catch {
        const pause = Math.random() * FIRST_PAUSE_MS * 2 ** attempts
        const next_at = Date.now() + Math.floor(pause)
        await db
          .updateTable('job')
          .set({ status: 'WAITING', attempts: attempts + 1, next_at })
          .where('id', '=', id)
          .execute()
      }
    }
  }
  const lanes = Array.from({ length: IN_FLIGHT }, lane)
  return {
    async accept(document) {
      const payload = JSON.stringify(document)
      const { externalReference: reference } = document
      await db
        .insertInto('job')
        .values({ reference, payload, status: 'WAITING', attempts: 0, next_at: Date.now() })
        .execute()
    },
    async close() {
      stopping.abort()
      await Promise.all(lanes)
      await sink.close()
      await db.destroy()
    },
  }
}

async function createTable(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('job')
    .addColumn('id', 'bigint', column => column.primaryKey().autoIncrement())
    .addColumn('reference', 'varchar(120)', column => column.notNull().unique())
    .addColumn('payload', sql`longtext`, column => column.notNull())
    .addColumn('status', 'varchar(20)', column => column.notNull())
    .addColumn('attempts', 'integer', column => column.notNull())
    .addColumn('next_at', 'bigint', column => column.notNull())
    .execute()
  await db.schema.createIndex('job_due').on('job').columns(['status', 'next_at', 'id']).execute()
}
