import type { Decimal } from './decimal.ts'

/** An exact decimal with its unit of measure, a UN/ECE Rec 20 code: H87 piece, MTR metre, MIN minute. */
export interface Quantity {
  readonly value: Decimal
  readonly unit: string
}
