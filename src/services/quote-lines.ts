import type { Article } from '../domain/article.ts'
import type { Definition } from '../domain/bom.ts'
import { Decimal } from '../domain/decimal.ts'
import type { LineKind } from '../domain/document.ts'
import type { LinePrice, PriceInputs } from '../domain/line-price.ts'
import { currencyDecimals, type Money, roundedMoney } from '../domain/money.ts'
import { keyOf } from '../domain/node-id.ts'
import { inLanguage, type PriceStep } from '../domain/price.ts'
import type { QuoteLineRequest } from '../domain/quote.ts'
import { unitByCode } from '../domain/units.ts'
import { addVat, vatRateFor } from '../domain/vat.ts'
import type { ConfigurationView } from './configuration-view.ts'
import { configurationNotFound, findConfiguration } from './configurations.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE, priceThing, requireQuantity } from './price-configuration.ts'
import { findRate, type PriceContext } from './price-context.ts'
import { requireComplete } from './price-stored.ts'
import { Refusal, refuse } from './user-error.ts'

export interface QuoteLineInput {
  readonly configuration?: string | null
  readonly article?: string | null
  readonly description?: string | null
  readonly quantity?: Decimal | null
  readonly unit?: string | null
  readonly unitNet?: Decimal | null
  readonly discountPercent?: Decimal | null
}

/** A line with its price, before it is written. */
export interface PricedLine {
  readonly kind: LineKind
  readonly description: string
  readonly view: ConfigurationView | null
  readonly articleNumber: string | null
  readonly quantity: { readonly value: Decimal; readonly unit: string }
  readonly price: LinePrice | null
  readonly definition: Definition | null
  readonly request: QuoteLineRequest
  /** Net and cost in the base currency, for the margin of the document; cost null when it is unknown */
  readonly margin: { readonly net: Decimal; readonly cost: Decimal | null } | null
}

const PIECE = 'H87'
const MAX_QUANTITY = Decimal.of(1_000_000_000)
const HUNDRED = Decimal.of(100)

/** @param baseCurrency what the document's margin is counted in */
export async function priceLine(
  request: ServiceRequest,
  input: QuoteLineInput,
  context: PriceContext & { readonly currency: string },
  baseCurrency: string,
  path: readonly (string | number)[],
): Promise<PricedLine> {
  checkLine(input, path)
  if (input.configuration != null)
    return priceConfiguration(request, input, input.configuration, context, path)
  if (input.article != null) return priceArticle(request, input, input.article, context, baseCurrency, path)
  if (input.unitNet != null) return priceCharge(request, input, input.unitNet, context, baseCurrency, path)
  return describeText(input)
}

function checkLine(input: QuoteLineInput, path: readonly (string | number)[]): void {
  if (input.configuration != null && input.article != null)
    refuse('LINE_INVALID', 'expected a configuration or an article, got both.', path)
  if (input.configuration == null && input.article == null && !input.description?.trim())
    refuse('LINE_INVALID', 'expected a configuration, an article or a description, got none of them.', path)
  if (input.configuration != null && input.unitNet != null)
    refuse(
      'LINE_INVALID',
      'a configuration is priced by its model: give `discountPercent` instead of `unitNet`.',
      [...path, 'unitNet'],
    )
  if (input.configuration != null && input.unit != null && input.unit !== PIECE)
    refuse('LINE_INVALID', 'a configuration is counted in pieces (H87).', [...path, 'unit'])
  if (input.unit != null && !unitByCode(input.unit))
    refuse('UNIT_UNKNOWN', `expected a UN/ECE Rec 20 unit such as H87, MTR or HUR, got "${input.unit}".`, [
      ...path,
      'unit',
    ])
  const discount = input.discountPercent
  if (discount != null && (discount.isNegative || discount.compare(HUNDRED) > 0))
    refuse('DISCOUNT_INVALID', `expected 0 to 100 percent, got ${discount}.`, [...path, 'discountPercent'])
  const quantity = input.quantity ?? ONE_PIECE
  if (
    input.configuration == null &&
    (quantity.isNegative || quantity.isZero || quantity.compare(MAX_QUANTITY) > 0)
  )
    refuse('QUANTITY_INVALID', `expected a quantity above 0, at most ${MAX_QUANTITY}, got ${quantity}.`, [
      ...path,
      'quantity',
    ])
}

