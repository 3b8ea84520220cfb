import type { BomRule, PriceRule, ProductModel } from '../model.ts'
import { inputsOf } from './inputs-of.ts'

/** What can be told of a model's rules before there are values: told once, for all prices. */
export interface Plan {
  /** All lines but commissions, which follow the price */
  readonly lines: readonly BomRule[]
  readonly commissions: readonly BomRule[]
  /** Key → place in the definition; null where commissions come last anyway */
  readonly places: ReadonlyMap<string, number> | null
  /** Steps that a later step or a commission looks at */
  readonly stepsLookedAt: ReadonlySet<string>
  /** Steps that another quantity may change */
  readonly stepsOfQuantity: ReadonlySet<string>
  /**
   * Some step asks for a cost, or for the price of a part that does: the whole of another quantity must be exploded before it
   * can be priced
   */
  readonly asksForCosts: boolean
}

const plans = new WeakMap<ProductModel, Plan>()

export function planOf(model: ProductModel): Plan {
  let plan = plans.get(model)
  if (!plan) {
    plan = makePlan(model)
    plans.set(model, plan)
  }
  return plan
}

function makePlan({ bom, price }: ProductModel): Plan {
  const lines = bom.filter(rule => rule.kind !== 'COMMISSION')
  const commissions = bom.filter(rule => rule.kind === 'COMMISSION')
  const areLast =
    bom.findIndex(rule => rule.kind === 'COMMISSION') >= lines.length || commissions.length === 0
  const inputs = inputsOf(price, commissions)
  return {
    lines,
    commissions,
    places: areLast ? null : new Map(bom.map((rule, index) => [rule.key, index])),
    stepsLookedAt: new Set([...inputs].filter(name => name.startsWith('step:')).map(name => name.slice(5))),
    stepsOfQuantity: findStepsOfQuantity(price),
    asksForCosts: [...inputsOf(price)].some(name => isOfCost(name, bom)),
  }
}

/** A cost or a price of lines. */
function isOfLine(input: string): boolean {
  return input.startsWith('cost:') || input.startsWith('price:')
}

/** A cost of lines, or the price of one that follows from such. */
function isOfCost(input: string, bom: readonly BomRule[]): boolean {
  const part = bom.find(rule => `price:${rule.key}` === input)
  return part?.kind === 'PRODUCT' ? planOf(part.product).asksForCosts : isOfLine(input)
}

function findStepsOfQuantity(rules: readonly PriceRule[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { code, kind, when, amount } of rules) {
    const inputs = [...inputsOf(when, amount)]
    const isOfQuantity = inputs.some(
      name => name === 'quantity' || isOfLine(name) || found.has(name.replace('step:', '')),
    )
    // A subtotal has all steps before it in it.
    if (isOfQuantity || (kind === 'SUBTOTAL' && found.size > 0)) found.add(code)
  }
  return found
}
