import type { Expression, ExpressionBuilder, Selectable, SqlBool } from 'kysely'
import type { Address } from '../domain/customer.ts'
import {
  CLOSED_ORDER_STATUSES,
  type Order,
  type OrderFilter,
  type OrderQuery,
  type OrderStatus,
} from '../domain/order.ts'
import type { QuoteLine } from '../domain/quote.ts'
import type { OrderRepository } from '../ports/store.ts'
import { after, matchText, type SortKey, toPage } from './keyset.ts'
import { takeNumber } from './number-sequence.ts'
import { createOrderStandings } from './order-standings.ts'
import { groupPages, placeAmong } from './owned-pages.ts'
import { linesOf } from './quote-lines.ts'
import type { Database, SalesOrderTable, Tables } from './tables.ts'
import { fromTotals, toTotals } from './totals.ts'

type OrderRow = Selectable<SalesOrderTable>

function toOrder(row: OrderRow, lines: readonly QuoteLine[]): Order {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status as OrderStatus,
    createdAt: row.created_at,
    quoteId: row.quote_id,
    customerNumber: row.customer_number,
    debtorNumber: row.debtor_number,
    contactId: row.contact_id,
    customerReference: row.customer_reference,
    requestedDeliveryDate: row.requested_delivery_date,
    confirmedDeliveryDate: row.confirmed_delivery_date,
    deliveryAddress: row.delivery_address === null ? null : (JSON.parse(row.delivery_address) as Address),
    totals: toTotals(row),
    lines,
  }
}

async function withLines(db: Database, rows: readonly OrderRow[]): Promise<Order[]> {
  const lines = await linesOf(
    db,
    rows.map(row => row.quote_id),
  )
  return rows.map(row => toOrder(row, lines.get(row.quote_id) ?? []))
}

/** What another revision may say otherwise. */
function changeable(order: Order) {
  return {
    revision: order.revision,
    quote_id: order.quoteId,
    contact_id: order.contactId,
    customer_reference: order.customerReference,
    requested_delivery_date: order.requestedDeliveryDate,
    delivery_address: order.deliveryAddress === null ? null : JSON.stringify(order.deliveryAddress),
    ...fromTotals(order.totals),
  }
}

function matches(eb: ExpressionBuilder<Tables, 'sales_order'>, filter: OrderFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (filter.number) conditions.push(...matchText(eb, 'number', filter.number))
  if (filter.status)
    conditions.push(
      filter.status.length === 0 ? eb.lit(false) : eb('status', 'in', filter.status as OrderStatus[]),
    )
  if (filter.customer != null) conditions.push(eb('customer_number', '=', filter.customer))
  return eb.and(conditions)
}

const COLUMNS = { NUMBER: 'number', CREATED_AT: 'created_at', NET: 'net_order' } as const

const BY_NUMBER: readonly SortKey<keyof SalesOrderTable>[] = [{ column: 'number', direction: 'ASC' }]

function sortKeys(query: OrderQuery): SortKey<keyof SalesOrderTable>[] {
  const keys: SortKey<keyof SalesOrderTable>[] = query.orderBy.map(({ field, direction }) => ({
    column: COLUMNS[field],
    direction,
    isNumber: field === 'NET',
  }))
  return [...keys, ...BY_NUMBER]
}

export function createOrderRepository(db: Database): OrderRepository {
  const selection = (query: OrderQuery) => {
    const rows = db.selectFrom('sales_order')
    return query.filter ? rows.where(eb => matches(eb, query.filter!)) : rows
  }

  return {
    async byIds(ids) {
      if (ids.length === 0) return []
      return withLines(db, await db.selectFrom('sales_order').selectAll().where('id', 'in', ids).execute())
    },
    async byNumber(number) {
      const row = await db
        .selectFrom('sales_order')
        .selectAll()
        .where('number', '=', number)
        .executeTakeFirst()
      return row ? (await withLines(db, [row]))[0]! : null
    },
    async byQuotes(quoteIds) {
      if (quoteIds.length === 0) return []
      return withLines(
        db,
        await db.selectFrom('sales_order').selectAll().where('quote_id', 'in', quoteIds).execute(),
      )
    },
    async byQuoteNumber(number) {
      const row = await db
        .selectFrom('sales_order')
        .innerJoin('quote', 'quote.id', 'sales_order.quote_id')
        .selectAll('sales_order')
        .where('quote.number', '=', number)
        .executeTakeFirst()
      return row ? (await withLines(db, [row]))[0]! : null
    },
    async orderedQuotes(numbers) {
      if (numbers.length === 0) return new Set()
      const rows = await db
        .selectFrom('quote')
        .innerJoin('sales_order', 'sales_order.quote_id', 'quote.id')
        .select('quote.number')
        .where('quote.number', 'in', numbers)
        .execute()
      return new Set(rows.map(({ number }) => number))
    },
    async find(query) {
      const keys = sortKeys(query)
      let rows = selection(query).selectAll()
      if (query.after) rows = rows.where(eb => after(eb, keys, query.after!))
      for (const key of keys) rows = rows.orderBy(key.column, key.direction === 'ASC' ? 'asc' : 'desc')
      const stored = await rows.limit(query.first + 1).execute()
      const total = query.wantsTotal
        ? (
            await selection(query)
              .select(eb => eb.fn.countAll<number>().as('count'))
              .executeTakeFirstOrThrow()
          ).count
        : null
      return toPage(stored, await withLines(db, stored), keys, query, total === null ? null : Number(total))
    },
    async pagesOf(customers, page) {
      const own = db.selectFrom('sales_order').where('customer_number', 'in', customers)
      let ranked = own.selectAll().select(placeAmong('customer_number', BY_NUMBER).as('place'))
      if (page.after) ranked = ranked.where(eb => after(eb, BY_NUMBER, page.after!))
      const stored = await db
        .selectFrom(ranked.as('ranked'))
        .selectAll()
        .where('place', '<=', page.first + 1)
        .orderBy('number')
        .execute()
      const counts = page.wantsTotal
        ? await own
            .select(['customer_number', eb => eb.fn.countAll<number>().as('count')])
            .groupBy('customer_number')
            .execute()
        : null
      const totals = counts && new Map(counts.map(row => [row.customer_number, Number(row.count)]))
      const orders = await withLines(db, stored)
      return groupPages(stored, orders, row => row.customer_number, BY_NUMBER, page, totals)
    },
    async nextNumber(year) {
      return `O-${year}-${String(await takeNumber(db, `order-${year}`)).padStart(5, '0')}`
    },
    async insert(order) {
      await db
        .insertInto('sales_order')
        .values({
          id: order.id,
          number: order.number,
          status: order.status,
          created_at: order.createdAt,
          customer_number: order.customerNumber,
          debtor_number: order.debtorNumber,
          confirmed_delivery_date: order.confirmedDeliveryDate,
          ...changeable(order),
        })
        .execute()
    },
    async revise(order, expectedRevision) {
      const result = await db
        .updateTable('sales_order')
        .set(changeable(order))
        .where('id', '=', order.id)
        .where('revision', '=', expectedRevision)
        .where('status', 'not in', CLOSED_ORDER_STATUSES)
        .executeTakeFirst()
      return result.numUpdatedRows === 1n
    },
    ...createOrderStandings(db),
  }
}
