import type { BomLine } from '../../domain/bom.ts'
import { Decimal } from '../../domain/decimal.ts'
import { add, divide, multiply, rational, ZERO } from '../../lib/rational.ts'
import type { BomRule, CommissionRule, GoodsRule, ProcessRule, ProductRule, ServiceRule } from '../model.ts'
import { exactDecimal } from './exact-decimal.ts'
import { explodeSawRule } from './explode-saw.ts'
import { type Explosion, headOf, roundedCost, totalOf, unitMoney } from './explosion.ts'

/** @returns null for a line that does not apply or comes to nothing */
export function explodeLine(explosion: Explosion, rule: Exclude<BomRule, ProductRule>): BomLine | null {
  const { evaluation } = explosion
  if (rule.when && !evaluation.boolean(rule.when)) return null
  switch (rule.kind) {
    case 'SAW_LIST':
      return explodeSawRule(explosion, rule)
    case 'PROCESS':
      return explodeProcess(explosion, rule)
    case 'SERVICE':
    case 'TRAVEL_COST':
    case 'FREIGHT':
      return explodeService(explosion, rule)
    case 'COMMISSION':
      return explodeCommission(explosion, rule)
    default:
      return explodeGoods(explosion, rule)
  }
}

function explodeGoods(explosion: Explosion, rule: GoodsRule): BomLine | null {
  const total = totalOf(explosion, rule, rule.amount)
  const isMakePart = rule.kind === 'MAKE_PART'
  if (total.numerator === 0n && !isMakePart) return null
  const head = headOf(explosion, rule)
  const quantity = divide(total, rule.amount.unitFactor)
  const known = rule.isNewItem || isMakePart ? undefined : explosion.inputs.articleCosts?.get(head.number)
  const unitCost =
    known?.toRational() ??
    (rule.unitCost
      ? multiply(
          explosion.evaluation.required(rule.unitCost, `the cost of line "${rule.key}"`),
          rule.amount.unitFactor,
        )
      : ZERO)
  return {
    ...head,
    quantity: { value: exactDecimal(quantity, 0), unit: rule.amount.unit },
    unitCost: unitMoney(explosion, unitCost),
    cost: roundedCost(explosion, multiply(quantity, unitCost)),
    isNewItem: rule.isNewItem,
  }
}

/** Setting up counts once for the line, running for each piece. */
function explodeProcess(explosion: Explosion, rule: ProcessRule): BomLine | null {
  const { evaluation, inputs } = explosion
  const pieces = explosion.pieces(rule.parentKey)
  const setup = evaluation.required(rule.setup, `the set-up of line "${rule.key}"`)
  const run = multiply(evaluation.required(rule.run, `the run time of line "${rule.key}"`), pieces)
  const minutes = add(setup, run)
  if (minutes.numerator === 0n) return null
  const rate =
    inputs.ratesPerHour?.get(rule.workCenter)?.toRational() ??
    multiply(evaluation.required(rule.rate, `the rate of line "${rule.key}"`), rational(60n))
  return {
    ...headOf(explosion, rule),
    quantity: { value: exactDecimal(minutes, 0), unit: 'MIN' },
    unitCost: null,
    cost: roundedCost(explosion, multiply(divide(minutes, rational(60n)), rate)),
    process: {
      workCenter: rule.workCenter,
      setupMinutes: exactDecimal(setup, 0),
      runMinutes: exactDecimal(run, 0),
      ratePerHour: unitMoney(explosion, rate),
    },
  }
}

function explodeService(explosion: Explosion, rule: ServiceRule): BomLine | null {
  const { evaluation } = explosion
  const total = totalOf(explosion, rule, rule.amount)
  const cost = roundedCost(
    explosion,
    multiply(total, evaluation.required(rule.unitCost, `the cost of line "${rule.key}"`)),
  )
  const net = roundedCost(
    explosion,
    multiply(total, evaluation.required(rule.unitSell, `the price of line "${rule.key}"`)),
  )
  if (total.numerator === 0n || (cost.amount.isZero && net.amount.isZero)) return null
  const quantity = { value: exactDecimal(divide(total, rule.amount.unitFactor), 0), unit: rule.amount.unit }
  return { ...headOf(explosion, rule), quantity, unitCost: null, cost, net }
}

function explodeCommission(explosion: Explosion, rule: CommissionRule): BomLine | null {
  const cost = roundedCost(
    explosion,
    explosion.evaluation.required(rule.cost, `the cost of line "${rule.key}"`),
  )
  if (cost.amount.isZero) return null
  return {
    ...headOf(explosion, rule),
    quantity: { value: Decimal.of(1), unit: 'C62' },
    unitCost: null,
    cost,
  }
}
