import type { Article } from '../domain/article.ts'
import { Decimal } from '../domain/decimal.ts'
import { type Money, roundedMoney } from '../domain/money.ts'
import { keyOf } from '../domain/node-id.ts'
import { inBaseCurrency } from './base-currency.ts'
import type { ServiceRequest } from './environment.ts'
import { ONE_PIECE } from './price-configuration.ts'
import { findRate } from './price-context.ts'
import {
  agreedDiscount,
  type DocumentContext,
  PIECE,
  type PricedLine,
  type QuoteLineInput,
  requestOf,
} from './quote-line.ts'
import { priceUnits, withCost } from './unit-price.ts'
import { refuse } from './user-error.ts'

type Path = readonly (string | number)[]

/** An article of the ERP, sold as it is. */
export async function priceArticle(
  request: ServiceRequest,
  input: QuoteLineInput,
  named: string,
  context: DocumentContext,
  path: Path,
): Promise<PricedLine> {
  const article = await requireArticle(request, named, path)
  const quantity = input.quantity ?? ONE_PIECE
  const unit = requireUnit(article, input, path)
  const unitList =
    input.unitNet == null
      ? requireSalesPrice(article, path)
      : { amount: input.unitNet, currency: context.currency }
  const rate = findRate(request.exchangeRates, unitList.currency, context.currency, context.date, path)
  const cost = article.prices.cost && costOf(article.prices.cost, quantity)
  const source = {
    source: request.reads.erpName,
    status: 'LIVE' as const,
    asOf: request.reads.readAt(article),
    reason: null,
  }
  const text = article.description ?? article.number
  const articleCosts: Record<string, string> = article.prices.cost
    ? { [article.number]: article.prices.cost.amount.toString() }
    : {}
  const base = { code: article.number, text, articleCosts }
  const price = priceUnits(unitList, quantity, agreedDiscount(request, input), context, base, source, rate)
  const net = inBaseCurrency(request, price.goodsNet, context.date)
  return {
    kind: 'ARTICLE',
    describe: () => input.description?.trim() || text,
    stored: null,
    articleNumber: article.number,
    quantity: { value: quantity, unit },
    price: withCost(price, cost),
    definition: null,
    request: requestOf(input, null, article.number),
    margin: net && { net, cost: cost && inBaseCurrency(request, cost, context.date) },
  }
}

async function requireArticle({ reads }: ServiceRequest, named: string, path: Path): Promise<Article> {
  const article = await reads.article.load(keyOf('Article', named))
  if (!article) return refuse('ARTICLE_NOT_FOUND', `the ERP has no article "${named}".`, [...path, 'article'])
  if (article.blocked)
    refuse('ARTICLE_BLOCKED', `article "${article.number}" is blocked in the ERP.`, [...path, 'article'])
  return article
}

function requireUnit(article: Article, input: QuoteLineInput, path: Path): string {
  const unit = input.unit ?? article.unit ?? PIECE
  if (article.unit !== null && unit !== article.unit) {
    const message = `article "${article.number}" is priced per ${article.unit}, got ${unit}.`
    refuse('LINE_INVALID', message, [...path, 'unit'])
  }
  return unit
}

export function costOf(unitCost: Money, quantity: Decimal): Money {
  return roundedMoney(unitCost.amount.times(quantity), unitCost.currency)
}

function requireSalesPrice(article: Article, path: Path): Money {
  const { sales } = article.prices
  if (sales) return sales
  const message = `the ERP has no sales price for article "${article.number}": give unitNet.`
  return refuse('ARTICLE_WITHOUT_PRICE', message, [...path, 'article'])
}

/** An amount with a description; below zero a discount. */
export async function priceCharge(
  request: ServiceRequest,
  input: QuoteLineInput,
  unitNet: Decimal,
  context: DocumentContext,
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
  const base = { code: 'CHARGE', text: description, articleCosts: {} }
  const price = priceUnits(unit, quantity, agreedDiscount(request, input), context, base, source, null)
  const net = inBaseCurrency(request, price.net, context.date)
  return {
    kind: 'CHARGE',
    describe: () => description,
    stored: null,
    articleNumber: null,
    quantity: { value: quantity, unit: input.unit ?? PIECE },
    price: withCost(price, { amount: Decimal.of('0.00'), currency: context.currency }),
    definition: null,
    request: requestOf(input, null, null),
    margin: net && { net, cost: Decimal.zero },
  }
}
