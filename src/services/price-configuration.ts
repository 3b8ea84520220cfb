import type { Definition } from '../domain/bom.ts'
import { Decimal } from '../domain/decimal.ts'
import {
  type AgreedDiscount,
  type CostNeeds,
  type ExchangeRate,
  type LinePrice,
  type PriceTerms,
  tellPrice,
} from '../domain/line-price.ts'
import { unpack } from '../domain/packed.ts'
import { vatRateFor } from '../domain/vat.ts'
import {
  articleNeeds,
  type Choices,
  calculateCase,
  checkQuantity,
  hashOf,
  PartRefused,
  type PricedCase,
  type ProductModel,
  workCenters,
} from '../engine/index.ts'
import { calculateInPool, isSawnLong } from './calculate-in-pool.ts'
import type { ServiceRequest } from './environment.ts'
import { type ErpCosts, readErpCosts } from './erp-costs.ts'
import { findRate, type PriceContext } from './price-context.ts'
import { refuse } from './user-error.ts'

/** A product, its quantity and for whom: all that a price and a definition follow from. */
export interface PricedThing {
  readonly model: ProductModel
  /** Of a COMPLETE configuration */
  readonly values: Choices
  readonly quantity: Decimal
  readonly context: PriceContext
  readonly discount: AgreedDiscount | null
}

export interface Priced {
  readonly price: LinePrice
  readonly definition: Definition
}

/** @throws Refusal QUANTITY_INVALID */
export function requireQuantity(
  model: ProductModel,
  quantity: Decimal,
  path: readonly (string | number)[],
): void {
  const refusal = checkQuantity(model, quantity)
  if (refusal) refuse('QUANTITY_INVALID', refusal.message, path)
}

/** What the ERP must be asked before the thing can be priced. @throws Refusal PART_REFUSED */
export function costNeedsOf(
  { model, values, quantity }: PricedThing,
  path: readonly (string | number)[],
): CostNeeds {
  try {
    return {
      articles: articleNeeds(model, values, quantity),
      workCenters: workCenters(model, values, quantity),
    }
  } catch (error) {
    if (error instanceof PartRefused) refuse('PART_REFUSED', `${error.message}.`, path)
    throw error
  }
}

/**
 * Prices and explodes one thing, with the ERP's costs of now.
 *
 * @param path to the price context in the input
 * @param at to the thing
 * @throws Refusal CURRENCY_NOT_SUPPORTED, PART_REFUSED; DovetailError as the pool, for a product with long saw lists
 */
export async function priceThing(
  request: ServiceRequest,
  thing: PricedThing,
  path: readonly (string | number)[],
  at: readonly (string | number)[],
): Promise<Priced> {
  const costs = await readErpCosts(request.reads, costNeedsOf(thing, at), thing.model.currency)
  return priceWithCosts(request, thing, costs, path)
}

/**
 * Here, or in the pool where saw lists are long.
 *
 * @throws Refusal CURRENCY_NOT_SUPPORTED; DovetailError as the pool
 */
export async function priceWithCosts(
  request: Pick<ServiceRequest, 'exchangeRates' | 'clock' | 'pool' | 'signal'>,
  thing: PricedThing,
  costs: ErpCosts,
  path: readonly (string | number)[],
): Promise<Priced> {
  const { exchangeRates, clock } = request
  const { model, context } = thing
  const rate = findRate(exchangeRates, model.currency, context.currency, context.date, [...path, 'currency'])
  const terms = termsOf(thing, costs, rate, clock.now().toISOString())
  if (isSawnLong(model)) return calculateAlone(request, thing, terms)
  const { price, definition } = calculateCase(caseOf(thing, costs, rate)).calculated
  return { price: tellPrice(price, terms), definition }
}

async function calculateAlone(
  request: Pick<ServiceRequest, 'pool' | 'signal'>,
  { model, values, quantity }: PricedThing,
  terms: PriceTerms,
): Promise<Priced> {
  const { price, definition } = await calculateInPool(request)({ model, values, quantity, terms })
  return { price: unpack(price), definition: unpack(definition) }
}

/** The thing as the engine prices it. */
export function caseOf(
  { model, values, quantity, context, discount }: PricedThing,
  { articleCosts, ratesPerHour }: Pick<ErpCosts, 'articleCosts' | 'ratesPerHour'>,
  exchangeRate: ExchangeRate | null,
): PricedCase {
  const discountPercent = discount && Decimal.of(discount.percent)
  const buyer = { priceGroup: context.priceGroup, discountPercent }
  return { model, values, quantity, buyer, inputs: { articleCosts, ratesPerHour }, exchangeRate }
}

export function termsOf(
  { model, values, context, discount }: PricedThing,
  costs: ErpCosts,
  exchangeRate: ExchangeRate | null,
  now: string,
): PriceTerms {
  return {
    vatRate: vatRateFor(context.country, context.vatNumber),
    exchangeRate,
    provenance: [
      { source: 'engine', status: 'LIVE', asOf: now, reason: null },
      ...(context.customerProvenance ? [context.customerProvenance] : []),
      costs.provenance,
    ],
    inputs: {
      modelCode: model.code,
      modelVersion: model.version,
      configurationHash: hashOf(model, values),
      priceGroup: context.priceGroup,
      country: context.country,
      vatNumber: context.vatNumber,
      date: context.date,
      articleCosts: asRecord(costs.articleCosts),
      ratesPerHour: asRecord(costs.ratesPerHour),
      needs: costs.needs,
      discount,
    },
    language: context.locale,
  }
}

function asRecord(values: ReadonlyMap<string, Decimal>): Record<string, string> {
  return Object.fromEntries([...values].map(([key, value]) => [key, value.toString()]))
}

export const ONE_PIECE = Decimal.of(1)
