import { expect, it } from 'vitest'
import { type SqlOptions, sql } from '../../../src/connectors/sql/index.ts'

const url = 'sqlite::memory:'

/** These are checked by tsc: a description that misspells one of our nouns does not compile. */
const RIGHT: SqlOptions = {
  url: () => url,
  currency: 'EUR',
  customers: {
    from: 'ACCOUNT',
    where: { ACTIVE: true, KIND: ['A', 'B'], DELETED: null },
    map: {
      number: 'NO',
      name: 'NAME',
      country: { column: 'LAND', values: { D: 'DE' } },
      currency: () => 'EUR',
    },
  },
  articles: {
    from: 'ITEM',
    map: {
      number: 'NO',
      unit: () => 'H87',
      prices: { sales: 'PRICE', cost: { column: 'COST', read: text => text?.replace(',', '.') ?? null } },
      blocked: { column: 'STATE', values: { X: true, '': false } },
      leadTimeDays: () => 5,
    },
  },
  orders: {
    into: 'STAGE',
    reference: 'REF',
    map: { debtorNumber: 'DEB' },
    deliveryAddress: { city: 'CITY' },
  },
}

const WRONG: SqlOptions[] = [
  // @ts-expect-error a customer has a number
  { url, customers: { from: 'c', map: { name: 'NAME' } } },
  // @ts-expect-error it is `name`
  { url, customers: { from: 'c', map: { number: 'NO', nmae: 'NAME' } } },
  // @ts-expect-error it is `sales`
  { url, articles: { from: 'a', map: { number: 'NO', prices: { sale: 'PRICE' } } } },
  // @ts-expect-error a name is filtered by, so no function may stand between
  { url, customers: { from: 'c', map: { number: 'NO', name: { column: 'N', read: String } } } },
  // @ts-expect-error BILLING, DELIVERY or VISIT
  { url, addresses: { from: 'a', map: { customer: 'C', kind: () => 'HOME' } } },
  // @ts-expect-error blocked is yes or no
  { url, articles: { from: 'a', map: { number: 'NO', blocked: { column: 'B', values: { X: 'yes' } } } } },
  // @ts-expect-error stock belongs to an article
  { url, stock: { from: 's', map: { warehouse: 'W', onHand: 'Q' } } },
  // @ts-expect-error it is `debtorNumber`
  { url, orders: { into: 's', reference: 'r', map: { debtor: 'D' } } },
  // @ts-expect-error it is `parts`
  { url, orders: { into: 's', reference: 'r', map: {}, part: { into: 'p', reference: 'r', map: {} } } },
]

it('takes what compiles', () => {
  expect(sql(RIGHT).connector).toBe('sql')
  expect(WRONG).toHaveLength(9)
})
