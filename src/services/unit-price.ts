import { Decimal } from '../domain/decimal.ts'
import {
  type AgreedDiscount,
  convert,
  type ExchangeRate,
  type LinePrice,
  type PriceInputs,
} from '../domain/line-price.ts'
import { type Money, roundedMoney } from '../domain/money.ts'
import type { PriceStep } from '../domain/price.ts'
import { addVat, vatRateFor } from '../domain/vat.ts'
import { ONE_PIECE } from './price-configuration.ts'
import type { PriceContext } from './price-context.ts'
import { HUNDRED } from './quote-line.ts'

/** The price of plain units: base, discount, and nothing else. In the unit price's currency, converted once, at net, where `rate` says so. */
export function priceUnits(
  unitList: Money,
  quantity: Decimal,
  discount: AgreedDiscount | null,
  context: PriceContext,
  base: { readonly code: string; readonly text: string; readonly articleCosts: Record<string, string> },
  source: LinePrice['provenance'][number],
  rate: ExchangeRate | null,
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
  if (discount) {
    const percent = Decimal.of(discount.percent)
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
  const goodsNet = roundedMoney(unitNet.amount.times(quantity), currency)
  const net = convert(goodsNet, rate)
  const vatRate = vatRateFor(context.country, context.vatNumber)
  const inputs: PriceInputs = {
    modelCode: null,
    modelVersion: null,
    configurationHash: null,
    priceGroup: context.priceGroup,
    country: context.country,
    vatNumber: context.vatNumber,
    date: context.date,
    articleCosts: base.articleCosts,
    ratesPerHour: {},
    discount,
  }
  return {
    quantity,
    unitList,
    unitNet,
    goodsNet,
    servicesNet: zero,
    net,
    vatRate,
    ...addVat(net, vatRate),
    steps,
    quantityBreaks: [{ minimumQuantity: ONE_PIECE, unitNet }],
    exchangeRate: rate,
    provenance: [...(context.customerProvenance ? [context.customerProvenance] : []), source],
    cost: null,
    margin: null,
    marginPercent: null,
    inputs,
    language: null,
  }
}

/** With what it costs us; unchanged where that is unknown, without a margin where it is in another currency. */
export function withCost(price: LinePrice, cost: Money | null): LinePrice {
  if (cost === null) return price
  const { goodsNet } = price
  if (goodsNet.currency !== cost.currency) return { ...price, cost }
  const margin = { amount: goodsNet.amount.minus(cost.amount), currency: cost.currency }
  const marginPercent = goodsNet.amount.isZero
    ? null
    : margin.amount.times(HUNDRED).dividedBy(goodsNet.amount, 2)
  return { ...price, cost, margin, marginPercent }
}
