import type { Definition } from '../domain/bom.ts'
import { Decimal } from '../domain/decimal.ts'
import { invariant } from '../domain/errors.ts'
import {
  type CostNeeds,
  convert,
  type ExchangeRate,
  type LinePrice,
  marginShareOf,
} from '../domain/line-price.ts'
import type { Money } from '../domain/money.ts'
import type { DocumentTotals, QuoteLine } from '../domain/quote.ts'
import { type InTurns, inTurns } from '../lib/turns.ts'
import { type ServiceRequest, today } from './environment.ts'
import { type ErpCosts, readErpCosts } from './erp-costs.ts'
import { isMarginLow, totalOf } from './make-quote.ts'
import { priceWithCosts } from './price-configuration.ts'
import { contextOf, findRate } from './price-context.ts'
import { type DocumentContext, lineAgain, type PricedLine } from './quote-line.ts'
import { priceLine } from './quote-lines.ts'
import { discountOf, findThing } from './replay-price.ts'

/** What a quote would come to if it were revised now. */
export interface RepricedQuote {
  readonly totals: DocumentTotals
  readonly hasLowMargin: boolean
  /** In the order of the quote */
  readonly lines: readonly RepricedLine[]
}

export interface RepricedLine {
  readonly line: QuoteLine
  /** In the quote's currency; null for a text */
  readonly net: Money | null
  readonly margin: PricedLine['margin']
  /** Whether it had to be calculated, since something that its price or cost follows from is another now */
  readonly isCalculated: boolean
}

/** A quote as far as its lines are priced by it. */
export interface RepriceableQuote {
  readonly customerNumber: string
  readonly totals: { readonly currency: string }
  readonly lines: readonly QuoteLine[]
}

/**
 * Prices a quote anew as `reviseQuote` would, without writing it. A configured line is calculated only when a cost it recorded,
 * the price group or what it needs of the ERP is another now; else its stored price is told at today's rate.
 *
 * @throws Refusal for a line that could not be quoted any more
 */
export async function repriceQuote(request: ServiceRequest, quote: RepriceableQuote): Promise<RepricedQuote> {
  const context = await contextNow(request, quote)
  const inTurn = inTurns()
  const lines = await Promise.all(
    quote.lines.map((line, index) => repriceLine(request, context, line, ['lines', index], inTurn)),
  )
  const nets = lines.flatMap(line => (line.net ? [line.net] : []))
  return { totals: totalOf(nets, context), hasLowMargin: isMarginLow(lines), lines }
}

export async function contextNow(
  { reads, clock, caller }: ServiceRequest,
  { customerNumber, totals }: Pick<RepriceableQuote, 'customerNumber' | 'totals'>,
): Promise<DocumentContext> {
  const customer = await reads.customer.load(customerNumber)
  return {
    ...contextOf(customer, reads),
    currency: totals.currency,
    language: caller.language,
    locale: null,
    date: today(clock),
  }
}

type Path = readonly (string | number)[]

/** All lines ask their sources together; what is calculated then goes one after the other. */
async function repriceLine(
  request: ServiceRequest,
  context: DocumentContext,
  line: QuoteLine,
  path: Path,
  inTurn: InTurns,
): Promise<RepricedLine> {
  const { price: stored } = line
  if (!stored || stored.inputs.modelCode === null) {
    const { price, margin } = await priceLine(request, lineAgain(line), context, path)
    return { line, net: price?.net ?? null, margin, isCalculated: price !== null }
  }
  const { currency } = stored.goodsNet
  const costs = await readErpCosts(request.reads, stored.inputs.needs ?? needsIn(line.definition), currency)
  if (isAsStored(stored, context, costs)) {
    const rate = findRate(request.exchangeRates, currency, context.currency, context.date, path)
    return { line, ...toldAgain(stored, rate), isCalculated: false }
  }
  const found = await findThing(request, stored, line)
  invariant(typeof found !== 'string', `quote line ${line.id} cannot be priced again: ${found}`)
  const thing = { ...found, context, discount: discountOf(stored, line) }
  const { price } = await inTurn(() => priceWithCosts(request, thing, costs, path))
  return { line, net: price.net, margin: marginShareOf(price), isCalculated: true }
}

/** What the ERP was asked for a price that was stored before it recorded that. */
function needsIn(definition: Definition | null): CostNeeds {
  const lines = definition?.lines ?? []
  const articles = lines.flatMap(({ number, unitCost, quantity }) =>
    unitCost ? [{ number, unit: quantity.unit }] : [],
  )
  return { articles, workCenters: lines.flatMap(({ process }) => (process ? [process.workCenter] : [])) }
}

/** Whether all that a price follows from is as it was, but for the rate and VAT. */
function isAsStored({ inputs }: LinePrice, { priceGroup }: DocumentContext, costs: ErpCosts): boolean {
  return (
    inputs.priceGroup === priceGroup &&
    isRecorded(costs.articleCosts, inputs.articleCosts) &&
    isRecorded(costs.ratesPerHour, inputs.ratesPerHour)
  )
}

function isRecorded(now: ReadonlyMap<string, Decimal>, recorded: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(recorded)
  return (
    entries.length === now.size && entries.every(([key, amount]) => now.get(key)?.equals(Decimal.of(amount)))
  )
}

function toldAgain(price: LinePrice, rate: ExchangeRate | null): Pick<RepricedLine, 'net' | 'margin'> {
  const margin = marginShareOf(price)
  return { net: convert({ amount: margin.net, currency: price.goodsNet.currency }, rate), margin }
}
