import type { ArticleRecord } from '../../src/connectors/memory/articles.ts'
import type { CustomerRecord } from '../../src/connectors/memory/customers.ts'
import { type DemoData, generateDemoData } from '../../src/connectors/memory/index.ts'
import type { Article } from '../../src/domain/article.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { money } from '../../src/domain/money.ts'

/** The demo's records, fewer of them, and beside them the ones that catch a careless connector. */
export function contractData(): DemoData {
  const { customers, articles } = generateDemoData()
  return {
    customers: [...customers.slice(0, 430), ...HOSTILE_CUSTOMERS],
    articles: [...articles.slice(0, 420), ...HOSTILE_ARTICLES],
  }
}

function customer(number: string, known: Partial<Customer>): CustomerRecord {
  return {
    customer: {
      number,
      name: null,
      debtorNumber: null,
      vatNumber: null,
      priceGroup: null,
      language: null,
      currency: null,
      city: null,
      country: null,
      ...known,
    },
    addresses: [],
    contacts: [],
    appointments: [],
    notes: [],
    opportunities: [],
  }
}

const HOSTILE_CUSTOMERS: readonly CustomerRecord[] = [
  customer('X-unknown', {}),
  customer('X-case-1', { name: 'ÅNGSTRÖM Bau', city: 'Zürich' }),
  customer('X-case-2', { name: 'ångström bau', city: 'zürich' }),
  customer('X-case-3', { name: 'Angstrom Bau', city: 'Zurich' }),
  customer('X-CASE-3', { name: 'Kelvin \u212a', city: 'Zurich' }),
  customer('X-percent', { name: '100 % Hout', city: 'a_b' }),
  customer('X-no-percent', { name: '100 procent Hout', city: 'axb' }),
  customer('X-backslash', { name: 'C:\\Bouw [x] (y) "q" \'s ^$.*+?|{}', city: null }),
  customer('X-emoji', { name: '😀 Bouw', city: 'Łódź' }),
  customer('X-private', { name: '\ufffd Bouw', city: 'Istanbul' }),
  customer('X-turkish', { name: 'İstanbul Cam', city: 'İstanbul' }),
  customer('X-greek', { name: 'ΟΔΟΣ', city: 'Σίφνος' }),
  customer('X-space', { name: 'Bouw ', city: 'Delft' }),
  customer('X-space-not', { name: 'Bouw', city: 'Delft' }),
  customer('X-007', { name: 'Null zero zero' }),
  customer('007', { name: 'Leading zeros' }),
  customer('7', { name: 'No leading zeros' }),
]

function article(number: string, known: Partial<Article>, rest: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    article: {
      number,
      description: null,
      unit: 'H87',
      prices: { sales: null, cost: null, purchase: null, material: null },
      reorderLevel: null,
      leadTimeDays: null,
      blocked: null,
      ...known,
    },
    suppliers: [],
    stock: [],
    ...rest,
  }
}

const none = { sales: null, cost: null, purchase: null, material: null }
const euro = (amount: string) => ({ ...none, sales: money(amount, 'EUR') })
const pieces = (value: string) => ({ value: Decimal.of(value), unit: 'H87' })

/** Two amounts that are one double, and one between them and the next. */
export const BEYOND_DOUBLE = ['9007199254740992.01', '9007199254740992.02', '9007199254740993.00'] as const

const HOSTILE_ARTICLES: readonly ArticleRecord[] = [
  article('Y-unknown', {}),
  article('Y-big-1', { prices: euro(BEYOND_DOUBLE[0]), description: 'Big' }),
  article('Y-big-2', { prices: euro(BEYOND_DOUBLE[1]), description: 'Big' }),
  article('Y-big-3', { prices: euro(BEYOND_DOUBLE[2]), description: 'Big' }),
  article('Y-fine', { prices: { ...none, sales: money('0.0001', 'EUR'), cost: money('0.1234', 'EUR') } }),
  article('Y-zero', { prices: euro('0.00'), leadTimeDays: 0, blocked: false }),
  article('Y-minus', { prices: euro('-1.50'), leadTimeDays: 0 }),
  article('Y-minus-2', { prices: euro('-1.5001') }),
  article('Y-tie-b', { prices: euro('5.55'), leadTimeDays: 9 }),
  article('Y-tie-a', { prices: euro('5.55'), leadTimeDays: 9 }),
  article('Y-tie-B', { prices: euro('5.55'), leadTimeDays: 9 }),
  article('Y-yen', { prices: { ...none, sales: money('1200', 'JPY') } }),
  article('Y-blocked', { blocked: true }),
  article('Y-no-stock', { reorderLevel: pieces('1') }),
  article('Y-no-level', {}, { stock: [stock('ARNHEM', '0', '0')] }),
  article(
    'Y-exact',
    { reorderLevel: pieces('10') },
    { stock: [stock('ARNHEM', '8', '1'), stock('VENLO', '3', '0')] },
  ),
  article(
    'Y-below',
    { reorderLevel: pieces('10.0000001') },
    { stock: [stock('ARNHEM', '8', '1'), stock('VENLO', '3', '0')] },
  ),
  article('Y-metre', { unit: 'MTR', reorderLevel: { value: Decimal.of('0.5'), unit: 'MTR' } }),
]

function stock(warehouse: string, onHand: string, reserved: string) {
  return {
    warehouse,
    onHand: pieces(onHand),
    reserved: pieces(reserved),
    available: pieces(Decimal.of(onHand).minus(Decimal.of(reserved)).toString()),
  }
}
