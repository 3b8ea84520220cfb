import type { Configured } from '../configuration.ts'
import type { BooleanExpression } from '../expression.ts'
import type { Rulebook, Value } from '../model.ts'
import { Evaluation, EvaluationError } from './expression.ts'

/** A question is asked, is not asked, or nobody knows yet: it depends on answers that are not there. */
export type Visibility = 'shown' | 'hidden' | 'open'

/** Whether each feature is asked, given what is selected now, defaults too. */
export function visibleFeatures(
  { features }: Rulebook,
  { selections }: Pick<Configured, 'selections'>,
): ReadonlyMap<string, Visibility> {
  const values: Record<string, Value> = {}
  for (const { feature, value } of selections) values[feature.code] = value
  const evaluation = new Evaluation(values)
  return new Map(
    features.map(({ code, visible }) => {
      const truth = visible ? truthOf(evaluation, visible) : true
      return [code, truth === null ? 'open' : truth ? 'shown' : 'hidden']
    }),
  )
}

/** Null when it can still be both. */
function truthOf(evaluation: Evaluation, node: BooleanExpression): boolean | null {
  switch (node.kind) {
    case 'not': {
      const truth = truthOf(evaluation, node.operand)
      return truth === null ? null : !truth
    }
    case 'and':
      return foldTruth(evaluation, node.operands, false)
    case 'or':
      return foldTruth(evaluation, node.operands, true)
    case 'implies':
      return foldTruth(evaluation, [{ kind: 'not', operand: node.left }, node.right], true)
    default:
      return evaluated(evaluation, node)
  }
}

/** One operand that is `decisive` decides. */
function foldTruth(
  evaluation: Evaluation,
  operands: readonly BooleanExpression[],
  decisive: boolean,
): boolean | null {
  let isOpen = false
  for (const operand of operands) {
    const truth = truthOf(evaluation, operand)
    if (truth === decisive) return decisive
    if (truth === null) isOpen = true
  }
  return isOpen ? null : !decisive
}

function evaluated(evaluation: Evaluation, node: BooleanExpression): boolean | null {
  try {
    return evaluation.boolean(node)
  } catch (error) {
    if (error instanceof EvaluationError) return null
    throw error
  }
}
