import type { BooleanExpression, NumberExpression, RowLookup, SymbolExpression } from '../expression.ts'
import { exactDecimal } from './exact-decimal.ts'
import type { Evaluation } from './expression.ts'
import { evaluateText } from './text.ts'

/**
 * Something that a rule looked at. CHOICE: a feature. ATTRIBUTE: what the model says with the chosen option of a feature, in
 * base units. CASE: which case of an `if` was taken, in the order in which they are tried (`3 of 4`). ROW: which row of a
 * table (`breaks, 3 of 4`), with what was read out of it. CALCULATION: a named in-between result, in
 * base units. STEP: an earlier step or subtotal. COST: of a line of the definition by its key, with
 * those below it, or of all `goods`. PART_PRICE: of a line that is a product.
 */
export type ReadKind =
  | 'CHOICE'
  | 'ATTRIBUTE'
  | 'CASE'
  | 'ROW'
  | 'CALCULATION'
  | 'STEP'
  | 'COST'
  | 'PART_PRICE'
  | 'QUANTITY'
  | 'PRICE_GROUP'
  | 'GOODS_NET'
  | 'DISCOUNT_PERCENT'
  | 'ARTICLE_COST'
  | 'RATE_PER_HOUR'

export interface Read {
  readonly kind: ReadKind
  /** The feature, step, line or article; empty where there is only one */
  readonly name: string
  /** As text, numbers in plain notation; null: not given, or not there */
  readonly value: string | null
}

/** A part of a rule: an expression, or a list or record with expressions in it. */
type Part = unknown
type Node = { readonly kind: string } & Readonly<Record<string, Part>>

/**
 * What `parts` look at for the values of `evaluation`, each once, in the order in which it is looked at. Only what counts: of an
 * `if` the case that is taken, of an `and` up to the first that does not hold.
 *
 * @param calculations expression → its name in the model
 * @pre every input that is looked at has been given
 */
export function readsOf(
  parts: readonly Part[],
  evaluation: Evaluation,
  calculations: ReadonlyMap<object, string>,
): readonly Read[] {
  const tracer = new Tracer(evaluation, calculations)
  for (const part of parts) tracer.visit(part)
  return [...tracer.reads.values()]
}

class Tracer {
  readonly reads = new Map<string, Read>()
  readonly #seen = new Set<object>()
  readonly #evaluation: Evaluation
  readonly #calculations: ReadonlyMap<object, string>

  constructor(evaluation: Evaluation, calculations: ReadonlyMap<object, string>) {
    this.#evaluation = evaluation
    this.#calculations = calculations
  }

  visit(part: Part): void {
    if (typeof part !== 'object' || part === null || part instanceof Map || part instanceof Set) return
    if (this.#seen.has(part)) return
    this.#seen.add(part)
    if (Array.isArray(part)) for (const one of part) this.visit(one)
    else this.#visitRecord(part as Node)
  }

  #visitRecord(node: Node): void {
    const name = this.#calculations.get(node)
    if (name !== undefined) this.#note('CALCULATION', name, this.#valueOf(node))
    if (node.kind === 'input') this.#noteInput(node as Node & { name: string })
    else if (typeof node['feature'] === 'string') this.#noteFeature(node, node['feature'])
    else if (node['row'] !== undefined) this.#visitLookup(node, node['row'] as RowLookup)
    else if (Array.isArray(node['branches'])) this.#visitCases(node)
    else if (node.kind === 'and' || node.kind === 'or') this.#visitUntilSettled(node)
    else for (const [key, part] of Object.entries(node)) if (!OTHERS.has(key)) this.visit(part)
  }

  #noteFeature(node: Node, feature: string): void {
    const value = textOf(this.#evaluation.values[feature])
    this.#note(
      feature === 'priceGroup' ? 'PRICE_GROUP' : 'CHOICE',
      feature === 'priceGroup' ? '' : feature,
      value,
    )
    if (node.kind === 'numberAttribute') this.#note('ATTRIBUTE', feature, this.#valueOf(node))
  }

  #noteInput(node: Node & { name: string }): void {
    const [first, ...rest] = node.name.split(':')
    const name = rest.join(':')
    const kind = INPUT_KINDS[first!]
    if (kind) this.#note(kind, name, this.#valueOf(node))
  }

  #visitCases(node: Node): void {
    const branches = node['branches'] as readonly { when: BooleanExpression; value: Part }[]
    const taken = branches.findIndex(({ when }) => {
      this.visit(when)
      return this.#evaluation.boolean(when)
    })
    const place = taken < 0 ? 'none' : `${taken + 1}`
    if (node.kind === 'numberCases') this.#note('CASE', `${place} of ${branches.length}`, this.#valueOf(node))
    this.visit(taken < 0 ? node['otherwise'] : branches[taken]!.value)
  }

  #visitLookup(node: Node, lookup: RowLookup): void {
    for (const argument of lookup.arguments) this.visit(argument)
    const row = this.#evaluation.row(lookup)
    const place = row === null ? 'none' : `${row + 1}`
    this.#note('ROW', `${lookup.table.code}, ${place} of ${lookup.table.size}`, this.#valueOf(node))
  }

  #visitUntilSettled(node: Node): void {
    for (const operand of node['operands'] as readonly BooleanExpression[]) {
      this.visit(operand)
      if (this.#evaluation.boolean(operand) === (node.kind === 'or')) return
    }
  }

  #valueOf(node: Node): string | null {
    if (BOOLEAN_KINDS.has(node.kind))
      return String(this.#evaluation.boolean(node as unknown as BooleanExpression))
    if (TEXT_KINDS.has(node.kind)) return evaluateText(this.#evaluation, node as unknown as SymbolExpression)
    const value = this.#evaluation.number(node as unknown as NumberExpression)
    return value && exactDecimal(value, 0).toString()
  }

  #note(kind: ReadKind, name: string, value: string | null): void {
    const key = `${kind} ${name}`
    if (!this.reads.has(key)) this.reads.set(key, { kind, name, value })
  }
}

/** Texts, and the product of a line, whose rules look at its own choices */
const OTHERS = new Set(['description', 'product'])

const INPUT_KINDS: Readonly<Record<string, ReadKind>> = {
  quantity: 'QUANTITY',
  step: 'STEP',
  cost: 'COST',
  price: 'PART_PRICE',
  goodsNet: 'GOODS_NET',
}

const BOOLEAN_KINDS: ReadonlySet<string> = new Set<BooleanExpression['kind']>([
  'boolean',
  'booleanFeature',
  'booleanAttribute',
  'optionIn',
  'includes',
  'given',
  'not',
  'and',
  'or',
  'implies',
  'iff',
  'compare',
  'defined',
  'found',
])

const TEXT_KINDS: ReadonlySet<string> = new Set<SymbolExpression['kind']>([
  'text',
  'optionCode',
  'textFeature',
  'textAttribute',
  'textCases',
  'lookupText',
  'format',
  'digits',
  'concat',
])

/** A choice as text; null: not given. */
export function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null
  return Array.isArray(value) ? value.join(', ') : String(value)
}
