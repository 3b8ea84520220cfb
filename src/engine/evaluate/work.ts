import type { BomLine, Definition } from '../../domain/bom.ts'
import type { Decimal } from '../../domain/decimal.ts'
import { type Money, roundedMoney, sumMoney } from '../../domain/money.ts'
import { multiply, type Rational } from '../../lib/rational.ts'
import type { BomRule, Choices, ProductModel, ProductRule } from '../model.ts'
import { type Nest, nest } from '../saw/index.ts'
import { CHARGES } from './charges.ts'
import { explodeLine } from './explode-lines.ts'
import { type Explosion, headOf } from './explosion.ts'
import { Evaluation, EvaluationError } from './expression.ts'
import { type Buyer, type Inputs, priceGroupOf } from './inputs.ts'
import { below, isBelow, nestedOf } from './nested.ts'
import { planOf } from './plan.ts'
import { computePieceSteps, type PieceSteps, unitNetAgain } from './price-steps.ts'
import { evaluateText } from './text.ts'
import { piecesOf } from './walk-rules.ts'

/** One configuration in one quantity for one buyer, worked out as far as it is asked for. */
export class Work {
  readonly model: ProductModel
  readonly quantity: Decimal
  /** Knows also what only prices and commissions ask for: the price group, earlier steps, costs */
  readonly evaluation: Evaluation
  readonly #values: Choices
  readonly #buyer: Buyer
  readonly #inputs: Inputs
  readonly #nest: Nest
  #pieceSteps: PieceSteps | null = null
  #lines: readonly BomLine[] | null = null
  /** The products that lines have as parts, by the key of the line */
  readonly #parts = new Map<string, Work | null>()

  constructor(
    model: ProductModel,
    values: Choices,
    quantity: Decimal,
    buyer: Buyer,
    inputs: Inputs,
    nestAs: Nest = nest,
  ) {
    this.model = model
    this.quantity = quantity
    this.#values = values
    this.#buyer = buyer
    this.#inputs = inputs
    this.#nest = nestAs
    this.evaluation = this.#evaluationOf(values)
  }

  /** What a piece costs in another quantity. */
  unitNetAt(quantity: Decimal): Money {
    if (quantity.equals(this.quantity)) return this.pieceSteps.unitNet
    const other = new Work(this.model, this.#values, quantity, this.#buyer, this.#inputs, this.#nest)
    if (planOf(this.model).asksForCosts) return other.pieceSteps.unitNet
    return unitNetAgain(this.model, other.evaluation, this.pieceSteps, this.#buyer.discountPercent)
  }

  get pieceSteps(): PieceSteps {
    this.#pieceSteps ??= computePieceSteps(this.model, this.evaluation, this.#buyer.discountPercent)
    return this.#pieceSteps
  }

  #evaluationOf(values: Choices): Evaluation {
    const priceGroup = priceGroupOf(this.model, this.#buyer)
    const evaluation = new Evaluation({ ...values, priceGroup }, input => this.#askFor(input))
    evaluation.give('quantity', this.quantity.toRational())
    return evaluation
  }

  #askFor(input: string): Rational | null {
    if (input === 'cost:goods') return this.#costOf(line => !CHARGES.has(line.kind))
    const [kind, key = ''] = input.split(':')
    if (kind === 'price') return this.priceOf(key).amount.toRational()
    return kind === 'cost' ? this.#costOf(line => line.key === key || isBelow(line.key, key)) : null
  }

  #costOf(isMeant: (line: BomLine) => boolean): Rational {
    const costs = this.#linesBeforePrice().flatMap(line => (isMeant(line) ? [line.cost] : []))
    return sumMoney(costs, this.model.currency).amount.toRational()
  }

  /** What the product that a line has as a part sells for, without its charges; nothing when it is not there. */
  priceOf(key: string): Money {
    const rule = this.model.bom.find(one => one.key === key)
    const part = rule?.kind === 'PRODUCT' ? this.#partOf(rule) : null
    return part?.goodsNet ?? sumMoney([], this.model.currency)
  }

  get goodsNet(): Money {
    return roundedMoney(this.pieceSteps.unitNet.amount.times(this.quantity), this.model.currency)
  }

  /** What stands below the line that has this product as a part: its charges are for the whole to name. */
  get goods(): readonly BomLine[] {
    return this.#linesBeforePrice().filter(line => !CHARGES.has(line.kind))
  }

  #linesBeforePrice(): readonly BomLine[] {
    this.#lines ??= this.#explode(planOf(this.model).lines)
    return this.#lines
  }

