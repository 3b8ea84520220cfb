import type { BomLine, Definition } from '../../domain/bom.ts'
import { Decimal } from '../../domain/decimal.ts'
import { type Money, sumMoney } from '../../domain/money.ts'
import type { LocalText, ModelPrice, PriceStep, PriceStepKind, QuantityBreak } from '../../domain/price.ts'
import { divide, multiply, rational } from '../../lib/rational.ts'
import type { Choices, ProductModel } from '../model.ts'
import { type Nest, nest } from '../saw/index.ts'
import type { Buyer, Inputs } from './inputs.ts'
import { PartRefused } from './nested.ts'
import { planOf } from './plan.ts'
import { stepOf } from './price-steps.ts'
import { Work } from './work.ts'

/** What is delivered and what it costs: both at once, since each needs the other. */
export interface Calculated {
  readonly definition: Definition
  readonly price: ModelPrice
}

/**
 * Works out the whole of one configuration: goods and services first, then the price (which may depend on what the goods
 * cost), then commissions (which depend on the price).
 *
 * @pre `values` are complete and valid, and `checkQuantity` has nothing against `quantity`
 * @param nestAs makes the saw lists: `nest`, or what remembers those it made
 * @throws EvaluationError when a value is missing or a figure is undefined for these values
 */
export function calculate(
  model: ProductModel,
  values: Choices,
  quantity: Decimal,
  buyer: Buyer,
  inputs: Inputs,
  nestAs: Nest = nest,
): Calculated {
  return calculateWork(new Work(model, values, quantity, buyer, inputs, nestAs))
}

/**
 * The same case again where nothing but costs may have changed: its steps are what they were, unless one of them asks for
 * costs. Commissions ask for the goods' net amount alone.
 *
 * @param before its price with other costs
 * @pre and @throws as `calculate`
 */
export function calculateAgain(
  model: ProductModel,
  values: Choices,
  before: ModelPrice,
  buyer: Buyer,
  inputs: Inputs,
  nestAs: Nest = nest,
): Calculated {
  const work = new Work(model, values, before.quantity, buyer, inputs, nestAs)
  if (planOf(model).asksForCosts) return calculateWork(work)
  const definition = work.definition(before.goodsNet)
  const steps = before.steps.filter(step => step.scope === 'PIECE')
  return { definition, price: composePrice(work, { ...before, steps }, definition) }
}

function calculateWork(work: Work): Calculated {
  const { steps, unitList, unitNet } = work.pieceSteps
  const { goodsNet } = work
  const definition = work.definition(goodsNet)
  const priced = { steps, unitList, unitNet, goodsNet, quantityBreaks: quantityBreaks(work) }
  return { definition, price: composePrice(work, priced, definition) }
}

type PricedPiece = Pick<ModelPrice, 'steps' | 'unitList' | 'unitNet' | 'goodsNet' | 'quantityBreaks'>

/** @param piece with the steps of one piece alone */
function composePrice(work: Work, piece: PricedPiece, definition: Definition): ModelPrice {
  const { currency } = work.model
  const { goodsNet } = piece
  const services = definition.lines.filter(line => line.net !== null)
  const servicesNet = sumMoney(
    services.map(line => line.net!),
    currency,
  )
  const net = sumMoney([goodsNet, servicesNet], currency)
  const { cost } = definition
  const margin: Money = { amount: net.amount.minus(cost.amount), currency }
  return {
    currency,
    quantity: work.quantity,
    unitList: piece.unitList,
    unitNet: piece.unitNet,
    goodsNet,
    servicesNet,
    net,
    steps: [...piece.steps, ...lineSteps(goodsNet, services, net)],
    quantityBreaks: piece.quantityBreaks,
    cost,
    margin,
    marginPercent: net.amount.isZero ? null : percentOf(margin.amount, net.amount),
  }
}

function percentOf(part: Decimal, whole: Decimal): Decimal {
  return Decimal.rounded(multiply(divide(part.toRational(), whole.toRational()), rational(100n)), 2)
}

const STEP_KINDS: Readonly<Record<string, PriceStepKind>> = {
  SERVICE: 'SERVICE',
  TRAVEL_COST: 'TRAVEL',
  FREIGHT: 'FREIGHT',
}
const GOODS_NET: LocalText = { en: 'Goods', nl: 'Goederen' }
const NET: LocalText = { en: 'Total without VAT', nl: 'Totaal exclusief btw' }

function lineSteps(goodsNet: Money, services: readonly BomLine[], net: Money): readonly PriceStep[] {
  const { currency } = net
  let total = goodsNet.amount
  const steps = [stepOf('LINE', 'SUBTOTAL', 'GOODS_NET', GOODS_NET, total, total, currency)]
  for (const { kind, number, description, net: amount } of services) {
    if (amount!.amount.isZero) continue
    total = total.plus(amount!.amount)
    steps.push(stepOf('LINE', STEP_KINDS[kind]!, number, description, amount!.amount, total, currency))
  }
  steps.push(stepOf('LINE', 'SUBTOTAL', 'NET', NET, net.amount, net.amount, currency))
  return steps
}

function quantityBreaks(work: Work): readonly QuantityBreak[] {
  const first = work.model.minimumQuantity
  return [first, ...work.model.breakQuantities.filter(quantity => quantity > first)].flatMap(quantity => {
    const minimumQuantity = Decimal.of(quantity)
    const unitNet = unitNetAt(work, minimumQuantity)
    return unitNet ? [{ minimumQuantity, unitNet }] : []
  })
}

/** Null at a quantity at which a part cannot be made. */
function unitNetAt(work: Work, quantity: Decimal): Money | null {
  try {
    return work.unitNetAt(quantity)
  } catch (error) {
    if (error instanceof PartRefused) return null
    throw error
  }
}
