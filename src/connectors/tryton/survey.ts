import type { ZodType } from 'zod'
import type { DocumentAddress, OrderDocument } from '../../domain/document.ts'
import type { ReadOptions, TrytonClient } from './client.ts'
import type { OrderNeeds } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { type Asked, search } from './search.ts'
import { SYMBOLS } from './units.ts'
import {
  ADDRESSES,
  type AddressRow,
  CODED,
  COMPANIES,
  CURRENCIES,
  DEBTOR,
  LINKS,
  MODELS,
  NAMED,
  PARTS_LISTS,
  PRODUCTS,
  type ProductRow,
  ROUTINGS,
  SALES,
  UNITS,
  type UnitRow,
} from './wire.ts'

/** What Tryton has of all that an order needs, read at one time. Ids are Tryton's. */
export interface Survey {
  /** Under our reference, by id */
  readonly sales: readonly SaleFound[]
  readonly debtor: {
    readonly id: number
    readonly active: boolean
    readonly paymentTerm: number | null
    readonly timestamp: string
  } | null
  /** Of the debtor, active ones, by id */
  readonly addresses: readonly AddressRow[]
  /** Of the delivery address; null where Tryton does not know it, or none is named */
  readonly country: number | null
  readonly currency: { readonly id: number; readonly digits: number } | null
  /** ISO 4217, in which Tryton keeps prices of articles */
  readonly companyCurrency: string | null
  /** By UN/ECE Rec 20 code */
  unitOf(code: string): UnitRow | null
  unitById(id: number): UnitRow | null
  /** By code; where several have it the active one */
  readonly products: ReadonlyMap<string, ProductRow>
  /** Product → how it is made */
  readonly links: ReadonlyMap<number, { readonly bom: number; readonly routing: number | null }>
  /** Article number → a parts list of that name and for that article which nobody linked to it yet */
  readonly looseLists: ReadonlyMap<string, number>
  /** Parts list → its routing */
  readonly routings: ReadonlyMap<number, number>
  readonly operations: ReadonlyMap<string, number>
  readonly workCenters: ReadonlyMap<string, number>
  readonly accountCategories: readonly { readonly id: number; readonly name: string }[]
  /** Of those that not every Tryton has */
  readonly models: ReadonlySet<string>
}

export interface SaleFound {
  readonly id: number
  readonly state: string
  readonly number: string | null
}

const OPTIONAL_MODELS = ['production.bom', 'production.routing', 'production.work.center.category']
/** What is deactivated is found too: that is how Tryton blocks. */
const ALSO_INACTIVE = { active_test: false }

/** Every sale under exactly our reference, oldest first. */
export async function findSales(
  client: TrytonClient,
  reference: string,
  options: ReadOptions,
): Promise<readonly SaleFound[]> {
  const what = `order "${reference}"`
  const fields = ['reference', 'state', 'number']
  const domain = [['reference', '=', reference]]
  const rows = await search(client, { what, model: 'sale.sale', fields }, SALES, options, domain)
  return rows.filter(row => row.reference === reference)
}

/** Reads all of it, with a handful of searches however long the order is. */
export async function surveyFor(
  client: TrytonClient,
  document: OrderDocument,
  needs: OrderNeeds,
  trytonOptions: TrytonOptions,
  options: ReadOptions,
): Promise<Survey> {
  const find = new Finder(client, options)
  const [sales, models, debtor, country, currency, companyCurrency, units, products, accountCategories] =
    await Promise.all([
      findSales(client, document.externalReference, options),
      find.models(),
      find.debtor(document.debtorNumber),
      find.country(document.deliveryAddress),
      find.currency(document.currency),
      find.companyCurrency(),
      find.units(),
      find.products(needs.articles.map(article => article.number)),
      find.named('product.category', null, [['accounting', '=', true]]),
    ])
  const made = needs.partsLists.map(list => list.number)
  const production = await surveyProduction(find, needs, made, products, models)
  const bySymbol = new Map([...units].reverse().map(unit => [unit.symbol, unit]))
  const byId = new Map(units.map(unit => [unit.id, unit]))
  return {
    sales,
    models,
    debtor,
    country,
    currency,
    companyCurrency,
    products,
    accountCategories,
    ...production,
    addresses: debtor ? await find.addresses(debtor.id) : [],
    unitOf: code => bySymbol.get(trytonOptions.units?.[code] ?? SYMBOLS[code] ?? '') ?? null,
    unitById: id => byId.get(id) ?? null,
  }
}

/** Of the debtor, active ones, by id. */
export const surveyAddresses = (client: TrytonClient, debtor: number, options: ReadOptions) =>
  new Finder(client, options).addresses(debtor)

/** By code, what is deactivated too. */
export const surveyProducts = (client: TrytonClient, numbers: readonly string[], options: ReadOptions) =>
  new Finder(client, options).products(numbers)

type Production = Pick<Survey, 'links' | 'looseLists' | 'routings' | 'operations' | 'workCenters'>

async function surveyProduction(
  find: Finder,
  needs: OrderNeeds,
  made: readonly string[],
  products: ReadonlyMap<string, ProductRow>,
  models: ReadonlySet<string>,
): Promise<Production> {
  const none = new Map<never, never>()
  if (made.length === 0 || !models.has('production.bom'))
    return { links: none, looseLists: none, routings: none, operations: none, workCenters: none }
  const hasRouting = models.has('production.routing')
  const operations = needs.partsLists.flatMap(list => list.operations)
  const workCenters = operations.flatMap(({ workCenter }) => workCenter ?? [])
  const ids = made.flatMap(number => products.get(number)?.id ?? [])
  const [links, lists, operationRows, categoryRows] = await Promise.all([
    find.links(ids, hasRouting),
    find.partsLists(made),
    hasRouting ? find.named('production.routing.operation', names(operations)) : [],
    models.has('production.work.center.category')
      ? find.named('production.work.center.category', workCenters)
      : [],
  ])
  const looseLists = new Map(
    lists.flatMap(list => {
      const product = products.get(list.name)
      return product && list.output_products.includes(product.id) ? [[list.name, list.id] as const] : []
    }),
  )
  return {
    links,
    looseLists,
    routings: hasRouting ? await find.routings([...looseLists.values()]) : none,
    operations: firstByName(operationRows),
    workCenters: firstByName(categoryRows),
  }
}

