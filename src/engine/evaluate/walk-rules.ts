import type { Decimal } from '../../domain/decimal.ts'
import { multiply, type Rational } from '../../lib/rational.ts'
import type { Amount, BomRule, Choices, ProductModel } from '../model.ts'
import { CHARGES } from './charges.ts'
import { Evaluation } from './expression.ts'
import { type Nested, nestedOf } from './nested.ts'

/** A rule of a model, or of a product that it has as a part, with what its expressions are evaluated over. */
export interface RuleAtWork {
  readonly rule: BomRule
  readonly evaluation: Evaluation
  /** Of a line that has a product as a part: what that is configured to; null when there is none */
  readonly nested: Nested | null
}

/**
 * All rules that may make a line, in the order of the lines, with those of the products that lines have as parts. Whether a rule
 * applies is still to be asked; of a product as a part its charges are left out.
 */
export function* rulesAtWork(
  model: ProductModel,
  values: Choices,
  quantity: Decimal,
): Generator<RuleAtWork, void> {
  const evaluation = new Evaluation(values)
  evaluation.give('quantity', quantity.toRational())
  for (const rule of model.bom) {
    const total = rule.kind === 'PRODUCT' ? piecesOf(rule, model, evaluation, quantity) : null
    const nested = rule.kind === 'PRODUCT' && total ? nestedOf(evaluation, rule, total) : null
    yield { rule, evaluation, nested }
    if (!nested) continue
    for (const one of rulesAtWork(nested.model, nested.values, nested.quantity))
      if (!CHARGES.has(one.rule.kind)) yield one
  }
}

/** Of a part, for the whole quantity; null when it is not there. */
export function piecesOf(
  rule: BomRule & { readonly amount: Amount },
  model: ProductModel,
  evaluation: Evaluation,
  quantity: Decimal,
): Rational | null {
  if (rule.when && !evaluation.boolean(rule.when)) return null
  const value = evaluation.required(rule.amount.value, `the quantity of line "${rule.key}"`)
  if (rule.amount.scope === 'line') return value
  const parent = model.bom.find(one => one.key === rule.parentKey)
  if (!parent || !('amount' in parent)) return multiply(value, quantity.toRational())
  const above = piecesOf(parent, model, evaluation, quantity)
  return above && multiply(value, above)
}
