import type { Selection } from '../configuration.ts'
import type { Choices, Feature, Value } from '../model.ts'
import { type Choice, readSofts } from './choices.ts'
import type { Program } from './program.ts'
import type { Settlement } from './settle.ts'

/** Feature → its value, with where it comes from. */
export type FilledIn = ReadonlyMap<string, Omit<Selection, 'feature'>>

/**
 * The choices, and what follows: values that the choices force, then one after another the completed values and the
 * defaults that still fit, then values which these leave no other way.
 *
 * @param settlement of the choices; afterwards of all that is filled in
 */
export function fillIn(
  program: Program,
  choices: readonly Choice[],
  completed: Choices,
  settlement: Settlement,
): FilledIn {
  const { rulebook } = program
  const selections = new Map<string, Omit<Selection, 'feature'>>()
  const open = (): Feature[] =>
    rulebook.features.filter(feature => feature.type !== 'TEXT' && !selections.has(feature.code))
  const force = (): void => {
    for (const [code, value] of settlement.forced(open())) selections.set(code, { value, origin: 'FORCED' })
  }

  for (const { feature, value } of choices) selections.set(feature.code, { value, origin: 'USER' })
  force()
  for (const { feature, value, assumption } of readSofts(program, completed))
    if (!selections.has(feature.code) && settlement.accept(assumption))
      selections.set(feature.code, { value, origin: 'COMPLETED' })
  for (const { feature, value, assumption } of readSofts(program, defaultsOf(rulebook.features)))
    if (!selections.has(feature.code) && settlement.accept(assumption))
      selections.set(feature.code, { value, origin: 'DEFAULT' })
  force()
  return selections
}

function defaultsOf(features: readonly Feature[]): Choices {
  const defaults: Record<string, Value> = {}
  for (const feature of features) if (feature.default !== null) defaults[feature.code] = feature.default
  return defaults
}
