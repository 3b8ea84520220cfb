import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { TRANSMISSION_STATES } from '../../domain/transmission.ts'
import { binaryText } from './binary-text.ts'
import { make } from './make.ts'

const KEY = 'varchar(191)'
const DOCUMENT = sql`longtext`

async function createModelsAndConfigurations(db: Kysely<unknown>): Promise<void> {
  const create = (name: string) => binaryText(db, db.schema.createTable(name))
  await make(
    db,
    create('model_version')
      .addColumn('code', 'varchar(100)', column => column.notNull())
      .addColumn('version', 'varchar(80)', column => column.notNull())
      .addColumn('hash', 'varchar(64)', column => column.notNull())
      .addColumn('source', DOCUMENT, column => column.notNull())
      .addColumn('published_at', 'varchar(30)', column => column.notNull())
      .addPrimaryKeyConstraint('model_version_pk', ['code', 'version']),
  )
  await make(
    db,
    create('configuration')
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('revision', 'integer', column => column.notNull())
      .addColumn('model_code', 'varchar(100)', column => column.notNull())
      .addColumn('model_version', 'varchar(80)', column => column.notNull())
      .addColumn('choices', DOCUMENT, column => column.notNull())
      .addColumn('completed', DOCUMENT, column => column.notNull())
      .addColumn('latest', DOCUMENT, column => column.notNull())
      .addColumn('last_valid', DOCUMENT)
      .addColumn('is_pinned', 'integer', column => column.notNull())
      .addColumn('created_at', 'varchar(30)', column => column.notNull())
      .addColumn('updated_at', 'varchar(30)', column => column.notNull()),
  )
  await make(
    db,
    db.schema.createIndex('configuration_recent').on('configuration').columns(['is_pinned', 'updated_at']),
  )
  await make(
    db,
    create('item_number')
      .addColumn('number', KEY, column => column.primaryKey())
      .addColumn('base', KEY, column => column.notNull())
      .addColumn('hash', 'varchar(64)', column => column.notNull())
      .addColumn('sequence', 'integer', column => column.notNull())
      .addUniqueConstraint('item_number_configuration', ['base', 'hash']),
  )
  await make(
    db,
    create('number_sequence')
      .addColumn('name', 'varchar(60)', column => column.primaryKey())
      .addColumn('next_number', 'bigint', column => column.notNull()),
  )
}

async function createQuotesAndOrders(db: Kysely<unknown>): Promise<void> {
  const create = (name: string) => binaryText(db, db.schema.createTable(name))
  const withTotals = (table: CreateTableBuilder<string, never>) =>
    table
      .addColumn('currency', 'varchar(3)', column => column.notNull())
      .addColumn('net', 'varchar(60)', column => column.notNull())
      .addColumn('vat_rate', 'varchar(20)')
      .addColumn('vat', 'varchar(60)')
      .addColumn('gross', 'varchar(60)')
      .addColumn('net_order', 'bigint', column => column.notNull())
  await make(
    db,
    withTotals(create('quote'))
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('number', 'varchar(60)', column => column.notNull())
      .addColumn('revision', 'integer', column => column.notNull())
      .addColumn('status', 'varchar(20)', column => column.notNull())
      .addColumn('created_at', 'varchar(30)', column => column.notNull())
      .addColumn('valid_until', 'varchar(10)')
      .addColumn('customer_number', KEY, column => column.notNull())
      .addColumn('contact_id', KEY)
      .addColumn('opportunity_id', KEY)
      .addColumn('has_low_margin', 'integer', column => column.notNull())
      .addUniqueConstraint('quote_revision', ['number', 'revision']),
  )
  await make(db, db.schema.createIndex('quote_customer').on('quote').columns(['customer_number']))
  await make(db, db.schema.createIndex('quote_opportunity').on('quote').columns(['opportunity_id']))
  await make(
    db,
    create('quote_line')
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('quote_id', 'varchar(32)', column => column.notNull().references('quote.id'))
      .addColumn('position', 'integer', column => column.notNull())
      .addColumn('kind', 'varchar(20)', column => column.notNull())
      .addColumn('description', DOCUMENT, column => column.notNull())
      .addColumn('configuration_id', 'varchar(32)')
      .addColumn('article_number', KEY)
      .addColumn('quantity', 'varchar(60)', column => column.notNull())
      .addColumn('unit', 'varchar(10)', column => column.notNull())
      .addColumn('price', DOCUMENT)
      .addColumn('definition', DOCUMENT)
      .addColumn('request', DOCUMENT, column => column.notNull())
      .addUniqueConstraint('quote_line_position', ['quote_id', 'position']),
  )
  await make(
    db,
    create('quote_article')
      .addColumn('quote_id', 'varchar(32)', column => column.notNull().references('quote.id'))
      .addColumn('article_number', KEY, column => column.notNull())
      .addPrimaryKeyConstraint('quote_article_pk', ['article_number', 'quote_id']),
  )
  await make(
    db,
    create('quote_event')
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('quote_id', 'varchar(32)', column => column.notNull().references('quote.id'))
      .addColumn('at', 'varchar(30)', column => column.notNull())
      .addColumn('actor', KEY, column => column.notNull())
      .addColumn('what', 'varchar(40)', column => column.notNull())
      .addColumn('detail', DOCUMENT),
  )
  await make(
    db,
    withTotals(create('sales_order'))
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('number', 'varchar(60)', column => column.notNull().unique())
      .addColumn('status', 'varchar(20)', column => column.notNull())
      .addColumn('created_at', 'varchar(30)', column => column.notNull())
      .addColumn('quote_id', 'varchar(32)', column => column.notNull().unique().references('quote.id'))
      .addColumn('customer_number', KEY, column => column.notNull())
      .addColumn('debtor_number', KEY)
      .addColumn('contact_id', KEY)
      .addColumn('customer_reference', DOCUMENT)
      .addColumn('requested_delivery_date', 'varchar(10)')
      .addColumn('delivery_address', DOCUMENT),
  )
  await make(db, db.schema.createIndex('sales_order_customer').on('sales_order').columns(['customer_number']))
}

