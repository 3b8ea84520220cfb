import type { SqlOptions } from '../../src/connectors/sql/index.ts'
import type { TestDatabase } from './databases.ts'

/** Staging tables as ERPs have them: no unique key on our reference, a number of their own. */
export async function createStaging(database: TestDatabase): Promise<void> {
  const { kind } = database
  const id = {
    sqlite: 'integer primary key autoincrement',
    mariadb: 'int auto_increment primary key',
    postgres: 'integer generated always as identity primary key',
  }[kind]
  const time = { sqlite: 'text', mariadb: 'datetime(3)', postgres: 'timestamptz' }[kind]
  const reference = 'external_ref varchar(80) not null'
  const decimal = kind === 'sqlite' ? 'text' : 'decimal(20,4)'
  const onLine = `${reference}, line integer, seq integer`
  const columns: Readonly<Record<string, string>> = {
    st_quote: `id ${id}, ${reference}, payload_hash varchar(80), customer varchar(40), revision integer, created_at ${time}, valid_until date, net ${decimal}`,
    st_quote_line: `${reference}, line integer, text varchar(200), quantity ${decimal}, unit varchar(8), net ${decimal}`,
    st_order: `id ${id}, ${reference}, payload_hash varchar(80), debtor varchar(40), created_at ${time}, wanted date, net ${decimal}, ship_city varchar(80), status varchar(10)`,
    st_order_line: `${reference}, line integer, item varchar(80), text varchar(200), quantity ${decimal}, unit varchar(8), hash varchar(80), selections varchar(2000)`,
    st_part: `${onLine}, path varchar(200), parent varchar(200), number varchar(80), quantity ${decimal}, unit varchar(8), cost ${decimal}`,
    st_operation: `${onLine}, number varchar(80), center varchar(20), setup ${decimal}, run ${decimal}`,
    st_bar: `${onLine}, profile varchar(80), bars integer, length ${decimal}, remnant ${decimal}, cuts varchar(2000)`,
    st_cut: `${onLine}, bar integer, length ${decimal}, quantity integer, mitre_left ${decimal}`,
    st_article: `${onLine}, number varchar(80), action varchar(10), unit varchar(8)`,
  }
  for (const [table, list] of Object.entries(columns)) await database.run(`create table ${table} (${list})`)
}

const units = { H87: 'STK', MTR: 'M' }

export const STAGING: Pick<SqlOptions, 'quotes' | 'orders'> = {
  quotes: {
    into: 'st_quote',
    reference: 'external_ref',
    payloadHash: 'payload_hash',
    remoteId: 'id',
    map: {
      customerNumber: 'customer',
      revision: 'revision',
      createdAt: 'created_at',
      validUntil: 'valid_until',
      net: 'net',
    },
    lines: {
      into: 'st_quote_line',
      reference: 'external_ref',
      map: {
        position: 'line',
        description: 'text',
        quantity: 'quantity',
        unit: { column: 'unit', values: units },
        net: 'net',
      },
    },
  },
  orders: {
    into: 'st_order',
    reference: 'external_ref',
    payloadHash: 'payload_hash',
    remoteId: 'id',
    map: { debtorNumber: 'debtor', createdAt: 'created_at', requestedDeliveryDate: 'wanted', net: 'net' },
    deliveryAddress: { city: 'ship_city' },
    constants: { status: 'NEW' },
    untaken: { column: 'status', value: 'NEW' },
    lines: {
      into: 'st_order_line',
      reference: 'external_ref',
      map: {
        position: 'line',
        itemNumber: 'item',
        description: 'text',
        quantity: 'quantity',
        unit: { column: 'unit', values: units },
        configurationHash: 'hash',
        selections: 'selections',
      },
    },
    parts: {
      into: 'st_part',
      reference: 'external_ref',
      map: {
        linePosition: 'line',
        sequence: 'seq',
        key: 'path',
        parentKey: 'parent',
        number: 'number',
        quantity: 'quantity',
        unit: { column: 'unit', values: units },
        cost: 'cost',
      },
    },
    operations: {
      into: 'st_operation',
      reference: 'external_ref',
      map: {
        linePosition: 'line',
        sequence: 'seq',
        number: 'number',
        workCenter: 'center',
        setupMinutes: 'setup',
        runMinutes: 'run',
      },
    },
    sawBars: {
      into: 'st_bar',
      reference: 'external_ref',
      map: {
        linePosition: 'line',
        sequence: 'seq',
        profile: 'profile',
        count: 'bars',
        lengthMm: 'length',
        remnantMm: 'remnant',
        cuts: 'cuts',
      },
    },
    sawCuts: {
      into: 'st_cut',
      reference: 'external_ref',
      map: {
        linePosition: 'line',
        sequence: 'seq',
        bar: 'bar',
        lengthMm: 'length',
        quantity: 'quantity',
        mitreLeft: 'mitre_left',
      },
    },
    newArticles: {
      into: 'st_article',
      reference: 'external_ref',
      map: { linePosition: 'line', sequence: 'seq', itemNumber: 'number', action: 'action', unit: 'unit' },
    },
  },
}
