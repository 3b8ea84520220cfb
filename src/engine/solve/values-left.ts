import type { Choices, Feature, Value } from '../model.ts'
import { type Box, hasValue, sizeOf, valuesIn } from './box.ts'
import { GIVEN, type Layout, type SetVariable, textAt } from './variables.ts'

/** The value of a feature when it is the only one left; null for a TEXT, whose words nobody can guess. */
export function valueLeft(layout: Layout, feature: Feature, box: Box): Value | null {
  const variables = layout.byFeature.get(feature.code)!
  if (feature.type === 'TEXT' || variables.some(variable => sizeOf(box, variable) !== 1)) return null
  if (feature.type === 'MULTI_OPTION') return includedLeft(layout, feature, box)
  const [variable] = variables
  if (variable!.kind === 'NUMBER') {
    const text = textAt(variable!, box.low[variable!.index]!)
    return feature.type === 'INTEGER' ? Number(text) : text
  }
  const code = variable!.values[valuesIn(box, variable!)[0]!]!
  return feature.type === 'BOOLEAN' ? code === 'true' : code
}

/** The only values left of the variables' features, for exact evaluation; a text that is given reads as some text. */
export function choicesLeft(layout: Layout, scope: readonly number[], box: Box): Choices {
  const choices: Record<string, Value> = {}
  for (const index of scope) {
    const variable = layout.variables[index]!
    const { feature } = variable
    if (variable.kind === 'SET' && feature.type === 'TEXT') {
      if (hasValue(box, variable, GIVEN)) choices[feature.code] = variable.values[GIVEN]!
    } else choices[feature.code] = valueLeft(layout, feature, box) ?? includedLeft(layout, feature, box)
  }
  return choices
}

/** The options of a MULTI_OPTION that are in for certain. */
function includedLeft(layout: Layout, feature: Feature, box: Box): string[] {
  const members = layout.byFeature.get(feature.code) as readonly SetVariable[]
  return feature.options.flatMap((option, place) =>
    valuesIn(box, members[place]!)[0] === GIVEN ? [option.code] : [],
  )
}