const names = (operations: readonly { readonly number: string }[]): string[] => [
  ...new Set(operations.map(operation => operation.number)),
]

/** Names are not unique: the oldest is meant. */
function firstByName(rows: readonly { readonly id: number; readonly name: string }[]): Map<string, number> {
  return new Map([...rows].reverse().map(row => [row.name, row.id]))
}

/** One search each, oldest record first. */
class Finder {
  readonly #client: TrytonClient
  readonly #options: ReadOptions

  constructor(client: TrytonClient, options: ReadOptions) {
    this.#client = client
    this.#options = options
  }

  async models(): Promise<ReadonlySet<string>> {
    const asked = { what: 'modules', model: 'ir.model', fields: ['model'] }
    const rows = await this.#search(asked, MODELS, [['model', 'in', OPTIONAL_MODELS]])
    return new Set(rows.map(row => row.model))
  }

  async debtor(number: string | null): Promise<Survey['debtor']> {
    if (number === null) return null
    const fields = ['code', 'active', 'customer_payment_term', '_timestamp']
    const asked = { what: `debtor "${number}"`, model: 'party.party', fields, context: ALSO_INACTIVE }
    const [row] = (await this.#search(asked, DEBTOR, [['code', '=', number]])).filter(
      one => one.code === number,
    )
    return row
      ? { id: row.id, active: row.active, paymentTerm: row.customer_payment_term, timestamp: row._timestamp }
      : null
  }

  async addresses(party: number): Promise<readonly AddressRow[]> {
    const fields = ['active', 'invoice', 'delivery', 'party_name', 'street', 'postal_code', 'city', 'country']
    const asked = { what: 'addresses', model: 'party.address', fields }
    return this.#search(asked, ADDRESSES, [['party', '=', party]])
  }

  async country(address: DocumentAddress | null): Promise<number | null> {
    if (address?.country == null) return null
    const asked = { what: 'countries', model: 'country.country', fields: ['code'] }
    const [row] = await this.#search(asked, CODED, [['code', '=', address.country]])
    return row?.id ?? null
  }

  async currency(code: string): Promise<Survey['currency']> {
    const asked = { what: 'currencies', model: 'currency.currency', fields: ['code', 'digits'] }
    const [row] = await this.#search(asked, CURRENCIES, [['code', '=', code]])
    return row ?? null
  }

  async companyCurrency(): Promise<string | null> {
    const company = await this.#client.company(this.#options)
    const asked = { what: 'company', model: 'company.company', fields: ['currency.code'] }
    const [row] = await this.#search(asked, COMPANIES, [['id', '=', company]])
    return row?.['currency.'].code ?? null
  }

  units(): Promise<readonly UnitRow[]> {
    const fields = ['symbol', 'category', 'digits']
    return this.#search({ what: 'units', model: 'product.uom', fields }, UNITS, [])
  }

  async products(numbers: readonly string[]): Promise<ReadonlyMap<string, ProductRow>> {
    const fields = ['code', 'active', 'default_uom', '_timestamp']
    const template = ['template.active', 'template.type', 'template.salable']
    const asked = {
      what: 'articles',
      model: 'product.product',
      fields: [...fields, ...template],
      context: ALSO_INACTIVE,
    }
    const rows = await this.#search(asked, PRODUCTS, [['code', 'in', [...new Set(numbers)]]])
    const isActive = (row: ProductRow) => Number(row.active && row['template.'].active)
    return new Map([...rows].sort((a, b) => isActive(a) - isActive(b)).map(row => [row.code, row]))
  }

  /** @param among all when null */
  named(model: string, among: readonly string[] | null, domain: readonly unknown[] = []) {
    const clauses = among === null ? domain : [...domain, ['name', 'in', [...new Set(among)]]]
    return this.#search({ what: model, model, fields: ['name'] }, NAMED, clauses)
  }

  async links(products: readonly number[], hasRouting: boolean): Promise<Survey['links']> {
    const fields = ['product', 'bom', ...(hasRouting ? ['routing'] : [])]
    const asked = { what: 'parts lists of articles', model: 'product.product-production.bom', fields }
    const rows = await this.#search(asked, LINKS, [['product', 'in', products]])
    return new Map(
      [...rows]
        .reverse()
        .map(({ product, bom, routing }) => [product, { bom, routing: routing ?? null }] as const),
    )
  }

  async partsLists(numbers: readonly string[]) {
    const asked = { what: 'parts lists', model: 'production.bom', fields: ['name', 'output_products'] }
    const rows = await this.#search(asked, PARTS_LISTS, [['name', 'in', numbers]])
    return [...rows].reverse()
  }

  async routings(lists: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const asked = { what: 'routings', model: 'production.routing', fields: ['name', 'boms'] }
    const rows = await this.#search(asked, ROUTINGS, [['boms', 'in', lists]])
    return new Map([...rows].reverse().flatMap(row => row.boms.map(bom => [bom, row.id] as const)))
  }

  #search<T>(asked: Asked, schema: ZodType<T[]>, domain: readonly unknown[]): Promise<readonly T[]> {
    return search(this.#client, asked, schema, this.#options, domain)
  }
}
