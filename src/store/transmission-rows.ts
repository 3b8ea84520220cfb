import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { unpackText } from '../domain/packed.ts'
import type {
  OutgoingTransmission,
  Transmission,
  TransmissionKind,
  TransmissionState,
} from '../domain/transmission.ts'
import type { TransmissionEvent, TransmissionEventKind } from '../domain/transmission-event.ts'
import { bytesOf } from './kept-bytes.ts'
import type { Database, Tables, TransmissionTable } from './tables.ts'

/** All columns but the document's. */
export const WITHOUT_PAYLOAD = [
  'id',
  'target',
  'kind',
  'external_reference',
  'ordering_key',
  'ordering_sequence',
  'payload_hash',
  'state',
  'attempt_count',
  'fence',
  'lease_owner',
  'lease_until',
  'next_at',
  'send_started_at',
  'remote_id',
  'last_error',
  'created_at',
  'gives_way',
  'settled_at',
] as const satisfies readonly (keyof TransmissionTable)[]

export function toTransmission(row: Omit<Selectable<TransmissionTable>, 'payload'>): Transmission {
  return {
    id: row.id,
    target: row.target,
    kind: row.kind as TransmissionKind,
    externalReference: row.external_reference,
    orderingKey: row.ordering_key,
    orderingSequence: row.ordering_sequence,
    payloadHash: row.payload_hash,
    state: row.state as TransmissionState,
    attemptCount: row.attempt_count,
    fence: row.fence,
    leaseOwner: row.lease_owner,
    leaseUntil: row.lease_until === null ? null : Number(row.lease_until),
    nextAt: Number(row.next_at),
    sendStartedAt: row.send_started_at === null ? null : Number(row.send_started_at),
    remoteId: row.remote_id,
    lastError: row.last_error,
    createdAt: Number(row.created_at),
    givesWay: row.gives_way === 1,
    settledAt: row.settled_at === null ? null : Number(row.settled_at),
  }
}

export async function toOutgoing(row: Selectable<TransmissionTable>): Promise<OutgoingTransmission> {
  return { ...toTransmission(row), payload: await unpackText(bytesOf(row.payload)) }
}

export function toEvent({
  at,
  actor,
  what,
  detail,
}: Selectable<Tables['transmission_event']>): TransmissionEvent {
  return { at: Number(at), actor, what: what as TransmissionEventKind, detail }
}

/** Sending began then; null: it has not begun. */
export function begunAt(
  eb: ExpressionBuilder<Tables, 'transmission'>,
  at: number | null,
): Expression<SqlBool> {
  return eb('send_started_at', at === null ? 'is' : '=', at)
}

/** @pre the transmission's row was changed in this transaction: that lock keeps two events from taking one place */
export async function addEvent(
  db: Database,
  id: string,
  fence: number,
  event: TransmissionEvent,
): Promise<void> {
  const { at, actor, what, detail } = event
  await db
    .insertInto('transmission_event')
    .columns(['transmission_id', 'n', 'fence', 'at', 'actor', 'what', 'detail'])
    .expression(
      db
        .selectFrom('transmission_event')
        .select(({ fn, val }) => [
          val(id).as('transmission_id'),
          sql<number>`${fn.countAll()} + 1`.as('n'),
          val(fence).as('fence'),
          val(at).as('at'),
          val(actor).as('actor'),
          val(what).as('what'),
          val(detail).as('detail'),
        ])
        .where('transmission_id', '=', id),
    )
    .execute()
}