function requestOf(
  input: QuoteLineInput,
  configurationId: string | null,
  articleNumber: string | null,
): QuoteLineRequest {
  return {
    configurationId,
    articleNumber,
    description: input.description ?? null,
    quantity: (input.quantity ?? ONE_PIECE).toString(),
    unit: input.unit ?? null,
    unitNet: input.unitNet?.toString() ?? null,
    discountPercent: input.discountPercent?.toString() ?? null,
  }
}

async function priceConfiguration(
  request: ServiceRequest,
  input: QuoteLineInput,
  named: string,
  context: PriceContext,
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
    discountPercent: input.discountPercent ?? null,
  }
  const { price, definition, modelPrice } = await priceThing(request, thing, path)
  return {
    kind: 'CONFIGURATION',
    description: input.description?.trim() || describeConfiguration(view, definition, context.language),
    view,
    articleNumber: null,
    quantity: { value: quantity, unit: PIECE },
    price,
    definition,
    request: requestOf(input, view.stored.id, null),
    margin: { net: modelPrice.net.amount, cost: modelPrice.cost.amount },
  }
}

function describeConfiguration(
  { model }: ConfigurationView,
  definition: Definition,
  language: string,
): string {
  const name = inLanguage(model.name, language)
  return definition.itemNumber === null ? name : `${name} ${definition.itemNumber}`
}

async function priceArticle(
  request: ServiceRequest,
  input: QuoteLineInput,
  named: string,
  context: PriceContext & { readonly currency: string },
  baseCurrency: string,
  path: readonly (string | number)[],
): Promise<PricedLine> {
  const article = await request.reads.article.load(keyOf('Article', named))
  if (!article) return refuse('ARTICLE_NOT_FOUND', `the ERP has no article "${named}".`, [...path, 'article'])
  if (article.blocked)
    refuse('ARTICLE_BLOCKED', `article "${article.number}" is blocked in the ERP.`, [...path, 'article'])
  const quantity = input.quantity ?? ONE_PIECE
  const unit = input.unit ?? article.unit ?? PIECE
  if (article.unit !== null && unit !== article.unit)
    refuse('LINE_INVALID', `article "${article.number}" is priced per ${article.unit}, got ${unit}.`, [
      ...path,
      'unit',
    ])
  const unitList =
    input.unitNet == null
      ? salesPriceOf(request, article, context, path)
      : { amount: input.unitNet, currency: context.currency }
  const cost = article.prices.cost
  const margin = (net: Money) => ({
    net: toBase(request, net, baseCurrency, context, path).amount,
    cost:
      cost === null
        ? null
        : toBase(
            request,
            roundedMoney(cost.amount.times(quantity), cost.currency),
            baseCurrency,
            context,
            path,
          ).amount,
  })
  const source = {
    source: request.reads.erpName,
    status: 'LIVE' as const,
    asOf: request.reads.readAt(article),
    reason: null,
  }
  const costs: Record<string, string> = cost === null ? {} : { [article.number]: cost.amount.toString() }
  const price = priceUnits(
    unitList,
    quantity,
    input,
    context,
    costs,
    { code: article.number, text: article.description ?? article.number },
    source,
  )
  const totalCost =
    cost !== null && cost.currency === context.currency
      ? roundedMoney(cost.amount.times(quantity), cost.currency)
      : null
  return {
    kind: 'ARTICLE',
    description: input.description?.trim() || article.description || article.number,
    view: null,
    articleNumber: article.number,
    quantity: { value: quantity, unit },
    price: withCost(price, totalCost),
    definition: null,
    request: requestOf(input, null, article.number),
    margin: margin(price.net),
  }
}

/** The ERP's sales price in the document's currency, not rounded: it is of one unit. */
function salesPriceOf(
  request: ServiceRequest,
  article: Article,
  context: PriceContext & { readonly currency: string },
  path: readonly (string | number)[],
): Money {
  const sales = article.prices.sales
  if (sales === null)
    return refuse(
      'ARTICLE_WITHOUT_PRICE',
      `the ERP has no sales price for article "${article.number}": give unitNet.`,
      [...path, 'article'],
    )
  const rate = findRate(request.exchangeRates, sales.currency, context.currency, context.date, path)
  return rate === null
    ? sales
    : { amount: sales.amount.times(rate.rate).rounded(currencyDecimals(rate.to) + 2), currency: rate.to }
}

