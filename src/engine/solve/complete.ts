import type { Choices, Feature, Rulebook, Value } from '../model.ts'
import { readChoices } from './choices.ts'
import { coreOf } from './clause-core.ts'
import { fillIn } from './fill-in.ts'
import { type Program, programOf } from './program.ts'
import { Settlement } from './settle.ts'
import { ABSENT } from './variables.ts'

/** MISSING: texts that only a person can give. UNKNOWN: the budget ran out. */
export type Completion =
  | { readonly status: 'COMPLETED'; readonly completed: Choices }
  | { readonly status: 'MISSING'; readonly missing: readonly Feature[] }
  | { readonly status: 'CONFLICT' }
  | { readonly status: 'UNKNOWN' }

/**
 * Answers what is open, feature by feature in the model's order, each with its first possible value: what was completed
 * before, its default, else the first option or the smallest number. It never picks an answer that would need a text
 * nobody has given.
 *
 * After it, configuring with the same choices and these completed values is COMPLETE.
 */
export function complete(
  rulebook: Rulebook,
  request: { readonly choices: Choices; readonly completed?: Choices },
): Completion {
  const program = programOf(rulebook)
  const core = coreOf(program)
  const choices = readChoices(program, request.choices)
  const assumptions = choices.map(choice => choice.assumption)
  const answer = core.solve({ assumptions })
  if (answer.kind !== 'SOLUTION') return { status: answer.kind === 'NONE' ? 'CONFLICT' : 'UNKNOWN' }
  const settlement = new Settlement(core, program.layout, assumptions, answer.box)
  const forced = settlement.forced(rulebook.features)
  const chosen = new Set(choices.map(choice => choice.feature))
  const missing = leaveOutTexts(
    program,
    settlement,
    feature => chosen.has(feature) || feature.default !== null,
  )
  if (missing.length > 0) return { status: 'MISSING', missing }
  const filledIn = fillIn(program, choices, request.completed ?? {}, settlement)
  const completed: Record<string, Value> = {}
  for (const feature of rulebook.features) {
    if (chosen.has(feature) || forced.has(feature.code) || feature.type === 'TEXT') continue
    const origin = filledIn.get(feature.code)?.origin
    if (!origin && !settlement.acceptFirst(feature)) return { status: 'UNKNOWN' }
    if (origin !== 'DEFAULT')
      completed[feature.code] = filledIn.get(feature.code)?.value ?? settlement.valueLeft(feature)!
  }
  return { status: 'COMPLETED', completed }
}

/** Leaves texts out, one after another; returns those that must be given. */
export function leaveOutTexts(
  { rulebook, layout }: Program,
  settlement: Settlement,
  isAnswered: (feature: Feature) => boolean,
): Feature[] {
  return rulebook.features.filter(
    feature =>
      feature.type === 'TEXT' &&
      !isAnswered(feature) &&
      !settlement.accept([{ variable: layout.byFeature.get(feature.code)![0]!.index, values: [ABSENT] }]),
  )
}
