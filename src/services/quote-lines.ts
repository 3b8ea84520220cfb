import type { StoredConfiguration } from '../domain/configuration.ts'
import { marginShareOf } from '../domain/line-price.ts'
import { keyOf } from '../domain/node-id.ts'
import { inLanguage } from '../domain/price.ts'
import type { InTurns } from '../lib/turns.ts'
import { viewConfiguration } from './configuration-view.ts'
import { configurationNotFound } from './configurations.ts'
import type { ServiceRequest } from './environment.ts'
import { type ErpCosts, readErpCosts } from './erp-costs.ts'
import {
  costNeedsOf,
  ONE_PIECE,
  type PricedThing,
  priceWithCosts,
  requireQuantity,
} from './price-configuration.ts'
import { requireComplete } from './price-stored.ts'
import {
  agreedDiscount,
  checkLine,
  type DocumentContext,
  PIECE,
  type PricedLine,
  type QuoteLineInput,
  requestOf,
} from './quote-line.ts'
import { priceArticle, priceCharge } from './unit-lines.ts'
import { Refusal } from './user-error.ts'

/** Prices one line of a document. @throws Refusal */
export async function priceLine(
  request: ServiceRequest,
  input: QuoteLineInput,
  context: DocumentContext,
  path: readonly (string | number)[],
): Promise<PricedLine> {
  checkLine(input, path)
  if (input.configuration != null) {
    const { head, thing, costs } = await prepareConfiguration(request, input, context, path, AT_ONCE)
    const { price, definition } = await priceWithCosts(request, thing, costs, path)
    return { ...head, price, definition, margin: marginShareOf(price) }
  }
  if (input.article != null) return priceArticle(request, input, input.article, context, path)
  if (input.unitNet != null) return priceCharge(request, input, input.unitNet, context)
  return describeText(input)
}

/** Nobody waits long for one line. */
const AT_ONCE: InTurns = async part => part()

/** A configured product with all that its price follows from. */
export interface PreparedLine {
  readonly head: Omit<PricedLine, 'price' | 'definition' | 'margin'> & {
    readonly stored: StoredConfiguration
  }
  readonly thing: PricedThing
  readonly costs: ErpCosts
}

/**
 * @pre `checkLine` has nothing against the input, which names a configuration
 * @throws Refusal
 */
export async function prepareConfiguration(
  request: ServiceRequest,
  input: QuoteLineInput,
  context: DocumentContext,
  path: readonly (string | number)[],
  inTurn: InTurns,
): Promise<PreparedLine> {
  const named = input.configuration!
  const stored = await request.reads.configuration.load(keyOf('Configuration', named))
  if (!stored) throw new Refusal([configurationNotFound(named, [...path, 'configuration'])])
  const { model, values } = await inTurn(() => completeValues(request, stored, [...path, 'configuration']))
  const quantity = input.quantity ?? ONE_PIECE
  requireQuantity(model, quantity, [...path, 'quantity'])
  const thing = { model, values, quantity, context, discount: agreedDiscount(request, input) }
  const name = inLanguage(model.name, context.language)
  return {
    head: {
      kind: 'CONFIGURATION',
      describe: itemNumber =>
        input.description?.trim() || (itemNumber === null ? name : `${name} ${itemNumber}`),
      stored,
      articleNumber: null,
      quantity: { value: quantity, unit: PIECE },
      request: requestOf(input, stored.id, null),
    },
    thing,
    costs: await readErpCosts(request.reads, costNeedsOf(thing, [...path, 'configuration']), model.currency),
  }
}

async function completeValues(
  request: ServiceRequest,
  stored: StoredConfiguration,
  path: readonly (string | number)[],
): Promise<Pick<PricedThing, 'model' | 'values'>> {
  const view = await viewConfiguration(stored, request)
  requireComplete(view, path)
  return { model: view.model, values: view.configured.values! }
}

function describeText(input: QuoteLineInput): PricedLine {
  return {
    kind: 'TEXT',
    describe: () => input.description!.trim(),
    stored: null,
    articleNumber: null,
    quantity: { value: input.quantity ?? ONE_PIECE, unit: input.unit ?? PIECE },
    price: null,
    definition: null,
    request: requestOf(input, null, null),
    margin: null,
  }
}
