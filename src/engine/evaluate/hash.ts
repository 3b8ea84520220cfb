import { createHash } from 'node:crypto'
import type { Choices, ProductModel } from '../model.ts'

/**
 * What a configuration is, in 64 hexadecimal digits: equal for equal values of one model version, whatever the order in
 * which they were chosen.
 */
export function hashOf(model: ProductModel, values: Choices): string {
  const canonical = Object.entries(values)
    .map(([feature, value]) => [feature, Array.isArray(value) ? value.toSorted() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return createHash('sha256')
    .update(JSON.stringify([model.code, model.version, canonical]))
    .digest('hex')
}
