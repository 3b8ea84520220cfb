import { Decimal } from './decimal.ts'
import { type Money, roundedMoney } from './money.ts'
import type { ModelPrice, PriceStep, QuantityBreak } from './price.ts'
import { addVat } from './vat.ts'

/** Fields say where they come from. */
export interface Provenance {
  readonly source: string
  readonly status: 'LIVE' | 'CACHED' | 'STALE' | 'UNAVAILABLE'
  /** ISO moment of the read */
  readonly asOf: string | null
  readonly reason: string | null
}

export interface ExchangeRate {
  readonly from: string
  readonly to: string
  readonly rate: Decimal
  /** ISO date it was pinned on */
  readonly date: string
}

/** Into the rate's currency, rounded once to its smallest coin; unchanged without a rate. */
export function convert(amount: Money, rate: ExchangeRate | null): Money {
  return rate === null ? amount : roundedMoney(amount.amount.times(rate.rate), rate.to)
}

/**
 * A price as a customer is told it: VAT on top, and net, VAT and gross converted once where another currency was asked. All else
 * is in the model's (or the article's) currency.
 */
export interface LinePrice {
  readonly quantity: Decimal
  readonly unitList: Money
  readonly unitNet: Money
  readonly goodsNet: Money
  readonly servicesNet: Money
  /** In the asked currency */
  readonly net: Money
  readonly vatRate: Decimal | null
  readonly vat: Money | null
  readonly gross: Money | null
  readonly steps: readonly PriceStep[]
  readonly quantityBreaks: readonly QuantityBreak[]
  readonly exchangeRate: ExchangeRate | null
  readonly provenance: readonly Provenance[]
  /** Null when the cost of an article is unknown */
  readonly cost: Money | null
  readonly margin: Money | null
  readonly marginPercent: Decimal | null
  /** What it was computed from, so that it can be computed again */
  readonly inputs: PriceInputs
  /** Language of the labels that was asked for; null: the reader's own */
  readonly language: string | null
}

export interface PriceInputs {
  readonly modelCode: string | null
  readonly modelVersion: string | null
  readonly configurationHash: string | null
  readonly priceGroup: string | null
  readonly country: string | null
  readonly vatNumber: string | null
  /** ISO date */
  readonly date: string
  /** Article number → cost per unit that the ERP gave, decimal text */
  readonly articleCosts: Readonly<Record<string, string>>
  /** Work centre code → rate per hour that the ERP gave, decimal text */
  readonly ratesPerHour: Readonly<Record<string, string>>
  /** What the ERP was asked about; left out where no model priced it */
  readonly needs?: CostNeeds
  /** Off the goods of this line; left out or null for none */
  readonly discount?: AgreedDiscount | null
}

/** Whose costs a price may follow from. */
export interface CostNeeds {
  readonly articles: readonly {
    readonly number: string
    /** The unit its line counts and costs it in; null for the product itself */
    readonly unit: string | null
  }[]
  readonly workCenters: readonly string[]
}

/** A discount that somebody agreed to for one line. */
export interface AgreedDiscount {
  /** 0 to 100, decimal text */
  readonly percent: string
  /** Principal of the caller who gave it first: a later revision at the same discount does not change it */
  readonly by: string
  /** ISO moment */
  readonly at: string
  readonly reason: string | null
}

/** What a price follows from beside the configuration and its quantity, as it records it: all of it is plain. */
export type PriceTerms = Pick<LinePrice, 'vatRate' | 'exchangeRate' | 'provenance' | 'inputs' | 'language'>

/** The price as the customer is told it: VAT on top, net, VAT and gross converted once where another currency was asked. */
export function tellPrice(price: ModelPrice, terms: PriceTerms): LinePrice {
  const { vatRate, exchangeRate, provenance, inputs, language } = terms
  const net = convert(price.net, exchangeRate)
  return {
    quantity: price.quantity,
    unitList: price.unitList,
    unitNet: price.unitNet,
    goodsNet: price.goodsNet,
    servicesNet: price.servicesNet,
    net,
    vatRate,
    ...addVat(net, vatRate),
    steps: price.steps,
    quantityBreaks: price.quantityBreaks,
    exchangeRate,
    provenance,
    cost: price.cost,
    margin: price.margin,
    marginPercent: price.marginPercent,
    inputs,
    language,
  }
}

/** What a line adds to the margin of its document, before any conversion. */
export interface MarginShare {
  readonly net: Decimal
  /** Null when it is unknown */
  readonly cost: Decimal | null
}

export function marginShareOf({ goodsNet, servicesNet, cost }: LinePrice): MarginShare {
  return { net: goodsNet.amount.plus(servicesNet.amount), cost: cost?.amount ?? null }
}

/** Amounts that a price recorded as text. */
export function amountsIn(recorded: Readonly<Record<string, string>>): ReadonlyMap<string, Decimal> {
  return new Map(Object.entries(recorded).map(([key, amount]) => [key, Decimal.of(amount)]))
}
