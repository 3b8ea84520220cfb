import type { Selectable } from 'kysely'
import type { OrderStatus } from '../domain/order.ts'
import { AWAITED_ORDER_STATUSES } from '../domain/status-report.ts'
import type { AwaitedOrder, OrderRepository } from '../ports/store.ts'
import { addDocumentEvent, documentHistories } from './document-events.ts'
import type { Database, SalesOrderTable } from './tables.ts'

const COLUMNS = ['id', 'number', 'status', 'confirmed_delivery_date'] as const

function toAwaited(row: Pick<Selectable<SalesOrderTable>, (typeof COLUMNS)[number]>): AwaitedOrder {
  return {
    id: row.id,
    number: row.number,
    status: row.status as OrderStatus,
    confirmedDeliveryDate: row.confirmed_delivery_date,
  }
}

/** How far orders are, and what happened to them. */
export function createOrderStandings(
  db: Database,
): Pick<OrderRepository, 'appendEvent' | 'histories' | 'standing' | 'awaited' | 'changeStanding'> {
  return {
    appendEvent: (id, event) => addDocumentEvent(db, 'order', id, event),
    histories: ids => documentHistories(db, 'order', ids),
    async standing(number) {
      const row = await db
        .selectFrom('sales_order')
        .select(COLUMNS)
        .where('number', '=', number)
        .executeTakeFirst()
      return row ? toAwaited(row) : null
    },
    async awaited({ after, limit }) {
      let rows = db.selectFrom('sales_order').select(COLUMNS).where('status', 'in', AWAITED_ORDER_STATUSES)
      if (after !== null) rows = rows.where('number', '>', after)
      return (await rows.orderBy('number').limit(limit).execute()).map(toAwaited)
    },
    async changeStanding(id, from, to) {
      const date = from.confirmedDeliveryDate
      const result = await db
        .updateTable('sales_order')
        .set({ status: to.status, confirmed_delivery_date: to.confirmedDeliveryDate })
        .where('id', '=', id)
        .where('status', '=', from.status)
        .where('confirmed_delivery_date', date === null ? 'is' : '=', date)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
  }
}
