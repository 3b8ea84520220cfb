import type { Decimal } from '../../domain/decimal.ts'
import type { ProductModel } from '../model.ts'

/** What the world says, where it may overrule the figures that stand in the model. */
export interface Inputs {
  /** Article number → cost per unit of its line, in the model's currency */
  readonly articleCosts?: ReadonlyMap<string, Decimal> | undefined
  /** Work center → rate per hour, in the model's currency */
  readonly ratesPerHour?: ReadonlyMap<string, Decimal> | undefined
}

/** Who buys, as far as the price depends on it. */
export interface Buyer {
  /** null, or a group the model does not know: the plain price */
  readonly priceGroup: string | null
  /** Agreed off the goods of this line, 0 to 100 percent: the last step of a piece, kind PROJECT_DISCOUNT */
  readonly discountPercent?: Decimal | null
}

export const GUEST: Buyer = { priceGroup: null }
export const NO_INPUTS: Inputs = {}

/** The group that the price is for: a group the model does not know pays the plain price. */
export function priceGroupOf({ priceGroups }: ProductModel, { priceGroup }: Buyer): string {
  return priceGroup !== null && priceGroups.includes(priceGroup) ? priceGroup : 'guest'
}

/** The keys whose value is another in the two maps, or that only one of them has. */
export function changedKeys<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T> | undefined,
  isSame: (a: T, b: T) => boolean,
): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [key, value] of before ?? []) {
    const other = after?.get(key)
    if (other === undefined || !isSame(value, other)) changed.add(key)
  }
  for (const key of after?.keys() ?? []) if (!before?.has(key)) changed.add(key)
  return changed
}
