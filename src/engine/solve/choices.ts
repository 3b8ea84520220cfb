import type { Choices, Feature, Value } from '../model.ts'
import { fullBox, restrict } from './box.ts'
import type { Assumption } from './core.ts'
import type { Program } from './program.ts'
import { valueLeft } from './values-left.ts'
import { GIVEN, type Layout, placeOf } from './variables.ts'

/** One feature with its value, and what that means for the variables. */
export interface Choice {
  readonly feature: Feature
  readonly value: Value
  readonly assumption: Assumption
}

/**
 * The choices in the order of the model's features. A text that is empty is no choice.
 *
 * @throws RangeError when a feature is not in the model, or cannot have the value
 */
export function readChoices({ layout }: Program, choices: Choices): Choice[] {
  for (const code of Object.keys(choices))
    if (!layout.byFeature.has(code)) throw new RangeError(`the model has no feature "${code}"`)
  return featuresOf(layout, choices).flatMap(feature => {
    const value = choices[feature.code]
    if (value === undefined || value === null || (feature.type === 'TEXT' && value === '')) return []
    const assumption = assumptionOf(layout, feature, value)
    if (!assumption) throw new RangeError(`feature ${feature.code} cannot be ${JSON.stringify(value)}`)
    return [{ feature, value, assumption }]
  })
}

/** The choices that the model knows; others, kept from an older version of it, are passed over. */
export function readSofts({ layout }: Program, choices: Choices): Choice[] {
  return featuresOf(layout, choices).flatMap(feature => {
    const value = choices[feature.code]
    if (value === undefined || value === null) return []
    const assumption = assumptionOf(layout, feature, value)
    return assumption ? [{ feature, value, assumption }] : []
  })
}

/** The features that are chosen, in the model's order. */
function featuresOf(layout: Layout, choices: Choices): Feature[] {
  return Object.keys(choices)
    .flatMap(code => layout.byFeature.get(code)?.[0] ?? [])
    .sort((a, b) => a.index - b.index)
    .map(variable => variable.feature)
}

/** Null when the feature cannot have the value. */
export function assumptionOf(layout: Layout, feature: Feature, value: Value): Assumption | null {
  const variables = layout.byFeature.get(feature.code)!
  const [first] = variables
  if (feature.type === 'MULTI_OPTION') {
    if (!Array.isArray(value) || value.some(code => !feature.options.some(one => one.code === code)))
      return null
    return variables.map((variable, place) => ({
      variable: variable.index,
      values: [value.includes(feature.options[place]!.code) ? 1 : 0],
    }))
  }
  if (!first || Array.isArray(value)) return null
  if (first.kind === 'NUMBER') {
    const place = placeOf(first, value)
    return place === null ? null : [{ variable: first.index, low: place, high: place }]
  }
  if (feature.type === 'TEXT')
    return typeof value === 'string' && value !== '' ? [{ variable: first.index, values: [GIVEN] }] : null
  const place = first.values.indexOf(String(value))
  return place < 0 ? null : [{ variable: first.index, values: [place] }]
}

/** The value that an assumption leaves a feature; null for a TEXT. */
export function valueAssumed(layout: Layout, feature: Feature, assumption: Assumption): Value | null {
  const box = fullBox(layout)
  for (const one of assumption) restrict(box, layout.variables[one.variable]!, one)
  return valueLeft(layout, feature, box)
}
