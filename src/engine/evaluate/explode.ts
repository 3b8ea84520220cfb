import type { Definition } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import type { ModelPrice } from '../../domain/price.ts'
import type { Choices, ProductModel } from '../model.ts'
import { calculate } from './calculate.ts'
import { type Buyer, GUEST, type Inputs, NO_INPUTS } from './inputs.ts'
import { evaluateText } from './text.ts'
import { rulesAtWork } from './walk-rules.ts'

/**
 * Explodes a configuration into everything that must be delivered for the whole quantity.
 *
 * @pre `values` are complete and valid, and `checkQuantity` has nothing against `quantity`
 * @param buyer commissions follow the price, so what is delivered depends on who buys
 * @throws EvaluationError when a value is missing or a figure is undefined for these values
 */
export function explode(
  model: ProductModel,
  values: Choices,
  quantity: Decimal,
  inputs: Inputs & Partial<Buyer> = NO_INPUTS,
): Definition {
  return calculate(model, values, quantity, { ...GUEST, ...inputs }, inputs).definition
}

/**
 * Prices a configuration: steps of one piece, steps of the line, quantity breaks, cost and margin.
 *
 * @pre as `explode`
 */
export function price(
  model: ProductModel,
  values: Choices,
  quantity: Decimal,
  buyer: Buyer = GUEST,
  inputs: Inputs = NO_INPUTS,
): ModelPrice {
  return calculate(model, values, quantity, buyer, inputs).price
}

/** The articles whose cost `explode` will look for, each once, in the order of the lines. */
export function articleNumbers(model: ProductModel, values: Choices, quantity: Decimal): readonly string[] {
  const numbers = new Set<string>()
  for (const { rule, evaluation } of rulesAtWork(model, values, quantity)) {
    if (rule.when && rule.kind !== 'COMMISSION' && !evaluation.boolean(rule.when)) continue
    const isArticle =
      rule.kind === 'SAW_LIST' || ('isNewItem' in rule && !rule.isNewItem && rule.kind !== 'MAKE_PART')
    if (isArticle) numbers.add(evaluateText(evaluation, rule.number))
  }
  return [...numbers]
}

/** The work centers whose rate `explode` will look for, each once. */
export function workCenters(model: ProductModel, values: Choices, quantity: Decimal): readonly string[] {
  const codes = new Set<string>()
  for (const { rule, evaluation } of rulesAtWork(model, values, quantity))
    if (rule.kind === 'PROCESS' && (!rule.when || evaluation.boolean(rule.when))) codes.add(rule.workCenter)
  return [...codes]
}
