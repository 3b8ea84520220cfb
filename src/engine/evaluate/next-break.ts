import type { Decimal } from '../../domain/decimal.ts'
import { type Money, roundedMoney } from '../../domain/money.ts'
import type { QuantityBreak } from '../../domain/price.ts'
import { minus } from './price-difference.ts'

/** What the next larger quantity brings. */
export interface NextBreak {
  readonly minimumQuantity: Decimal
  readonly unitNet: Money
  /** Off each piece */
  readonly savedEach: Money
  /** Goods for the whole of it; may be below what the smaller quantity costs now */
  readonly goodsNet: Money
  /** On top of what the goods cost now; below zero: more pieces for less money */
  readonly extra: Money
}

/**
 * The first break above `quantity` at which a piece costs less; null when a larger quantity brings nothing.
 *
 */
export function nextBreak(price: {
  readonly quantity: Decimal
  readonly unitNet: Money
  readonly goodsNet: Money
  readonly quantityBreaks: readonly QuantityBreak[]
}): NextBreak | null {
  const { quantity, unitNet, goodsNet, quantityBreaks } = price
  const next = quantityBreaks.find(
    one => one.minimumQuantity.compare(quantity) > 0 && one.unitNet.amount.compare(unitNet.amount) < 0,
  )
  if (!next) return null
  const all = roundedMoney(next.unitNet.amount.times(next.minimumQuantity), unitNet.currency)
  return {
    ...next,
    savedEach: minus(unitNet, next.unitNet),
    goodsNet: all,
    extra: minus(all, goodsNet),
  }
}
