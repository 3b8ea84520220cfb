import type { Feature } from '../model.ts'
import { type Box, hasValue, includeBox } from './box.ts'
import type { Assumption, Core } from './core.ts'
import type { Layout, NumberVariable, SetVariable } from './variables.ts'

export type Possibility = 'POSSIBLE' | 'IMPOSSIBLE' | 'UNKNOWN'

/** What the variables of one feature can be. */
export interface Possibilities {
  /** For each variable, for each of its values; empty for a number */
  readonly values: readonly (readonly Possibility[])[]
  /** The first and last place of a number; null when none is possible */
  readonly low: number | null
  readonly high: number | null
}

/**
 * What each feature can be under the assumptions. Every solution met on the way goes into `proven`, so that one proves
 * values of many features.
 */
export function explore(
  core: Core,
  layout: Layout,
  assumptions: readonly Assumption[],
  features: readonly Feature[],
  proven: Box,
): Map<string, Possibilities> {
  const answer = core.solve({ assumptions })
  if (answer.kind === 'SOLUTION') includeBox(proven, answer.box)
  const outer = answer.kind === 'NONE' ? null : core.enclose(assumptions)
  const found = new Map<string, Possibilities>()
  for (const feature of features) {
    const variables = layout.byFeature.get(feature.code)!
    const [first] = variables
    if (first?.kind === 'NUMBER') {
      const isPossible = outer !== null && proven.low[first.index]! <= proven.high[first.index]!
      found.set(feature.code, {
        values: [],
        low: isPossible ? findEnd(core, assumptions, first, outer, proven, 1) : null,
        high: isPossible ? findEnd(core, assumptions, first, outer, proven, -1) : null,
      })
    } else {
      const values = (variables as readonly SetVariable[]).map(variable =>
        variable.values.map((_code, value) => tryValue(core, assumptions, variable, value, outer, proven)),
      )
      found.set(feature.code, { values, low: null, high: null })
    }
  }
  return found
}

function tryValue(
  core: Core,
  assumptions: readonly Assumption[],
  variable: SetVariable,
  value: number,
  outer: Box | null,
  proven: Box,
): Possibility {
  if (outer === null || !hasValue(outer, variable, value)) return 'IMPOSSIBLE'
  if (hasValue(proven, variable, value)) return 'POSSIBLE'
  const tried = [{ variable: variable.index, values: [value] }]
  const answer = core.solve({ assumptions: [...assumptions, tried] })
  if (answer.kind === 'SOLUTION') includeBox(proven, answer.box)
  if (answer.kind === 'UNKNOWN') return 'UNKNOWN'
  return answer.kind === 'SOLUTION' ? 'POSSIBLE' : 'IMPOSSIBLE'
}

/**
 * The lowest place that is possible (direction 1) or the highest (−1): the outermost first, then halving what is not
 * decided. When the budget runs out, the outermost that is proven.
 */
function findEnd(
  core: Core,
  assumptions: readonly Assumption[],
  variable: NumberVariable,
  outer: Box,
  proven: Box,
  direction: 1 | -1,
): number {
  const { index } = variable
  const end = (box: Box): number => (direction === 1 ? box.low[index]! : box.high[index]!)
  let edge = end(outer)
  let reach = 0
  while (edge !== end(proven)) {
    const until = edge + direction * reach
    const tried = [{ variable: index, low: Math.min(edge, until), high: Math.max(edge, until) }]
    const answer = core.solve({ assumptions: [...assumptions, tried] })
    if (answer.kind === 'UNKNOWN') break
    if (answer.kind === 'SOLUTION') includeBox(proven, answer.box)
    else edge = until + direction
    reach = Math.floor(Math.abs(end(proven) - edge) / 2)
  }
  return end(proven)
}