  /** @pre the steps of the price have been worked out: commissions may ask for them */
  definition(goodsNet: Money): Definition {
    this.evaluation.give('goodsNet', goodsNet.amount.toRational())
    const { commissions, places } = planOf(this.model)
    const all = [...this.#linesBeforePrice(), ...this.#explode(commissions)]
    const placeOf = ({ key }: BomLine): number => places?.get(key) ?? places?.get(this.#partAbove(key)) ?? 0
    const lines = places ? all.sort((a, b) => placeOf(a) - placeOf(b)) : all
    return {
      quantity: this.quantity,
      itemNumber: this.model.item && evaluateText(this.evaluation, this.model.item.number),
      lines,
      sawLists: lines.flatMap(line => line.sawList ?? []),
      cost: sumMoney(
        lines.map(line => line.cost),
        this.model.currency,
      ),
    }
  }

  #explode(rules: readonly BomRule[]): readonly BomLine[] {
    const piecesOfPart = new Map<string | null, Rational | null>([[null, this.quantity.toRational()]])
    const explosion: Explosion = {
      model: this.model,
      evaluation: this.evaluation,
      inputs: this.#inputs,
      nest: this.#nest,
      pieces: key => {
        const pieces = piecesOfPart.get(key)
        if (pieces) return pieces
        throw new EvaluationError(`line "${key}" is not there`)
      },
    }
    const lines: BomLine[] = []
    for (const rule of rules) {
      if (!piecesOfPart.has(rule.parentKey)) continue
      if (rule.kind === 'PRODUCT') {
        lines.push(...this.#explodePart(explosion, rule))
        continue
      }
      const line = explodeLine(explosion, rule)
      if (!line) continue
      lines.push(line)
      if (rule.kind === 'MAKE_PART')
        piecesOfPart.set(rule.key, multiply(line.quantity.value.toRational(), rule.amount.unitFactor))
    }
    return lines
  }

  /** Null when it is not there. Its lines are not asked for: what it sells for may not depend on them. */
  #partOf(rule: ProductRule): Work | null {
    const known = this.#parts.get(rule.key)
    if (known !== undefined) return known
    const total = piecesOf(rule, this.model, this.evaluation, this.quantity)
    const nested = total && nestedOf(this.evaluation, rule, total)
    // What is agreed for the line is taken off the whole.
    const buyer = { priceGroup: this.#buyer.priceGroup }
    const part =
      nested && new Work(nested.model, nested.values, nested.quantity, buyer, this.#inputs, this.#nest)
    this.#parts.set(rule.key, part)
    return part
  }

  #explodePart(explosion: Explosion, rule: ProductRule): readonly BomLine[] {
    const part = this.#partOf(rule)
    if (!part) return []
    const { model, quantity } = part
    const number = model.item && evaluateText(part.evaluation, model.item.number)
    const none = sumMoney([], model.currency)
    const line = {
      ...headOf(explosion, rule),
      number: number ?? model.code,
      quantity: { value: quantity, unit: rule.amount.unit },
      unitCost: none,
      cost: none,
      isNewItem: true,
    }
    return [line, ...below(rule.key, part.goods)]
  }

  #partAbove(key: string): string {
    return [...this.#parts.keys()].find(part => isBelow(key, part)) ?? ''
  }
}