function toBase(
  request: ServiceRequest,
  amount: Money,
  base: string,
  context: PriceContext,
  path: readonly (string | number)[],
): Money {
  if (amount.currency === base) return amount
  const back = findRate(request.exchangeRates, base, amount.currency, context.date, path)
  return back === null ? amount : { amount: amount.amount.dividedBy(back.rate, 8), currency: base }
}

async function priceCharge(
  request: ServiceRequest,
  input: QuoteLineInput,
  unitNet: Decimal,
  context: PriceContext & { readonly currency: string },
  baseCurrency: string,
  path: readonly (string | number)[],
): Promise<PricedLine> {
  const quantity = input.quantity ?? ONE_PIECE
  const description = input.description!.trim()
  const source = {
    source: 'engine',
    status: 'LIVE' as const,
    asOf: request.clock.now().toISOString(),
    reason: null,
  }
  const unit = { amount: unitNet, currency: context.currency }
  const price = priceUnits(unit, quantity, input, context, {}, { code: 'CHARGE', text: description }, source)
  return {
    kind: 'CHARGE',
    description,
    view: null,
    articleNumber: null,
    quantity: { value: quantity, unit: input.unit ?? PIECE },
    price: withCost(price, { amount: Decimal.of('0.00'), currency: context.currency }),
    definition: null,
    request: requestOf(input, null, null),
    margin: { net: toBase(request, price.net, baseCurrency, context, path).amount, cost: Decimal.zero },
  }
}

function describeText(input: QuoteLineInput): PricedLine {
  return {
    kind: 'TEXT',
    description: input.description!.trim(),
    view: null,
    articleNumber: null,
    quantity: { value: input.quantity ?? ONE_PIECE, unit: input.unit ?? PIECE },
    price: null,
    definition: null,
    request: requestOf(input, null, null),
    margin: null,
  }
}

/** The price of plain units: base, discount, and nothing else. */
function priceUnits(
  unitList: Money,
  quantity: Decimal,
  input: QuoteLineInput,
  context: PriceContext,
  articleCosts: Record<string, string>,
  base: { readonly code: string; readonly text: string },
  source: LinePrice['provenance'][number],
): LinePrice {
  const { currency } = unitList
  const zero = roundedMoney(Decimal.zero, currency)
  const steps: PriceStep[] = [
    {
      kind: 'BASE',
      scope: 'PIECE',
      code: base.code,
      label: { en: base.text },
      amount: unitList,
      runningTotal: unitList,
    },
  ]
  let unitNet = unitList
  const percent = input.discountPercent ?? null
  if (percent !== null && !percent.isZero) {
    const amount = roundedMoney(unitList.amount.times(percent).times(Decimal.of('-0.01')), currency)
    unitNet = { amount: unitList.amount.plus(amount.amount), currency }
    steps.push({
      kind: 'PROJECT_DISCOUNT',
      scope: 'PIECE',
      code: 'LINE_DISCOUNT',
      label: { en: `Discount ${percent} %`, nl: `Korting ${percent} %` },
      amount,
      runningTotal: unitNet,
    })
  }
  const net = roundedMoney(unitNet.amount.times(quantity), currency)
  const vatRate = vatRateFor(context.country, context.vatNumber)
  const inputs: PriceInputs = {
    modelCode: null,
    modelVersion: null,
    configurationHash: null,
    priceGroup: context.priceGroup,
    country: context.country,
    vatNumber: context.vatNumber,
    date: context.date,
    articleCosts,
    ratesPerHour: {},
  }
  return {
    quantity,
    unitList,
    unitNet,
    goodsNet: net,
    servicesNet: zero,
    net,
    vatRate,
    ...addVat(net, vatRate),
    steps,
    quantityBreaks: [{ minimumQuantity: ONE_PIECE, unitNet }],
    exchangeRate: null,
    provenance: [source],
    cost: null,
    margin: null,
    marginPercent: null,
    inputs,
    language: null,
  }
}

function withCost(price: LinePrice, cost: Money | null): LinePrice {
  if (cost === null) return price
  const margin = { amount: price.net.amount.minus(cost.amount), currency: cost.currency }
  const marginPercent = price.net.amount.isZero
    ? null
    : margin.amount.times(HUNDRED).dividedBy(price.net.amount, 2)
  return { ...price, cost, margin, marginPercent }
}
