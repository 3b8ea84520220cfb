import { WORK_CENTERS } from '../../src/connectors/memory/articles.ts'
import type { DemoData } from '../../src/connectors/memory/index.ts'
import { type SqlOptions, sql } from '../../src/connectors/sql/index.ts'
import type { ConnectorDescription } from '../../src/ports/connector.ts'
import type { DatabaseKind, TestDatabase } from './databases.ts'

type Cell = string | null

/** Column types; a decimal has room for more digits than a double. SQLite keeps decimals as text, as it must. */
const TYPES: Readonly<
  Record<DatabaseKind, Readonly<Record<'text' | 'decimal' | 'whole' | 'flag' | 'time' | 'day', string>>>
> = {
  sqlite: { text: 'text', decimal: 'text', whole: 'integer', flag: 'integer', time: 'text', day: 'text' },
  mariadb: {
    text: 'varchar(190)',
    decimal: 'decimal(40,8)',
    whole: 'int',
    flag: 'tinyint(1)',
    time: 'datetime(3)',
    day: 'date',
  },
  postgres: {
    text: 'text',
    decimal: 'numeric(40,8)',
    whole: 'integer',
    flag: 'boolean',
    time: 'timestamptz',
    day: 'date',
  },
}

type ColumnType = keyof (typeof TYPES)['sqlite']

const TABLES: Readonly<Record<string, Readonly<Record<string, ColumnType>>>> = {
  customer: {
    number: 'text',
    name: 'text',
    debtor: 'text',
    vat: 'text',
    price_group: 'text',
    language: 'text',
    currency: 'text',
    city: 'text',
    country: 'text',
  },
  address: {
    id: 'text',
    customer: 'text',
    kind: 'text',
    name: 'text',
    street: 'text',
    postal_code: 'text',
    city: 'text',
    country: 'text',
  },
  contact: { id: 'text', customer: 'text', name: 'text', email: 'text', phone: 'text', role: 'text' },
  appointment: { id: 'text', customer: 'text', subject: 'text', starts_at: 'time', ends_at: 'time' },
  note: { id: 'text', customer: 'text', body: 'text', created_at: 'time' },
  opportunity: {
    id: 'text',
    customer: 'text',
    name: 'text',
    stage: 'text',
    probability: 'decimal',
    amount: 'decimal',
    currency: 'text',
    closes_on: 'day',
  },
  article: {
    number: 'text',
    description: 'text',
    unit: 'text',
    sales: 'decimal',
    cost: 'decimal',
    purchase: 'decimal',
    material: 'decimal',
    currency: 'text',
    reorder_level: 'decimal',
    lead_time_days: 'whole',
    blocked: 'flag',
  },
  stock: {
    article: 'text',
    warehouse: 'text',
    on_hand: 'decimal',
    reserved: 'decimal',
    available: 'decimal',
    unit: 'text',
  },
  article_supplier: {
    article: 'text',
    supplier: 'text',
    their_number: 'text',
    price: 'decimal',
    currency: 'text',
    lead_time_days: 'whole',
    minimum: 'decimal',
    unit: 'text',
    preferred: 'flag',
  },
  supplier: { number: 'text', name: 'text' },
  work_center: { code: 'text', name: 'text', rate: 'decimal', currency: 'text' },
}

/** Creates tables for the records and fills them. */
export async function loadDemoData(database: TestDatabase, data: DemoData): Promise<void> {
  for (const [table, columns] of Object.entries(TABLES)) {
    const types = TYPES[database.kind]
    const list = Object.entries(columns).map(([name, type]) => `${name} ${types[type]}`)
    await database.run(`create table ${table} (${list.join(', ')})`)
  }
  for (const [table, rows] of Object.entries(rowsOf(data))) await insert(database, table, rows)
}

async function insert(database: TestDatabase, table: string, rows: readonly Cell[][]): Promise<void> {
  for (let at = 0; at < rows.length; at += 200) {
    const some = rows.slice(at, at + 200)
    const tuple = `(${some[0]!.map(() => '?').join(', ')})`
    await database.run(
      `insert into ${table} values ${some.map(() => tuple).join(', ')}`,
      some.flat().map(cell => spelt(database.kind, cell)),
    )
  }
}

/** MariaDB takes no ISO notation. */
function spelt(kind: DatabaseKind, cell: Cell): Cell {
  return kind === 'mariadb' && cell !== null && /^\d{4}-\d\d-\d\dT.*Z$/.test(cell)
    ? cell.replace('T', ' ').slice(0, -1)
    : cell
}

