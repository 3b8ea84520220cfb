import { closest, distance } from 'fastest-levenshtein'
import type { ProductModel } from '../engine/index.ts'
import type { ModelLibrary } from './model-library.ts'
import { refuse } from './user-error.ts'

/** @throws Refusal MODEL_NOT_FOUND with the nearest code */
export function findModel(
  models: ModelLibrary,
  named: string,
  path: readonly (string | number)[],
): ProductModel {
  const model = models.named(named)
  if (model) return model
  const codes = models.all().map(one => one.code)
  const nearest = codes.length > 0 ? closest(named.toUpperCase(), codes) : null
  const hint =
    nearest && distance(named.toUpperCase(), nearest) <= 3
      ? `did you mean "${nearest}"?`
      : `there are ${codes.join(', ')}.`
  return refuse('MODEL_NOT_FOUND', `there is no product model "${named}"; ${hint}`, path)
}
