import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { make } from './make.ts'

/** What was added to a history of late is found without reading the rest, and without reading a row: the feed of changes asks twice a second. */
export const changes: Migration = {
  async up(db: Kysely<unknown>) {
    await make(
      db,
      db.schema
        .createIndex('transmission_event_latest')
        .on('transmission_event')
        .columns(['at', 'transmission_id', 'n']),
    )
    await make(
      db,
      db.schema.createIndex('quote_event_latest').on('quote_event').columns(['at', 'quote_id', 'id']),
    )
    await make(
      db,
      db.schema.createIndex('order_event_latest').on('order_event').columns(['at', 'order_id', 'id']),
    )
  },
}
