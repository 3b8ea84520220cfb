import type { Explanation, FeatureDomain, OptionDomain, OptionState } from '../configuration.ts'
import type { Feature, Option, Value } from '../model.ts'
import type { Choice } from './choices.ts'
import type { Core } from './core.ts'
import { type DomainStates, IMPOSSIBLE, UNKNOWN } from './domain-states.ts'
import { explain } from './explain.ts'
import { once } from './once.ts'
import type { Program } from './program.ts'
import { type NumberVariable, type SetVariable, textAt } from './variables.ts'

/** What a feature can be, given the choices made for the others. */
export function statesFinder(
  core: Core,
  program: Program,
  choices: readonly Choice[],
): (feature: Feature) => DomainStates {
  const open = once(() => core.domains(choices.map(choice => choice.assumption)))
  const chosen = new Set(choices.map(choice => choice.feature))
  return feature => {
    if (!chosen.has(feature)) return open()
    const others = choices.filter(choice => choice.feature !== feature).map(choice => choice.assumption)
    return core.domainsOf(others, program.layout.byFeature.get(feature.code)!)
  }
}

/** What the choices are, and who explains what they exclude. */
export interface Asked {
  readonly core: Core
  readonly program: Program
  readonly choices: readonly Choice[]
}

/** @param selected what the feature is now, chosen or filled in */
export function describeDomain(
  asked: Asked,
  feature: Feature,
  states: DomainStates,
  selected: { readonly value: Value; readonly isChosen: boolean } | null,
): FeatureDomain {
  const variables = asked.program.layout.byFeature.get(feature.code)!
  const [first] = variables
  if (first?.kind === 'NUMBER') return { feature, options: null, ...boundsOf(first, states) }
  if (feature.type === 'TEXT') return { feature, min: null, max: null, options: null }
  const isMulti = feature.type === 'MULTI_OPTION'
  const options = optionsOf(feature).map((option, place): OptionDomain => {
    const variable = variables[isMulti ? place : 0] as SetVariable
    const value = isMulti ? 1 : place
    const state = stateOf(states, variable, value, isSelected(selected, option.code))
    const because = state === 'EXCLUDED' ? () => explainExclusion(asked, variable, value) : neverExcluded
    return { option, state, because }
  })
  return { feature, min: null, max: null, options }
}

function explainExclusion(
  { core, program, choices }: Asked,
  { feature, index }: SetVariable,
  value: number,
): Explanation | null {
  const others = choices.filter(choice => choice.feature !== feature)
  return explain(core, program, others, [{ variable: index, values: [value] }])
}

/** One for all: a large model has tens of thousands of options. */
const neverExcluded = (): null => null

function boundsOf(
  variable: NumberVariable,
  { low, high }: DomainStates,
): { min: string | null; max: string | null } {
  const text = (place: number): string | null => (Number.isNaN(place) ? null : textAt(variable, place))
  return { min: text(low[variable.number]!), max: text(high[variable.number]!) }
}

/** A BOOLEAN written without options has `true` and `false`. */
function optionsOf({ type, options }: Feature): readonly Option[] {
  return type === 'BOOLEAN' && options.length === 0 ? TRUE_AND_FALSE : options
}

const TRUE_AND_FALSE: readonly Option[] = ['true', 'false'].map(code => ({ code, label: { en: code } }))

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

function stateOf(
  states: DomainStates,
  variable: SetVariable,
  value: number,
  selected: SelectedAs,
): OptionState {
  if (selected === 'CHOSEN') return 'SELECTED'
  const state = states.stateOf(variable, value)
  if (state === IMPOSSIBLE) return 'EXCLUDED'
  if (state === UNKNOWN) return 'UNKNOWN'
  if (states.isForced(variable)) return 'FORCED'
  return selected === 'FILLED_IN' ? 'SELECTED' : 'AVAILABLE'
}
