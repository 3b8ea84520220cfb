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
  const softs = [
    ...readSofts(program, completed).map(soft => ({ ...soft, origin: 'COMPLETED' as const })),
    ...readSofts(program, defaultsOf(rulebook.features)).map(soft => ({
      ...soft,
      origin: 'DEFAULT' as const,
    })),
  ]
  let isMore = false
  for (const { feature, value, assumption, origin } of softs) {
    if (selections.has(feature.code) || !settlement.accept(assumption)) continue
    selections.set(feature.code, { value, origin })
    isMore = true
  }
  if (isMore) force()
  return selections
}

function defaultsOf(features: readonly Feature[]): Choices {
  const defaults: Record<string, Value> = {}
  for (const feature of features) if (feature.default !== null) defaults[feature.code] = feature.default
  return defaults
}
