import { Decimal } from '../../domain/decimal.ts'
import { sumMoney } from '../../domain/money.ts'
import type { ModelPrice, PriceStep } from '../../domain/price.ts'
import { CHARGES } from './charges.ts'
import { exactDecimal } from './exact-decimal.ts'
import { priceGroupOf } from './inputs.ts'
import { isBelow } from './nested.ts'
import { LINE_DISCOUNT } from './price-steps.ts'
import type { CalculatedCase } from './priced-case.ts'
import { type Read, textOf } from './trace-reads.ts'
import { Work } from './work.ts'

/** What the agreed discount of a line is taken off: all steps of the model. No step of its own. */
export const BEFORE_DISCOUNT = 'PRICE_BEFORE_DISCOUNT'

/** What a case says where one of its rules might look, whether or not it did; null: nothing. */
export function valueIn(priced: CalculatedCase, { kind, name }: Pick<Read, 'kind' | 'name'>): string | null {
  const { price, definition } = priced.calculated
  switch (kind) {
    case 'CHOICE':
      return textOf(priced.values[name])
    case 'PRICE_GROUP':
      return priceGroupOf(priced.model, priced.buyer)
    case 'DISCOUNT_PERCENT':
      return plain(priced.buyer.discountPercent)
    case 'QUANTITY':
      return plain(priced.quantity)
    case 'GOODS_NET':
      return plain(price.goodsNet.amount)
    case 'STEP':
      return plain(name === BEFORE_DISCOUNT ? beforeDiscount(price) : pieceStep(price, name)?.amount.amount)
    case 'COST':
      return plain(costOf(priced, name))
    case 'PART_PRICE':
      return plain(partPrice(priced, name))
    case 'ARTICLE_COST':
      return plain(definition.lines.find(line => line.number === name)?.unitCost?.amount)
    case 'RATE_PER_HOUR':
      return plain(
        definition.lines.find(line => line.process?.workCenter === name)?.process?.ratePerHour.amount,
      )
    default:
      return null
  }
}

function pieceStep({ steps }: ModelPrice, code: string): PriceStep | undefined {
  return steps.find(step => step.scope === 'PIECE' && step.code === code)
}

function beforeDiscount(price: ModelPrice): Decimal {
  return price.unitNet.amount.minus(pieceStep(price, LINE_DISCOUNT)?.amount.amount ?? Decimal.zero)
}

function partPrice({ model, values, quantity, buyer, inputs }: CalculatedCase, key: string): Decimal {
  return new Work(model, values, quantity, buyer, inputs).priceOf(key).amount
}

/** Of a line by its key, or of all `goods`. */
function costOf({ model, calculated }: CalculatedCase, key: string): Decimal {
  const lines = calculated.definition.lines.filter(line =>
    key === 'goods' ? !CHARGES.has(line.kind) : line.key === key || isBelow(line.key, key),
  )
  return sumMoney(
    lines.map(line => line.cost),
    model.currency,
  ).amount
}

/** A number as text without needless zeros. */
export function plain(value: Decimal | null | undefined): string | null {
  return value ? exactDecimal(value.toRational(), 0).toString() : null
}
