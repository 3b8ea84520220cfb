import { childrenOf } from '../children.ts'
import type { Expression } from '../expression.ts'
import type { Layout } from './variables.ts'

/** The variables an expression reads, ascending. */
export function scopeOf(expression: Expression, layout: Layout): number[] {
  const found = new Set<number>()
  const seen = new Set<Expression>()
  const visit = (node: Expression): void => {
    if (seen.has(node)) return
    seen.add(node)
    if ('feature' in node) for (const index of variablesOf(node, layout)) found.add(index)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(expression)
  return [...found].sort((a, b) => a - b)
}

/** @throws RangeError when the feature is not in the rulebook */
function variablesOf(node: Expression & { readonly feature: string }, layout: Layout): number[] {
  const variables = layout.byFeature.get(node.feature)
  if (!variables)
    throw new RangeError(`a constraint reads feature "${node.feature}", which the model does not have`)
  if (node.kind !== 'includes') return variables.map(variable => variable.index)
  return variables.flatMap((variable, place) =>
    variable.feature.options[place]?.code === node.option ? [variable.index] : [],
  )
}
