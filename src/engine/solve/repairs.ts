import type { Repair } from '../configuration.ts'
import type { Value } from '../model.ts'
import { emptyBox } from './box.ts'
import { assumptionOf, type Choice, valueAssumed } from './choices.ts'
import type { Assumption, Core } from './core.ts'
import { explore } from './explore.ts'
import type { Program } from './program.ts'
import { ABSENT, type NumberVariable, type Restriction, type SetVariable } from './variables.ts'

/**
 * A correction with concrete values, each as near as possible to what it was: for an option the default, else the first
 * possible one in the model's order; for a number the nearest; a text is taken back. Without one of its changes a minimal
 * correction solves nothing, so every value found differs from the choice it replaces.
 */
export function makeRepair(
  core: Core,
  program: Program,
  choices: readonly Choice[],
  correction: readonly Choice[],
): Repair {
  const kept = choices.filter(choice => !correction.includes(choice))
  const assumptions: Assumption[] = kept.map(choice => choice.assumption)
  const changes: { feature: Choice['feature']; from: Value; to: Value | null }[] = []
  for (const choice of correction) {
    const to = nearest(core, program, assumptions, choice)
    assumptions.push(to.assumption)
    changes.push({ feature: choice.feature, from: choice.value, to: to.value })
  }
  const after: Record<string, Value> = {}
  for (const choice of choices) {
    const change = changes.find(one => one.feature === choice.feature)
    const value = change ? change.to : choice.value
    if (value !== null) after[choice.feature.code] = value
  }
  return { changes, choices: after }
}

function nearest(
  core: Core,
  program: Program,
  assumptions: readonly Assumption[],
  { feature, assumption }: Choice,
): { assumption: Assumption; value: Value | null } {
  const { layout } = program
  const variables = layout.byFeature.get(feature.code)!
  const [first] = variables
  if (feature.type === 'TEXT')
    return { assumption: [{ variable: first!.index, values: [ABSENT] }], value: null }
  const preferred = feature.default === null ? null : assumptionOf(layout, feature, feature.default)
  const to =
    first?.kind === 'NUMBER'
      ? [nearestPlace(core, program, assumptions, first, placeIn(assumption))]
      : firstPossible(core, assumptions, [
          ...(preferred ? [preferred] : []),
          ...(feature.type === 'MULTI_OPTION'
            ? [flipFew(core, assumptions, variables as readonly SetVariable[], assumption)]
            : valuesOf(first as SetVariable)),
        ])
  return { assumption: to, value: valueAssumed(layout, feature, to) }
}

function placeIn(assumption: Assumption): number {
  const [restriction] = assumption
  return restriction && 'low' in restriction ? restriction.low : 0
}

function valuesOf(variable: SetVariable): Assumption[] {
  return variable.values.map((_code, value) => [{ variable: variable.index, values: [value] }])
}

/** The last candidate when the budget does not tell. */
function firstPossible(
  core: Core,
  assumptions: readonly Assumption[],
  candidates: readonly Assumption[],
): Assumption {
  const found = candidates.find(one => core.solve({ assumptions: [...assumptions, one] }).kind === 'SOLUTION')
  return found ?? candidates.at(-1)!
}

/** Option by option as it was, or else the other way. */
function flipFew(
  core: Core,
  assumptions: readonly Assumption[],
  variables: readonly SetVariable[],
  was: Assumption,
): Assumption {
  const kept: Restriction[] = []
  for (const variable of variables) {
    const same = was.find(one => one.variable === variable.index)!
    const other = {
      variable: variable.index,
      values: 'values' in same ? same.values.map(value => 1 - value) : [],
    }
    const isPossible = core.solve({ assumptions: [...assumptions, [...kept, same]] }).kind === 'SOLUTION'
    kept.push(isPossible ? same : other)
  }
  return kept
}

/** The lower one of two that are equally near. */
function nearestPlace(
  core: Core,
  program: Program,
  assumptions: readonly Assumption[],
  variable: NumberVariable,
  place: number,
): Restriction {
  const ends = (low: number, high: number) => {
    const between: Assumption = [{ variable: variable.index, low, high }]
    const proven = emptyBox(program.layout)
    return explore(core, program.layout, [...assumptions, between], [variable.feature], proven).get(
      variable.feature.code,
    )!
  }
  const below = place > 0 ? ends(0, place - 1).high : null
  const above = place < variable.last ? ends(place + 1, variable.last).low : null
  const isBelow = below !== null && (above === null || place - below <= above - place)
  const to = isBelow ? below : (above ?? place)
  return { variable: variable.index, low: to, high: to }
}
