import { ZERO } from '../../lib/rational.ts'
import type { BooleanExpression, NumberExpression } from '../expression.ts'
import type { Amount, BomRule, GoodsRule, ProductRule } from '../model.ts'

const QUANTITY: NumberExpression = { kind: 'input', name: 'quantity' }
const NOTHING: NumberExpression = { kind: 'number', value: ZERO }

/** A part to make: how many pieces of it there are, and when it is there. */
interface Part {
  readonly pieces: NumberExpression
  readonly whens: readonly BooleanExpression[]
}

/** What the lines read so far weigh for the whole quantity, in kilograms, each as an expression. */
export class Weights {
  readonly #parts = new Map<string | null, Part>([[null, { pieces: QUANTITY, whens: [] }]])
  readonly #byKey = new Map<string, NumberExpression>()

  add(rule: BomRule): void {
    const part = this.#parts.get(rule.parentKey)
    if (!part || !isGoods(rule)) return
    const total = totalOf(rule.amount, part.pieces)
    const whens = rule.when ? [...part.whens, rule.when] : part.whens
    if (rule.kind === 'MAKE_PART') this.#parts.set(rule.key, { pieces: total, whens })
    if (!rule.unitWeight) return
    const value = product(total, rule.unitWeight)
    const when: BooleanExpression = { kind: 'and', operands: whens }
    this.#byKey.set(
      rule.key,
      whens.length === 0 ? value : { kind: 'numberCases', branches: [{ when, value }], otherwise: NOTHING },
    )
  }

  /** @param key of a line that has a weight, or `goods` for all of them together */
  of(key: string): NumberExpression | null {
    return key === 'goods' ? sumOf([...this.#byKey.values()]) : (this.#byKey.get(key) ?? null)
  }

  keys(): readonly string[] {
    return ['goods', ...this.#byKey.keys()]
  }
}

function isGoods(rule: BomRule): rule is GoodsRule | ProductRule {
  return 'unitWeight' in rule
}

function totalOf({ scope, value }: Amount, pieces: NumberExpression): NumberExpression {
  return scope === 'line' ? value : product(value, pieces)
}

function product(left: NumberExpression, right: NumberExpression): NumberExpression {
  return { kind: 'arithmetic', operator: '*', left, right }
}

/** In halves, so that many lines do not nest deep. */
function sumOf(parts: readonly NumberExpression[]): NumberExpression {
  if (parts.length < 2) return parts[0] ?? NOTHING
  const middle = parts.length >> 1
  const [left, right] = [sumOf(parts.slice(0, middle)), sumOf(parts.slice(middle))]
  return { kind: 'arithmetic', operator: '+', left, right }
}
