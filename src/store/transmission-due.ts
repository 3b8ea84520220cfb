import { type SelectQueryBuilder, sql } from 'kysely'
import type { TransmissionState } from '../domain/transmission.ts'
import type { Database, Tables } from './tables.ts'

/** What waits to be sent, as far as finding the next one needs it. */
export interface Waiting {
  readonly id: string
  readonly state: TransmissionState
  readonly fence: number
  /** When it may be claimed: where it is being sent, when the lease is over */
  readonly dueAt: number
}

/** States in which a transmission still keeps the later ones of its ordering key waiting. */
const UNSETTLED: TransmissionState[] = [
  'PENDING',
  'SENDING',
  'RETRY',
  'IN_DOUBT',
  'BLOCKED',
  'DEAD',
  'CONFLICT',
  'DUPLICATE_ALARM',
]
/** States that a dispatcher claims from, each in the order of one index */
const CLAIMED_FROM = ['PENDING', 'RETRY', 'IN_DOUBT', 'SENDING'] as const satisfies TransmissionState[]
/** Rows of the first page; the following are larger, for a key behind whose first many wait. */
const FIRST_PAGE = 20
const LARGEST_PAGE = 500

interface Row {
  readonly id: string
  readonly state: string
  readonly fence: number
  readonly ordering_sequence: number
  readonly due_at: number
}

/**
 * What waits for a target and heads its ordering key, by when it is due. Ten thousand may wait: only indexes are read, and no
 * payloads.
 *
 * @param until only what is due by then; null for all
 */
export async function* headsOf(
  db: Database,
  target: string,
  until: number | null,
): AsyncGenerator<Waiting, void, undefined> {
  let last: Row | null = null
  for (let size = FIRST_PAGE; ; size = Math.min(size * 5, LARGEST_PAGE)) {
    const rows = await readPage(db, target, until, last, size)
    const behind = await findBehind(db, rows)
    for (const row of rows)
      if (!behind.has(row.id))
        yield {
          id: row.id,
          state: row.state as TransmissionState,
          fence: row.fence,
          dueAt: Number(row.due_at),
        }
    if (rows.length < size) return
    last = rows.at(-1)!
  }
}

function readPage(
  db: Database,
  target: string,
  until: number | null,
  after: Row | null,
  size: number,
): Promise<Row[]> {
  const inState = (state: TransmissionState): SelectQueryBuilder<Tables, 'transmission', Row> => {
    const isSending = state === 'SENDING'
    const column = isSending ? 'lease_until' : 'next_at'
    const later = isSending ? 1 : 0
    let rows = db.selectFrom('transmission').where('target', '=', target).where('state', '=', state)
    if (until !== null) rows = rows.where(column, '<=', until - later)
    if (after) {
      const from = Number(after.due_at) - later
      rows = rows
        .where(column, '>=', from)
        .where(eb => eb.or([eb(column, '>', from), eb('id', '>', after.id)]))
    }
    return rows
      .select([
        'id',
        'state',
        'fence',
        'ordering_sequence',
        sql<number>`${sql.ref(column)} + ${later}`.as('due_at'),
      ])
      .orderBy(column)
      .orderBy('id')
      .limit(size)
  }
  const [first, ...others] = CLAIMED_FROM.map(state =>
    db.selectFrom(inState(state).as('waiting')).selectAll(),
  )
  return others
    .reduce((all, one) => all.unionAll(one), first!)
    .orderBy('due_at')
    .orderBy('id')
    .limit(size)
    .execute()
}

/** Those that an earlier one of their ordering key keeps waiting. */
async function findBehind(db: Database, rows: readonly Row[]): Promise<ReadonlySet<string>> {
  const ids = rows.filter(row => row.ordering_sequence > 1).map(row => row.id)
  if (ids.length === 0) return new Set()
  const behind = await db
    .selectFrom('transmission as one')
    .innerJoin('transmission as earlier', join =>
      join
        .onRef('earlier.target', '=', 'one.target')
        .onRef('earlier.ordering_key', '=', 'one.ordering_key')
        .onRef('earlier.ordering_sequence', '<', 'one.ordering_sequence'),
    )
    .select('one.id')
    .distinct()
    .where('one.id', 'in', ids)
    .where('earlier.state', 'in', UNSETTLED)
    .execute()
  return new Set(behind.map(({ id }) => id))
}
