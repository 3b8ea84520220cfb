import type { Configured, FeatureDomain, Repair, Selection } from '../configuration.ts'
import type { Choices, Rulebook, Value } from '../model.ts'
import { type Choice, readChoices, readSofts } from './choices.ts'
import { coreOf } from './clause-core.ts'
import { leaveOutTexts } from './complete.ts'
import { findConflicts, findCorrections } from './conflicts.ts'
import type { Answer, Core } from './core.ts'
import { describeDomain, statesFinder } from './domains.ts'
import { type FilledIn, fillIn } from './fill-in.ts'
import { once } from './once.ts'
import { type Program, programOf } from './program.ts'
import { makeRepair } from './repairs.ts'
import { Settlement } from './settle.ts'
import { solveChoices } from './trial.ts'
import { findWarnings } from './warnings.ts'

export interface ConfigureRequest {
  readonly choices: Choices
  /** Answers filled in by completing: kept while they fit */
  readonly completed?: Choices
  /** The features chosen last, which one of the repairs leaves as they are */
  readonly latest?: readonly string[]
}

/**
 * What the choices come to. Conflicts, repairs and domains are worked out when they are first asked for.
 *
 * @throws RangeError when a choice is for a feature that the model does not have, or a value that the feature never has
 */
export function configure(rulebook: Rulebook, request: ConfigureRequest): Configured {
  const program = programOf(rulebook)
  return configureWith(coreOf(program), program, request)
}

export function configureWith(core: Core, program: Program, request: ConfigureRequest): Configured {
  const choices = readChoices(program, request.choices)
  const answer = solveChoices(core, program, choices)
  const isConflict = answer.kind === 'NONE'
  const corrections = once(() =>
    isConflict ? findCorrections(core, choices, new Set(request.latest ?? [])) : [],
  )
  const { filledIn, isComplete } = fillInWhatFits(
    core,
    program,
    request,
    choices,
    isConflict ? (corrections()[0] ?? []) : answer,
  )
  const selections = inModelOrder(program, filledIn)
  const statesOf = statesFinder(core, program, choices)
  const chosen = new Set(choices.map(choice => choice.feature.code))
  const filled = (): Choice[] =>
    readSofts(program, valuesOf(selections.filter(({ feature }) => !chosen.has(feature.code))))

  const asked = { core, program, choices }
  const domain = (code: string): FeatureDomain => {
    const feature = program.layout.byFeature.get(code)?.[0]?.feature
    if (!feature) throw new RangeError(`the model has no feature "${code}"`)
    const value = filledIn.get(code)?.value
    const selected = value === undefined ? null : { value, isChosen: chosen.has(code) }
    return describeDomain(asked, feature, statesOf(feature), selected)
  }
  return {
    status: isConflict ? 'CONFLICT' : isComplete ? 'COMPLETE' : 'INCOMPLETE',
    selections,
    values: isComplete ? valuesOf(selections) : null,
    warnings: findWarnings(core, program, choices, filled),
    conflicts: once(() => (isConflict ? findConflicts(core, program, choices) : [])),
    repairs: once((): readonly Repair[] =>
      corrections().map(correction => makeRepair(core, program, choices, correction)),
    ),
    domain,
  }
}

/**
 * In a conflict what still fits once the first repair's choices are taken away; these stay as they were chosen.
 *
 * @param known the choices to take away, or without a conflict the solution that is known
 */
function fillInWhatFits(
  core: Core,
  program: Program,
  request: ConfigureRequest,
  choices: readonly Choice[],
  known: Answer | readonly Choice[],
): { filledIn: FilledIn; isComplete: boolean } {
  const removed = 'kind' in known ? [] : known
  const kept = choices.filter(choice => !removed.includes(choice))
  const answer = 'kind' in known ? known : solveChoices(core, program, kept)
  const asChosen: FilledIn = new Map(
    choices.map(({ feature, value }) => [feature.code, { value, origin: 'USER' as const }]),
  )
  if (answer.kind !== 'SOLUTION') return { filledIn: asChosen, isComplete: false }
  const settlement = new Settlement(
    core,
    program.layout,
    kept.map(choice => choice.assumption),
    answer.box,
  )
  const filledIn = fillIn(program, kept, request.completed ?? {}, settlement)
  if (removed.length > 0) {
    const softs = [...filledIn].filter(([, { origin }]) => origin === 'DEFAULT' || origin === 'COMPLETED')
    return { filledIn: new Map([...softs, ...asChosen]), isComplete: false }
  }
  const isAnswered = program.rulebook.features.every(
    feature => feature.type === 'TEXT' || filledIn.has(feature.code),
  )
  const missing = leaveOutTexts(program, settlement, feature => filledIn.has(feature.code))
  return { filledIn, isComplete: isAnswered && missing.length === 0 }
}

function inModelOrder(program: Program, filledIn: FilledIn): Selection[] {
  return program.rulebook.features.flatMap(feature => {
    const selection = filledIn.get(feature.code)
    return selection ? [{ feature, ...selection }] : []
  })
}

function valuesOf(selections: readonly Selection[]): Choices {
  const values: Record<string, Value> = {}
  for (const { feature, value } of selections) values[feature.code] = value
  return values
}
