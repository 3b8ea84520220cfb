import type { SawStock } from '../model.ts'
import type { Reading } from './read-expression.ts'
import type { NestedProducts } from './read-nested.ts'
import type { Weights } from './weights.ts'

/** Where the lines stand: what their expressions may use, and the stocks a saw list may name. */
export interface BomReading extends Reading {
  /** For commissions, which depend on the price */
  readonly afterPrice: Reading
  /** For services, travel and freight, which may depend on what the goods weigh */
  readonly charges: Reading
  readonly weights: Weights
  readonly products: NestedProducts
  readonly stocks: ReadonlyMap<string, SawStock>
}
