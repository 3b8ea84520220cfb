import type { SawStock } from '../model.ts'
import type { Reading } from './read-expression.ts'

/** Where the lines stand: what their expressions may use, and the stocks a saw list may name. */
export interface BomReading extends Reading {
  /** For commissions, which depend on the price */
  readonly afterPrice: Reading
  readonly stocks: ReadonlyMap<string, SawStock>
}
