import type { Explanation, FeatureDomain, OptionDomain, OptionState } from '../configuration.ts'
import type { Feature, Option, Value } from '../model.ts'
import { type Box, copyBox, emptyBox } from './box.ts'
import type { Choice } from './choices.ts'
import type { Core } from './core.ts'
import { explain } from './explain.ts'
import { explore, type Possibilities, type Possibility } from './explore.ts'
import type { Program } from './program.ts'
import { type NumberVariable, textAt } from './variables.ts'

/** What every feature can be, given the choices made for the others. */
export function findPossibilities(
  core: Core,
  program: Program,
  choices: readonly Choice[],
): ReadonlyMap<string, Possibilities> {
  const { rulebook, layout } = program
  const chosen = new Set(choices.map(choice => choice.feature))
  const assumptions = choices.map(choice => choice.assumption)
  const proven: Box = emptyBox(layout)
  const open = rulebook.features.filter(feature => !chosen.has(feature))
  const found = explore(core, layout, assumptions, open, proven)
  for (const choice of choices) {
    const others = choices.filter(other => other !== choice).map(other => other.assumption)
    for (const [code, one] of explore(core, layout, others, [choice.feature], copyBox(proven)))
      found.set(code, one)
  }
  return found
}

/** @param selected what the feature is now, chosen or filled in */
export function describeDomain(
  core: Core,
  program: Program,
  choices: readonly Choice[],
  feature: Feature,
  possibilities: Possibilities,
  selected: { readonly value: Value; readonly isChosen: boolean } | null,
): FeatureDomain {
  const variables = program.layout.byFeature.get(feature.code)!
  const [first] = variables
  if (first?.kind === 'NUMBER') return { feature, options: null, ...boundsOf(first, possibilities) }
  if (feature.type === 'TEXT') return { feature, min: null, max: null, options: null }
  const others = choices.filter(choice => choice.feature !== feature)
  const isMulti = feature.type === 'MULTI_OPTION'
  const options = optionsOf(feature, isMulti ? null : (first?.values ?? [])).map(
    (option, place): OptionDomain => {
      const variable = variables[isMulti ? place : 0]!
      const value = isMulti ? 1 : place
      const values = possibilities.values[isMulti ? place : 0]!
      const state = stateOf(values, value, isSelected(selected, option.code))
      const why = (): Explanation | null =>
        explain(core, program, others, [{ variable: variable.index, values: [value] }])
      return { option, state, because: () => (state === 'EXCLUDED' ? why() : null) }
    },
  )
  return { feature, min: null, max: null, options }
}

function boundsOf(
  variable: NumberVariable,
  { low, high }: Possibilities,
): { min: string | null; max: string | null } {
  return {
    min: low === null ? null : textAt(variable, low),
    max: high === null ? null : textAt(variable, high),
  }
}

/** A BOOLEAN written without options has `true` and `false`. */
function optionsOf(feature: Feature, codes: readonly string[] | null): readonly Option[] {
  if (codes === null || feature.options.length > 0) return feature.options
  return codes.map(code => ({ code, label: { en: code } }))
}

type SelectedAs = 'CHOSEN' | 'FILLED_IN' | null

function isSelected(
  selected: { readonly value: Value; readonly isChosen: boolean } | null,
  code: string,
): SelectedAs {
  if (!selected) return null
  const { value } = selected
  const isIn = Array.isArray(value) ? value.includes(code) : String(value) === code
  if (!isIn) return null
  return selected.isChosen ? 'CHOSEN' : 'FILLED_IN'
}

function stateOf(values: readonly Possibility[], value: number, selected: SelectedAs): OptionState {
  if (selected === 'CHOSEN') return 'SELECTED'
  if (values[value] === 'IMPOSSIBLE') return 'EXCLUDED'
  if (values[value] === 'UNKNOWN') return 'UNKNOWN'
  const isOnly = values.every((possibility, other) => other === value || possibility === 'IMPOSSIBLE')
  if (isOnly) return 'FORCED'
  return selected === 'FILLED_IN' ? 'SELECTED' : 'AVAILABLE'
}