function rowsOf({ customers, articles }: DemoData): Record<string, Cell[][]> {
  const flag = (value: boolean | null): Cell => (value === null ? null : value ? '1' : '0')
  const text = (value: { toString(): string } | null | undefined): Cell => value?.toString() ?? null
  const suppliers = new Map(
    articles.flatMap(one => one.suppliers.map(({ supplier }) => [supplier.number, supplier])),
  )
  return {
    customer: customers.map(({ customer: one }) => [
      one.number,
      one.name,
      one.debtorNumber,
      one.vatNumber,
      one.priceGroup,
      one.language,
      one.currency,
      one.city,
      one.country,
    ]),
    address: customers.flatMap(({ customer, addresses }) =>
      addresses.map(one => [
        one.id,
        customer.number,
        one.kind,
        one.name,
        one.street,
        one.postalCode,
        one.city,
        one.country,
      ]),
    ),
    contact: customers.flatMap(({ contacts }) =>
      contacts.map(one => [one.id, one.customerNumber, one.name, one.email, one.phone, one.role]),
    ),
    appointment: customers.flatMap(({ customer, appointments }) =>
      appointments.map(one => [one.id, customer.number, one.subject, one.startsAt, one.endsAt]),
    ),
    note: customers.flatMap(({ customer, notes }) =>
      notes.map(one => [one.id, customer.number, one.text, one.createdAt]),
    ),
    opportunity: customers.flatMap(({ opportunities }) =>
      opportunities.map(one => [
        one.id,
        one.customerNumber,
        one.name,
        one.stage,
        text(one.probability),
        text(one.amount?.amount),
        one.amount?.currency ?? null,
        one.expectedCloseDate,
      ]),
    ),
    article: articles.map(({ article: one }) => [
      one.number,
      one.description,
      one.unit,
      text(one.prices.sales?.amount),
      text(one.prices.cost?.amount),
      text(one.prices.purchase?.amount),
      text(one.prices.material?.amount),
      one.prices.sales?.currency ?? one.prices.cost?.currency ?? null,
      text(one.reorderLevel?.value),
      text(one.leadTimeDays),
      flag(one.blocked),
    ]),
    stock: articles.flatMap(({ article, stock }) =>
      stock.map(one => [
        article.number,
        one.warehouse,
        text(one.onHand?.value),
        text(one.reserved?.value),
        text(one.available?.value),
        one.onHand?.unit ?? null,
      ]),
    ),
    article_supplier: articles.flatMap(({ article, suppliers: list }) =>
      list.map(one => [
        article.number,
        one.supplier.number,
        one.supplierArticleNumber,
        text(one.purchasePrice?.amount),
        one.purchasePrice?.currency ?? null,
        text(one.leadTimeDays),
        text(one.minimumOrderQuantity?.value),
        one.minimumOrderQuantity?.unit ?? null,
        flag(one.preferred),
      ]),
    ),
    supplier: [...suppliers.values()].map(one => [one.number, one.name]),
    work_center: WORK_CENTERS.map(one => [
      one.code,
      one.name,
      text(one.ratePerHour?.amount),
      one.ratePerHour?.currency ?? null,
    ]),
  }
}

/** A description of those tables, and of the staging tables once `createStaging` made them. */
export function describeDemo(url: string, more: Partial<SqlOptions> = {}): ConnectorDescription {
  return sql({ url, ...DEMO_RELATIONS, ...more })
}

export const DEMO_RELATIONS: Omit<SqlOptions, 'url'> = {
  customers: {
    from: 'customer',
    map: {
      number: 'number',
      name: 'name',
      debtorNumber: 'debtor',
      vatNumber: 'vat',
      priceGroup: 'price_group',
      language: 'language',
      currency: 'currency',
      city: 'city',
      country: 'country',
    },
  },
  addresses: {
    from: 'address',
    map: {
      id: 'id',
      customer: 'customer',
      kind: 'kind',
      name: 'name',
      street: 'street',
      postalCode: 'postal_code',
      city: 'city',
      country: 'country',
    },
  },
  contacts: {
    from: 'contact',
    map: { id: 'id', customerNumber: 'customer', name: 'name', email: 'email', phone: 'phone', role: 'role' },
  },
  appointments: {
    from: 'appointment',
    map: { id: 'id', customer: 'customer', subject: 'subject', startsAt: 'starts_at', endsAt: 'ends_at' },
  },
  notes: { from: 'note', map: { id: 'id', customer: 'customer', text: 'body', createdAt: 'created_at' } },
  opportunities: {
    from: 'opportunity',
    map: {
      id: 'id',
      customerNumber: 'customer',
      name: 'name',
      stage: 'stage',
      probability: 'probability',
      amount: 'amount',
      currency: 'currency',
      expectedCloseDate: 'closes_on',
    },
  },
  articles: {
    from: 'article',
    map: {
      number: 'number',
      description: 'description',
      unit: 'unit',
      prices: {
        sales: 'sales',
        cost: 'cost',
        purchase: 'purchase',
        material: 'material',
        currency: 'currency',
      },
      reorderLevel: 'reorder_level',
      leadTimeDays: 'lead_time_days',
      blocked: 'blocked',
    },
  },
  stock: {
    from: 'stock',
    map: {
      article: 'article',
      warehouse: 'warehouse',
      onHand: 'on_hand',
      reserved: 'reserved',
      available: 'available',
      unit: 'unit',
    },
  },
  suppliers: {
    from: 'article_supplier',
    join: { supplier: { on: { number: 'supplier' } } },
    map: {
      article: 'article',
      supplier: { number: 'supplier', name: 'supplier.name' },
      supplierArticleNumber: 'their_number',
      purchasePrice: 'price',
      currency: 'currency',
      leadTimeDays: 'lead_time_days',
      minimumOrderQuantity: 'minimum',
      unit: 'unit',
      preferred: 'preferred',
    },
  },
  workCenters: {
    from: 'work_center',
    map: { code: 'code', name: 'name', ratePerHour: 'rate', currency: 'currency' },
  },
}
