import type { ZodType } from 'zod'
import type { DocumentAddress } from '../../domain/document.ts'
import type { ReadOptions } from '../../ports/source.ts'
import type { TrytonClient } from './client.ts'
import { type Asked, search } from './search.ts'
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

export interface SaleFound {
  readonly id: number
  readonly state: string
  readonly number: string | null
}

export interface DebtorFound {
  readonly id: number
  readonly active: boolean
  readonly paymentTerm: number | null
  /** When it was last changed, as Tryton writes it */
  readonly timestamp: string
}

export interface CurrencyFound {
  readonly id: number
  readonly digits: number
}

/** How a product is made. */
export interface LinkFound {
  readonly bom: number
  readonly routing: number | null
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

/** One search each, oldest record first. */
export class Finder {
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

  async debtor(number: string | null): Promise<DebtorFound | null> {
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

  async currency(code: string): Promise<CurrencyFound | null> {
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

  async links(products: readonly number[], hasRouting: boolean): Promise<ReadonlyMap<number, LinkFound>> {
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
