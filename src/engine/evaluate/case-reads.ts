import type { BomLine } from '../../domain/bom.ts'
import type { PriceStep } from '../../domain/price.ts'
import type { BomRule, PriceRule } from '../model.ts'
import { BEFORE_DISCOUNT, plain, valueIn } from './case-values.ts'
import { CHARGES } from './charges.ts'
import { isBelow } from './nested.ts'
import type { CalculatedCase } from './priced-case.ts'
import { type Read, readsOf } from './trace-reads.ts'
import { Work } from './work.ts'

/** A rule of the model with what it looked at; `rule` null for a step that no model names. */
export interface RuleReads {
  readonly rule: PriceRule | BomRule | null
  /** All that the model says about it: the rule, the lines whose cost it asks for, the parts that a line stands below */
  readonly says: readonly unknown[]
  readonly reads: readonly Read[]
}

export const NOTHING: RuleReads = { rule: null, says: [], reads: [] }

/** What the rules of one case looked at, worked out when it is asked for. */
export class CaseReads {
  readonly #case: CalculatedCase
  readonly #names: ReadonlyMap<object, string>
  #work: Work | null = null

  constructor(priced: CalculatedCase) {
    this.#case = priced
    this.#names = new Map([...priced.model.calculations].map(([name, expression]) => [expression, name]))
  }

  /** Of a step of the price of a piece, or of a service in the price of the line. */
  ofStep(step: PriceStep): RuleReads {
    const { model } = this.#case
    const service = this.serviceOf(step)
    if (service) return this.ofLine(service.key)
    const rule = model.price.find(one => one.code === step.code)
    if (rule) return this.#ofPriceRule(rule)
    return step.kind === 'PROJECT_DISCOUNT' ? { ...NOTHING, reads: this.#ofAgreedDiscount() } : NOTHING
  }

  /** The line that a step of the line's price is of. Services stand in the price in the order of the definition, without those that are free. */
  serviceOf(step: PriceStep): BomLine | null {
    if (step.scope !== 'LINE') return null
    const { price, definition } = this.#case.calculated
    const services = definition.lines.filter(line => line.net !== null && !line.net.amount.isZero)
    const steps = price.steps.filter(one => one.scope === 'LINE' && one.kind !== 'SUBTOTAL')
    return services[steps.indexOf(step)] ?? null
  }

  /** Of a line of the definition; of one below a product that is a part, what that part looked at. */
  ofLine(key: string): RuleReads {
    const { bom } = this.#case.model
    const rule =
      bom.find(one => one.key === key) ?? bom.find(one => one.kind === 'PRODUCT' && isBelow(key, one.key))
    return rule ? { rule, says: this.#saysOf(rule), reads: this.#ofBomRule(rule) } : NOTHING
  }

  #ofAgreedDiscount(): readonly Read[] {
    const reads = [
      { kind: 'STEP', name: BEFORE_DISCOUNT },
      { kind: 'DISCOUNT_PERCENT', name: '' },
    ] as const
    return reads.map(read => ({ ...read, value: valueIn(this.#case, read) }))
  }

  #ofPriceRule(rule: PriceRule): RuleReads {
    const own = readsOf([rule.when, rule.amount], this.#worked().evaluation, this.#names)
    const lines = this.#case.model.bom.filter(line =>
      own.some(
        ({ kind, name }) =>
          (kind === 'PART_PRICE' && name === line.key) ||
          (kind === 'COST' &&
            (name === line.key || isBelow(line.key, name) || (name === 'goods' && !CHARGES.has(line.kind)))),
      ),
    )
    const reads = distinct([...own, ...lines.flatMap(line => this.#ofBomRule(line))])
    return { rule, says: [rule, ...lines.flatMap(line => this.#saysOf(line))], reads }
  }

  #ofBomRule(rule: BomRule): readonly Read[] {
    const { evaluation } = this.#worked()
    const applies = !rule.when || evaluation.boolean(rule.when)
    const line = this.#case.calculated.definition.lines.find(one => one.key === rule.key)
    const parts = [...this.#partsAbove(rule), ...(applies ? [rule] : [rule.when])]
    const own = readsOf(parts, evaluation, this.#names)
    if (!line || rule.kind === 'COMMISSION') return own
    const quantity: Read = { kind: 'QUANTITY', name: '', value: plain(this.#case.quantity) }
    const { lines } = this.#case.calculated.definition
    const within = rule.kind === 'PRODUCT' ? lines.filter(one => isBelow(one.key, rule.key)) : []
    return distinct([...own, quantity, ...[line, ...within].flatMap(costReads)])
  }

  #saysOf(rule: BomRule): readonly unknown[] {
    return [rule, ...this.#partsAbove(rule)]
  }

  /** Whether and how often there are the make parts that a line stands below. */
  #partsAbove({ parentKey }: BomRule): readonly unknown[] {
    const parent = this.#case.model.bom.find(one => one.key === parentKey)
    if (!parent) return []
    return [...this.#partsAbove(parent), parent.when, 'amount' in parent ? parent.amount : null]
  }

  #worked(): Work {
    if (!this.#work) {
      const { model, values, quantity, buyer, inputs, calculated } = this.#case
      this.#work = new Work(model, values, quantity, buyer, inputs)
      // Gives the evaluations all that the rules look at: the steps first, then the goods for commissions.
      void this.#work.pieceSteps
      this.#work.definition(calculated.price.goodsNet)
    }
    return this.#work
  }
}

/** The costs that the ERP may say. */
function costReads(line: BomLine): readonly Read[] {
  if (line.process) {
    const { workCenter, ratePerHour } = line.process
    return [{ kind: 'RATE_PER_HOUR', name: workCenter, value: plain(ratePerHour.amount) }]
  }
  if (!line.unitCost || line.kind === 'MAKE_PART') return []
  return [{ kind: 'ARTICLE_COST', name: line.number, value: plain(line.unitCost.amount) }]
}

function distinct(reads: readonly Read[]): readonly Read[] {
  return [...new Map(reads.map(read => [`${read.kind} ${read.name}`, read])).values()]
}