async function createTransmissions(db: Kysely<unknown>): Promise<void> {
  const create = (name: string) => binaryText(db, db.schema.createTable(name))
  const states = sql.join(TRANSMISSION_STATES.map(state => sql.lit(state)))
  await make(
    db,
    create('transmission')
      .addColumn('id', 'varchar(32)', column => column.primaryKey())
      .addColumn('target', 'varchar(60)', column => column.notNull())
      .addColumn('kind', 'varchar(20)', column => column.notNull())
      .addColumn('external_reference', 'varchar(120)', column => column.notNull())
      .addColumn('ordering_key', 'varchar(120)', column => column.notNull())
      .addColumn('ordering_sequence', 'integer', column => column.notNull())
      .addColumn('payload', DOCUMENT, column => column.notNull())
      .addColumn('payload_hash', 'varchar(64)', column => column.notNull())
      .addColumn('state', 'varchar(20)', column => column.notNull())
      .addColumn('attempt_count', 'integer', column => column.notNull())
      .addColumn('fence', 'integer', column => column.notNull())
      .addColumn('lease_owner', 'varchar(60)')
      .addColumn('lease_until', 'bigint')
      .addColumn('next_at', 'bigint', column => column.notNull())
      .addColumn('send_started_at', 'bigint')
      .addColumn('remote_id', KEY)
      .addColumn('last_error', DOCUMENT)
      .addColumn('created_at', 'bigint', column => column.notNull())
      .addUniqueConstraint('transmission_reference', ['target', 'kind', 'external_reference'])
      .addUniqueConstraint('transmission_order', ['target', 'ordering_key', 'ordering_sequence'])
      .addCheckConstraint('transmission_state', sql`state in (${states})`)
      .addCheckConstraint(
        'transmission_lease',
        sql`(state = 'SENDING') = (lease_owner is not null and lease_until is not null)`,
      )
      .addCheckConstraint('transmission_delivered', sql`state <> 'DELIVERED' or remote_id is not null`),
  )
  await make(
    db,
    db.schema.createIndex('transmission_due').on('transmission').columns(['target', 'state', 'next_at']),
  )
  await make(
    db,
    create('transmission_sequence')
      .addColumn('target', 'varchar(60)', column => column.notNull())
      .addColumn('ordering_key', 'varchar(120)', column => column.notNull())
      .addColumn('next_sequence', 'integer', column => column.notNull())
      .addPrimaryKeyConstraint('transmission_sequence_pk', ['target', 'ordering_key']),
  )
  await make(
    db,
    create('transmission_event')
      .addColumn('transmission_id', 'varchar(32)', column => column.notNull().references('transmission.id'))
      .addColumn('n', 'integer', column => column.notNull())
      .addColumn('fence', 'integer', column => column.notNull())
      .addColumn('at', 'bigint', column => column.notNull())
      .addColumn('actor', KEY, column => column.notNull())
      .addColumn('what', 'varchar(40)', column => column.notNull())
      .addColumn('detail', DOCUMENT)
      .addPrimaryKeyConstraint('transmission_event_pk', ['transmission_id', 'n']),
  )
  await make(
    db,
    create('idempotency')
      .addColumn('principal', 'varchar(120)', column => column.notNull())
      .addColumn('operation', 'varchar(60)', column => column.notNull())
      .addColumn('idempotency_key', KEY, column => column.notNull())
      .addColumn('request_hash', 'varchar(64)', column => column.notNull())
      .addColumn('result', 'varchar(60)', column => column.notNull())
      .addColumn('created_at', 'varchar(30)', column => column.notNull())
      .addPrimaryKeyConstraint('idempotency_pk', ['principal', 'operation', 'idempotency_key']),
  )
}

export const foundation: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createModelsAndConfigurations(db)
    await createQuotesAndOrders(db)
    await createTransmissions(db)
  },
}
