import { Decimal } from '../../src/domain/decimal.ts'
import { money } from '../../src/domain/money.ts'
import type { Order } from '../../src/domain/order.ts'
import type { Quote } from '../../src/domain/quote.ts'
import type { Store } from '../../src/ports/store.ts'
import type { NewTransmission } from '../../src/ports/transmission-queue.ts'
import { openStore } from '../../src/store/open.ts'
import { createTestDatabase, databaseKinds, type TestDatabase } from './databases.ts'

/** The kinds of database that our own store can be on, as far as there is one to test on. */
export const storeKinds = (await databaseKinds()).filter(kind => kind !== 'postgres')

/** A store of a test's own, and its database to look behind it. */
export interface TestStore {
  readonly store: Store
  readonly database: TestDatabase
  drop(): Promise<void>
}

export async function openTestStore(kind: TestDatabase['kind']): Promise<TestStore> {
  const database = await createTestDatabase(kind)
  const store = await openStore(database.url)
  const drop = async () => {
    await store.close()
    await database.drop()
  }
  return { store, database, drop }
}

let made = 0

/** An empty quote over `net`; what is left out does not matter. */
export function aQuote({
  net = '100.00',
  ...fields
}: Partial<Quote> & { readonly net?: string } = {}): Quote {
  made++
  return {
    id: made.toString(16).padStart(32, '0'),
    number: `Q-2026-${String(made).padStart(5, '0')}`,
    revision: 1,
    status: 'DRAFT',
    createdAt: '2026-11-24T09:15:00.000Z',
    validUntil: '2026-12-24',
    customerNumber: 'C-10001',
    contactId: null,
    opportunityId: null,
    totals: {
      currency: 'EUR',
      net: money(net, 'EUR'),
      vatRate: Decimal.of(21),
      vat: money('21.00', 'EUR'),
      gross: money('121.00', 'EUR'),
    },
    hasLowMargin: false,
    lines: [],
    ...fields,
  }
}

/** Something to send to the ERP; what is left out does not matter. */
export function aTransmission(fields: Partial<NewTransmission> = {}): NewTransmission {
  made++
  return {
    id: made.toString(16).padStart(32, '0'),
    target: 'erp',
    kind: 'ORDER',
    externalReference: `O-2026-${String(made).padStart(5, '0')}`,
    orderingKey: `O-2026-${String(made).padStart(5, '0')}`,
    payload: '{"n":1}',
    payloadHash: 'hash',
    at: 1_000,
    ...fields,
  }
}

/** An order without lines, of a quote that has to be there; what is left out does not matter. */
export function anOrder(fields: Partial<Order> = {}): Order {
  const { id, number, totals } = aQuote()
  return {
    id,
    number: number.replace('Q-', 'O-'),
    revision: 1,
    status: 'PLACED',
    createdAt: '2026-11-24T09:15:00.000Z',
    quoteId: id,
    customerNumber: 'C-10001',
    debtorNumber: 'D40001',
    contactId: null,
    customerReference: null,
    requestedDeliveryDate: null,
    confirmedDeliveryDate: null,
    deliveryAddress: null,
    totals,
    lines: [],
    ...fields,
  }
}
