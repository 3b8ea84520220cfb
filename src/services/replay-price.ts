import { Decimal } from '../domain/decimal.ts'
import { type AgreedDiscount, amountsIn, type LinePrice, tellPrice } from '../domain/line-price.ts'
import type { Money } from '../domain/money.ts'
import type { QuoteLine } from '../domain/quote.ts'
import { type CalculatedCase, calculateCase, hashOf } from '../engine/index.ts'
import { configureStored } from './configuration-view.ts'
import type { ServiceRequest } from './environment.ts'
import { caseOf, costNeedsOf, type PricedThing, termsOf } from './price-configuration.ts'
import type { PriceContext } from './price-context.ts'
import { type ReplayDifference, replayDifferences } from './replay-differences.ts'
import { costOf } from './unit-lines.ts'
import { priceUnits, withCost } from './unit-price.ts'

/** A stored price, worked out once more from what it recorded. */
export interface Replay {
  readonly stored: LinePrice
  /** Null when something that is needed for it is missing */
  readonly replayed: LinePrice | null
  /** All that the replayed price follows from; null where no model priced it */
  readonly priced: CalculatedCase | null
  /** What is gone or no longer what it was, in words */
  readonly missing: readonly string[]
  /** Empty when it comes out to the cent */
  readonly differences: readonly ReplayDifference[]
}

type Reached = Pick<ServiceRequest, 'models' | 'reads' | 'pool' | 'signal'>

/**
 * Computes a stored price again: its version of the model, its configuration, the costs, the exchange rate, the country and the
 * discount that it recorded. What the ERP and the model say today plays no part.
 *
 * @returns null for a line without a price
 */
export async function replayPrice(request: Reached, line: QuoteLine): Promise<Replay | null> {
  const { price: stored } = line
  if (!stored) return null
  return stored.inputs.modelCode === null
    ? replayUnits(stored, line)
    : replayConfiguration(request, stored, line)
}

async function replayConfiguration(request: Reached, stored: LinePrice, line: QuoteLine): Promise<Replay> {
  const found = await findThing(request, stored, line)
  if (typeof found === 'string')
    return { stored, replayed: null, priced: null, missing: [found], differences: [] }
  const { exchangeRate, provenance } = stored
  const costs = {
    articleCosts: amountsIn(stored.inputs.articleCosts),
    ratesPerHour: amountsIn(stored.inputs.ratesPerHour),
    provenance: provenance.at(-1)!,
    needs: stored.inputs.needs ?? costNeedsOf(found, []),
  }
  const priced = calculateCase(caseOf(found, costs, exchangeRate))
  const at = provenance[0]?.asOf ?? stored.inputs.date
  const replayed = tellPrice(priced.calculated.price, termsOf(found, costs, exchangeRate, at))
  const differences = replayDifferences(stored, replayed, line.definition, priced.calculated.definition)
  return { stored, replayed, priced, missing: [], differences }
}

/** What was priced then; in words what keeps it from being found. */
export async function findThing(
  request: Reached,
  stored: LinePrice,
  line: QuoteLine,
): Promise<PricedThing | string> {
  const { models, reads } = request
  const { modelCode, modelVersion, configurationHash } = stored.inputs
  const model = await models.load(modelCode!, modelVersion!)
  if (!model) return `version ${modelVersion} of model ${modelCode} is not stored`
  const configuration =
    line.configurationId === null ? null : await reads.configuration.load(line.configurationId)
  if (!configuration) return `configuration ${line.configurationId} is not stored`
  const { values } = await configureStored(request, model, configuration)
  if (!values) return `configuration ${configuration.id} is not complete any more`
  if (hashOf(model, values) !== configurationHash)
    return `configuration ${configuration.id} is not the one that was priced: its hash is another`
  return {
    model,
    values,
    quantity: stored.quantity,
    context: contextOf(stored),
    discount: discountOf(stored, line),
  }
}

function replayUnits(stored: LinePrice, line: QuoteLine): Replay {
  const { unitList, quantity, exchangeRate, inputs, cost } = stored
  const [step] = stored.steps
  const base = {
    code: step?.code ?? '',
    text: step?.label['en'] ?? '',
    articleCosts: inputs.articleCosts,
  }
  const plain = priceUnits(
    unitList,
    quantity,
    discountOf(stored, line),
    contextOf(stored),
    base,
    stored.provenance.at(-1)!,
    exchangeRate,
  )
  const replayed = withCost(plain, cost && unitCost(line, cost, stored))
  return { stored, replayed, priced: null, missing: [], differences: replayDifferences(stored, replayed) }
}

/** As it is recorded; of a price from before it was, as it was asked for. */
export function discountOf({ inputs }: LinePrice, { request }: QuoteLine): AgreedDiscount | null {
  const { discountPercent: percent } = request
  return inputs.discount ?? (percent === null ? null : { percent, by: '', at: '', reason: null })
}

/** The recorded cost of the article, for the quantity; nothing for a charge. */
function unitCost({ articleNumber }: QuoteLine, { currency }: Money, { inputs, quantity }: LinePrice): Money {
  const each = articleNumber === null ? undefined : inputs.articleCosts[articleNumber]
  return costOf(
    { amount: Decimal.of(each ?? '0.00'), currency },
    each === undefined ? Decimal.of(1) : quantity,
  )
}

function contextOf({ inputs, net, language }: LinePrice): PriceContext {
  return {
    priceGroup: inputs.priceGroup,
    currency: net.currency,
    country: inputs.country,
    vatNumber: inputs.vatNumber,
    language: language ?? 'en',
    locale: language,
    date: inputs.date,
    customerProvenance: null,
  }
}
