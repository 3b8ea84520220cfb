import type { BomLineKind } from '../../domain/bom.ts'
import { Decimal } from '../../domain/decimal.ts'
import { currencyDecimals, type Money } from '../../domain/money.ts'
import { multiply, type Rational } from '../../lib/rational.ts'
import type { Amount, BomRule, ProductModel } from '../model.ts'
import type { Nest } from '../saw/index.ts'
import { exactDecimal } from './exact-decimal.ts'
import type { Evaluation } from './expression.ts'
import type { Inputs } from './inputs.ts'
import { evaluateTemplate, evaluateText } from './text.ts'

/** One part of the tree at work: how many of it the whole quantity takes. */
export interface Explosion {
  readonly model: ProductModel
  readonly evaluation: Evaluation
  readonly inputs: Inputs
  readonly nest: Nest
  /** Pieces of the product, or of the make part that the line stands below */
  pieces(parentKey: string | null): Rational
}

export function headOf({ evaluation }: Explosion, rule: BomRule) {
  return {
    kind: kindOf(rule),
    key: rule.key,
    parentKey: rule.parentKey,
    number: evaluateText(evaluation, rule.number),
    description: evaluateTemplate(evaluation, rule.description),
    isNewItem: false,
    process: null,
    sawList: null,
    net: null,
  } as const
}

/** A product as a part is a part to make. */
function kindOf({ kind }: BomRule): BomLineKind {
  return kind === 'PRODUCT' ? 'MAKE_PART' : kind
}

/** Base units for the whole quantity. */
export function totalOf(explosion: Explosion, rule: BomRule, amount: Amount): Rational {
  const value = explosion.evaluation.required(amount.value, `the quantity of line "${rule.key}"`)
  return amount.scope === 'line' ? value : multiply(value, explosion.pieces(rule.parentKey))
}

export function roundedCost({ model }: Explosion, cost: Rational): Money {
  return { amount: Decimal.rounded(cost, currencyDecimals(model.currency)), currency: model.currency }
}

export function unitMoney({ model }: Explosion, amount: Rational): Money {
  return { amount: exactDecimal(amount, currencyDecimals(model.currency)), currency: model.currency }
}
