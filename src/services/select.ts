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
  const after = new Map(Object.entries(before))
  for (const [index, { feature, value }] of selections.entries()) {
    const { choices, cleared, refusals } = checkChoices(model, { [feature]: value ?? null })
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
    for (const code of cleared) after.delete(code)
    for (const [code, choice] of Object.entries(choices)) after.set(code, choice)
  }
  if (errors.length > 0) throw new Refusal(errors)
  return Object.fromEntries(after)
}
