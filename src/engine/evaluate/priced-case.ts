import type { Decimal } from '../../domain/decimal.ts'
import { convert, type ExchangeRate } from '../../domain/line-price.ts'
import type { Choices, ProductModel } from '../model.ts'
import { type Calculated, calculate } from './calculate.ts'
import type { Buyer, Inputs } from './inputs.ts'
import type { PriceAmounts } from './price-difference.ts'

/** A price with all that it follows from: what can be explained, and compared with another. */
export interface PricedCase {
  readonly model: ProductModel
  readonly values: Choices
  readonly quantity: Decimal
  readonly buyer: Buyer
  readonly inputs: Inputs
  /** Null: told in the model's currency */
  readonly exchangeRate: ExchangeRate | null
}

/** A case that has been worked out. */
export interface CalculatedCase extends PricedCase {
  readonly calculated: Calculated
}

/** @pre as `calculate` */
export function calculateCase(priced: PricedCase): CalculatedCase {
  const { model, values, quantity, buyer, inputs } = priced
  return { ...priced, calculated: calculate(model, values, quantity, buyer, inputs) }
}

/** The amounts as they are told: net in the currency of the rate. */
export function amountsOf({ calculated: { price }, exchangeRate }: CalculatedCase): PriceAmounts {
  return { ...price, net: convert(price.net, exchangeRate), exchangeRate }
}
