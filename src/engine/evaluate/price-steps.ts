import { Decimal } from '../../domain/decimal.ts'
import { currencyDecimals, type Money, roundedMoney } from '../../domain/money.ts'
import type { LocalText, PriceStep, PriceStepKind } from '../../domain/price.ts'
import type { PriceRule, ProductModel } from '../model.ts'
import type { Evaluation } from './expression.ts'
import { planOf } from './plan.ts'

/** The steps of the price of one piece, and what they come to. */
export interface PieceSteps {
  readonly steps: readonly PriceStep[]
  readonly unitList: Money
  readonly unitNet: Money
  /** What each of the model's steps adds, in their order; a subtotal nothing */
  readonly amounts: readonly Decimal[]
}

const LIST_KINDS = new Set<PriceStepKind>(['BASE', 'OPTION', 'COST', 'MARKUP'])

/** Each step is rounded once, where it arises, and later steps go on from the rounded amount. */
export function computePieceSteps(
  model: ProductModel,
  evaluation: Evaluation,
  discountPercent: Decimal | null = null,
): PieceSteps {
  const { currency } = model
  const { stepsLookedAt } = planOf(model)
  const none = new Decimal(0n, currencyDecimals(currency))
  const steps: PriceStep[] = []
  const amounts: Decimal[] = []
  let total = none
  let list = none
  for (const rule of model.price) {
    const applies = rule.when === null || evaluation.boolean(rule.when)
    const amount = applies ? amountOf(rule, evaluation, none) : none
    amounts.push(amount)
    total = total.plus(amount)
    if (LIST_KINDS.has(rule.kind)) list = list.plus(amount)
    const shown = rule.kind === 'SUBTOTAL' ? total : amount
    if (stepsLookedAt.has(rule.code)) evaluation.give(`step:${rule.code}`, shown.toRational())
    if (rule.kind === 'SUBTOTAL' ? applies : !amount.isZero)
      steps.push(stepOf('PIECE', rule.kind, rule.code, rule.label, shown, total, currency))
  }
  const discount = agreedDiscount(total, discountPercent)
  if (discount) {
    total = total.plus(discount)
    steps.push(stepOf('PIECE', 'PROJECT_DISCOUNT', LINE_DISCOUNT, AGREED, discount, total, currency))
  }
  steps.push(stepOf('PIECE', 'SUBTOTAL', 'UNIT_NET', UNIT_NET, total, total, currency))
  return { steps, unitList: roundedMoney(list, currency), unitNet: roundedMoney(total, currency), amounts }
}

/**
 * What a piece costs in another quantity. Only steps that the quantity may change are worked out again.
 *
 * @param evaluation of the other quantity, with nothing else changed
 * @pre no step asks for a cost
 */
export function unitNetAgain(
  model: ProductModel,
  evaluation: Evaluation,
  { amounts }: PieceSteps,
  discountPercent: Decimal | null = null,
): Money {
  const { stepsLookedAt, stepsOfQuantity } = planOf(model)
  const none = new Decimal(0n, currencyDecimals(model.currency))
  let total = none
  for (const [index, rule] of model.price.entries()) {
    const isOther = stepsOfQuantity.has(rule.code) && rule.amount !== null
    const applies = !isOther || rule.when === null || evaluation.boolean(rule.when)
    const amount = !applies ? none : isOther ? amountOf(rule, evaluation, none) : amounts[index]!
    total = total.plus(amount)
    if (stepsLookedAt.has(rule.code))
      evaluation.give(`step:${rule.code}`, (rule.kind === 'SUBTOTAL' ? total : amount).toRational())
  }
  return roundedMoney(total.plus(agreedDiscount(total, discountPercent) ?? none), model.currency)
}

function amountOf({ code, amount }: PriceRule, evaluation: Evaluation, none: Decimal): Decimal {
  return amount === null
    ? none
    : Decimal.rounded(evaluation.required(amount, `price step "${code}"`), none.scale)
}

function agreedDiscount(total: Decimal, percent: Decimal | null): Decimal | null {
  if (!percent || percent.isZero) return null
  return total.times(percent).times(MINUS_ONE_PERCENT).rounded(total.scale)
}

const MINUS_ONE_PERCENT = Decimal.of('-0.01')
/** Code of the discount that was agreed for one line. */
export const LINE_DISCOUNT = 'LINE_DISCOUNT'
const AGREED: LocalText = { en: 'Agreed discount', nl: 'Afgesproken korting' }
const UNIT_NET: LocalText = { en: 'Price each', nl: 'Prijs per stuk' }

export function stepOf(
  scope: PriceStep['scope'],
  kind: PriceStepKind,
  code: string,
  label: LocalText,
  amount: Decimal,
  total: Decimal,
  currency: string,
): PriceStep {
  return {
    scope,
    kind,
    code,
    label,
    amount: roundedMoney(amount, currency),
    runningTotal: roundedMoney(total, currency),
  }
}
