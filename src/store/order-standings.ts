import type { Selectable } from 'kysely'
import type { OrderStatus } from '../domain/order.ts'
import type { AwaitedOrder, OrderRepository } from '../ports/store.ts'
import { addDocumentEvent, documentHistories } from './document-events.ts'
import type { Database, SalesOrderTable } from './tables.ts'

const COLUMNS = [
  'id',
  'number',
  'revision',
  'status',
  'confirmed_delivery_date',
  'told_at',
  'day_told_at',
] as const
const OPEN: readonly OrderStatus[] = ['PLACED', 'CONFIRMED', 'IN_PRODUCTION']
const ENDED: readonly OrderStatus[] = ['SHIPPED', 'COMPLETED', 'REJECTED', 'CANCELLED']

function toAwaited(row: Pick<Selectable<SalesOrderTable>, (typeof COLUMNS)[number]>): AwaitedOrder {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status as OrderStatus,
    confirmedDeliveryDate: row.confirmed_delivery_date,
    toldAt: row.told_at,
    dayToldAt: row.day_told_at,
  }
}

/** How far orders are, and what happened to them. */
export function createOrderStandings(
  db: Database,
): Pick<OrderRepository, 'appendEvent' | 'histories' | 'standing' | 'lock' | 'awaited' | 'changeStanding'> {
  const standing = async (number: string): Promise<AwaitedOrder | null> => {
    const row = await db
      .selectFrom('sales_order')
      .select(COLUMNS)
      .where('number', '=', number)
      .executeTakeFirst()
    return row ? toAwaited(row) : null
  }
  return {
    appendEvent: (id, event) => addDocumentEvent(db, 'order', id, event),
    histories: ids => documentHistories(db, 'order', ids),
    standing,
    async lock(number) {
      await db
        .updateTable('sales_order')
        .set(eb => ({ lock_count: eb('lock_count', '+', 1) }))
        .where('number', '=', number)
        .execute()
      return standing(number)
    },
    async awaited({ after, limit, ...orders }) {
      let rows = db.selectFrom('sales_order').select(COLUMNS)
      rows =
        orders.which === 'OPEN'
          ? rows.where('status', 'in', OPEN)
          : rows.where('status', 'in', ENDED).where('status_changed_at', '>=', orders.since)
      if (after !== null) rows = rows.where('number', '>', after)
      return (await rows.orderBy('number').limit(limit).execute()).map(toAwaited)
    },
    async changeStanding(id, from, to, at) {
      const date = from.confirmedDeliveryDate
      const changed = from.status === to.status ? {} : { status_changed_at: at }
      const result = await db
        .updateTable('sales_order')
        .set({
          ...changed,
          status: to.status,
          confirmed_delivery_date: to.confirmedDeliveryDate,
          told_at: to.toldAt,
          day_told_at: to.dayToldAt,
        })
        .where('id', '=', id)
        .where('status', '=', from.status)
        .where('confirmed_delivery_date', date === null ? 'is' : '=', date)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}
