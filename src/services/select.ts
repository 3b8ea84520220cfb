import type { StoredChoices } from '../domain/configuration.ts'
import { checkChoices, type ProductModel } from '../engine/index.ts'
import { Refusal, type UserError, type UserErrorCode, userError } from './user-error.ts'

export interface SelectionInput {
  readonly feature: string
  readonly value?: unknown
}

const MAX_SELECTIONS = 1_000

/**
 * The choices after `selections` were made on top of `before`.
 *
 * @param path to the list of selections in the input
 * @throws Refusal with every selection that cannot be taken
 */
export function select(
  model: ProductModel,
  before: StoredChoices,
  selections: readonly SelectionInput[],
  path: readonly (string | number)[],
): StoredChoices {
  if (selections.length > MAX_SELECTIONS)
    throw new Refusal([
      userError(
        'TOO_MANY_INPUTS',
        `expected at most ${MAX_SELECTIONS} selections, got ${selections.length}.`,
        path,
      ),
    ])
  const errors: UserError[] = []
  const after: Record<string, StoredChoices[string]> = Object.assign(Object.create(null), before)
  for (const [index, { feature, value }] of selections.entries()) {
    const raw = Object.assign(Object.create(null), { [feature]: value ?? null })
    const { choices, cleared, refusals } = checkChoices(model, raw)
    errors.push(
      ...refusals.map(refusal => {
        const isFeature = refusal.code === 'UNKNOWN_FEATURE'
        return userError(refusal.code as UserErrorCode, refusal.message, [
          ...path,
          index,
          isFeature ? 'feature' : 'value',
        ])
      }),
    )
    for (const code of cleared) delete after[code]
    Object.assign(after, choices)
  }
  if (errors.length > 0) throw new Refusal(errors)
  return { ...after }
}
