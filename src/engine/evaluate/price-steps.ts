import { Decimal } from '../../domain/decimal.ts'
import { currencyDecimals, type Money, roundedMoney } from '../../domain/money.ts'
import type { LocalText, PriceStep, PriceStepKind } from '../../domain/price.ts'
import type { ProductModel } from '../model.ts'
import type { Evaluation } from './expression.ts'

/** The steps of the price of one piece, and what they come to. */
export interface PieceSteps {
  readonly steps: readonly PriceStep[]
  readonly unitList: Money
  readonly unitNet: Money
}

const LIST_KINDS = new Set<PriceStepKind>(['BASE', 'OPTION', 'COST', 'MARKUP'])

/** Each step is rounded once, where it arises, and later steps go on from the rounded amount. */
export function computePieceSteps(
  model: ProductModel,
  evaluation: Evaluation,
  discountPercent: Decimal | null = null,
): PieceSteps {
  const { currency } = model
  const none = new Decimal(0n, currencyDecimals(currency))
  const steps: PriceStep[] = []
  let total = none
  let list = none
  for (const rule of model.price) {
    const applies = rule.when === null || evaluation.boolean(rule.when)
    const amount =
      !applies || rule.amount === null
        ? none
        : Decimal.rounded(evaluation.required(rule.amount, `price step "${rule.code}"`), none.scale)
    total = total.plus(amount)
    if (LIST_KINDS.has(rule.kind)) list = list.plus(amount)
    const shown = rule.kind === 'SUBTOTAL' ? total : amount
    evaluation.give(`step:${rule.code}`, shown.toRational())
    if (rule.kind === 'SUBTOTAL' ? applies : !amount.isZero)
      steps.push(stepOf('PIECE', rule.kind, rule.code, rule.label, shown, total, currency))
  }
  if (discountPercent && !discountPercent.isZero) {
    const amount = total.times(discountPercent).times(MINUS_ONE_PERCENT).rounded(none.scale)
    total = total.plus(amount)
    steps.push(stepOf('PIECE', 'PROJECT_DISCOUNT', LINE_DISCOUNT, AGREED, amount, total, currency))
  }
  steps.push(stepOf('PIECE', 'SUBTOTAL', 'UNIT_NET', UNIT_NET, total, total, currency))
  return { steps, unitList: roundedMoney(list, currency), unitNet: roundedMoney(total, currency) }
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
