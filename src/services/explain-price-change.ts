import type { AgreedDiscount } from '../domain/line-price.ts'
import type { QuoteLine } from '../domain/quote.ts'
import {
  type CalculatedCase,
  calculateCase,
  differenceOf,
  type ExplainedDifference,
  explainDifference,
  type MigrationReport,
  migrateChoices,
  type PriceDifference,
} from '../engine/index.ts'
import { configureModel } from './configure-model.ts'
import type { ServiceRequest } from './environment.ts'
import { readErpCosts } from './erp-costs.ts'
import { caseOf, costNeedsOf, type PricedThing } from './price-configuration.ts'
import { findRate } from './price-context.ts'
import { type DocumentContext, lineAgain } from './quote-line.ts'
import { priceLine } from './quote-lines.ts'
import { discountOf, type Replay, replayPrice } from './replay-price.ts'
import { contextNow } from './reprice-quote.ts'

/** What a stored price would be today, and why. */
export interface PriceChange {
  readonly replay: Replay
  /** From the stored price to today's; null when the stored one cannot be replayed. With reasons where a model priced it. */
  readonly difference: PriceDifference | ExplainedDifference | null
}

/** Whose line it is, as far as its price depends on it. */
export interface LineOwner {
  readonly customerNumber: string
  readonly totals: { readonly currency: string }
}

/**
 * Compares the price of a line as it was stored with what it would be today: the published version of the model, where it has
 * the same product, perhaps by other names of features, else its own; the ERP's costs, the customer's price group and the exchange rate of now.
 *
 * @returns null for a line without a price
 * @throws Refusal when it cannot be sold any more: the article is blocked, the currency has no rate
 */
export async function explainPriceChange(
  request: ServiceRequest,
  owner: LineOwner,
  line: QuoteLine,
): Promise<PriceChange | null> {
  const replay = await replayPrice(request, line)
  if (!replay) return null
  const context = await contextNow(request, owner)
  if (replay.priced) {
    const now = await caseToday(request, replay.priced, context, discountOf(replay.stored, line))
    return { replay, difference: explainDifference(replay.priced, now) }
  }
  if (!replay.replayed) return { replay, difference: null }
  const { price } = await priceLine(request, lineAgain(line), context, [])
  return { replay, difference: price && differenceOf(replay.stored, price) }
}

async function caseToday(
  request: ServiceRequest,
  priced: CalculatedCase,
  context: DocumentContext,
  discount: AgreedDiscount | null,
): Promise<CalculatedCase> {
  const thing: PricedThing = {
    ...(await inPublishedModel(request, priced)),
    quantity: priced.quantity,
    context,
    discount,
  }
  const { currency } = thing.model
  const costs = await readErpCosts(request.reads, costNeedsOf(thing, []), currency)
  const rate = findRate(request.exchangeRates, currency, context.currency, context.date, ['currency'])
  return calculateCase(caseOf(thing, costs, rate))
}

async function inPublishedModel(
  request: ServiceRequest,
  { model, values }: CalculatedCase,
): Promise<Pick<PricedThing, 'model' | 'values'>> {
  await request.models.refresh()
  const published = request.models.find(model.code, null)
  if (!published || published.version === model.version) return { model, values }
  const { choices, report } = migrateChoices(model, published, values)
  const isSame = report.lost.length === 0 && report.changed.every(isRenamed)
  const configured = isSame ? await configureModel(request, published, { choices }) : null
  return configured?.values ? { model: published, values: configured.values } : { model, values }
}

/** Another name for the same answer, or an answer to a question that is new. */
function isRenamed({ from, to }: MigrationReport['changed'][number]): boolean {
  return from === null || JSON.stringify(from) === JSON.stringify(to)
}
