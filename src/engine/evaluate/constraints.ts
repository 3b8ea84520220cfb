import type { Choices, Constraint, Rulebook } from '../model.ts'
import { Evaluation } from './expression.ts'

/** The constraints that complete values break, warnings too, in the model's order. */
export function brokenConstraints(rulebook: Rulebook, values: Choices): readonly Constraint[] {
  const evaluation = new Evaluation(values)
  return rulebook.constraints.filter(constraint => !evaluation.boolean(constraint.rule))
}
