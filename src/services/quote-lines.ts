import { inLanguage } from '../domain/price.ts'
import { configurationNotFound, findConfiguration } from './configurations.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE, priceThing, requireQuantity } from './price-configuration.ts'
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
  if (input.configuration != null)
    return priceConfiguration(request, input, input.configuration, context, path)
  if (input.article != null) return priceArticle(request, input, input.article, context, path)
  if (input.unitNet != null) return priceCharge(request, input, input.unitNet, context)
  return describeText(input)
}

async function priceConfiguration(
  request: ServiceRequest,
  input: QuoteLineInput,
  named: string,
  context: DocumentContext,
  path: readonly (string | number)[],
): Promise<PricedLine> {
  const view = await findConfiguration(request, named)
  if (!view) throw new Refusal([configurationNotFound(named, [...path, 'configuration'])])
  requireComplete(view, [...path, 'configuration'])
  const quantity = input.quantity ?? ONE_PIECE
  requireQuantity(view.model, quantity, [...path, 'quantity'])
  const thing = {
    model: view.model,
    values: view.configured.values!,
    quantity,
    context,
    discount: agreedDiscount(request, input),
  }
  const { price, definition, modelPrice } = await priceThing(request, thing, path, [...path, 'configuration'])
  return {
    kind: 'CONFIGURATION',
    describe: itemNumber => {
      const name = inLanguage(view.model.name, context.language)
      return input.description?.trim() || (itemNumber === null ? name : `${name} ${itemNumber}`)
    },
    view,
    articleNumber: null,
    quantity: { value: quantity, unit: PIECE },
    price,
    definition,
    request: requestOf(input, view.stored.id, null),
    margin: { net: modelPrice.net.amount, cost: modelPrice.cost.amount },
  }
}

function describeText(input: QuoteLineInput): PricedLine {
  return {
    kind: 'TEXT',
    describe: () => input.description!.trim(),
    view: null,
    articleNumber: null,
    quantity: { value: input.quantity ?? ONE_PIECE, unit: input.unit ?? PIECE },
    price: null,
    definition: null,
    request: requestOf(input, null, null),
    margin: null,
  }
}
