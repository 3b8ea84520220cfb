import { type OrderDocument, recordReference } from '../../domain/document.ts'
import type { ReadOptions } from '../../ports/source.ts'
import type { TrytonClient } from './client.ts'
import {
  type CurrencyFound,
  type DebtorFound,
  Finder,
  findSales,
  type LinkFound,
  type SaleFound,
} from './finder.ts'
import type { OrderNeeds } from './needs.ts'
import type { TrytonOptions } from './options.ts'
import { SYMBOLS } from './units.ts'
import type { AddressRow, ProductRow, UnitRow } from './wire.ts'

/** What Tryton has of all that an order needs, read at one time. Ids are Tryton's. */
export interface Survey {
  /** Under our reference, by id */
  readonly sales: readonly SaleFound[]
  readonly debtor: DebtorFound | null
  /** Of the debtor, active ones, by id */
  readonly addresses: readonly AddressRow[]
  /** Of the delivery address; null where Tryton does not know it, or none is named */
  readonly country: number | null
  readonly currency: CurrencyFound | null
  /** ISO 4217, in which Tryton keeps prices of articles */
  readonly companyCurrency: string | null
  /** By UN/ECE Rec 20 code */
  unitOf(code: string): UnitRow | null
  unitById(id: number): UnitRow | null
  /** By code; where several have it the active one */
  readonly products: ReadonlyMap<string, ProductRow>
  /** Product → how it is made */
  readonly links: ReadonlyMap<number, LinkFound>
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
      findSales(client, recordReference(document), options),
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
