import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { binaryText } from './binary-text.ts'
import { make } from './make.ts'

/** What other systems say became of quotes and orders, and the order in which things happened to them. */
export const statuses: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema.alterTable('quote_event').addColumn('n', 'integer', column => column.notNull().defaultTo(0)),
    )
    await make(db, db.schema.createIndex('quote_event_order').on('quote_event').columns(['quote_id', 'n']))
    await make(
      db,
      binaryText(db, db.schema.createTable('order_event'))
        .addColumn('id', 'varchar(32)', column => column.primaryKey())
        .addColumn('order_id', 'varchar(32)', column => column.notNull().references('sales_order.id'))
        .addColumn('n', 'integer', column => column.notNull())
        .addColumn('at', 'varchar(30)', column => column.notNull())
        .addColumn('actor', 'varchar(191)', column => column.notNull())
        .addColumn('what', 'varchar(40)', column => column.notNull())
        .addColumn('detail', sql`longtext`),
    )
    await make(db, db.schema.createIndex('order_event_order').on('order_event').columns(['order_id', 'n']))
    await make(db, db.schema.alterTable('sales_order').addColumn('confirmed_delivery_date', 'varchar(10)'))
    await make(db, db.schema.alterTable('sales_order').addColumn('status_changed_at', 'bigint'))
    await make(db, db.schema.alterTable('sales_order').addColumn('told_at', 'varchar(30)'))
    await make(
      db,
      db.schema.createIndex('sales_order_ended').on('sales_order').columns(['status_changed_at']),
    )
    await make(
      db,
      db.schema.createIndex('sales_order_status').on('sales_order').columns(['status', 'number']),
    )
    await make(db, db.schema.alterTable('quote').addColumn('order_due_at', 'bigint'))
    await make(db, db.schema.createIndex('quote_order_due').on('quote').columns(['order_due_at']))
    await make(db, db.schema.createIndex('quote_status').on('quote').columns(['status', 'number']))
  },
}
