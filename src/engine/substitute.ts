import type {
  BooleanExpression,
  LookupArgument,
  NumberExpression,
  RowLookup,
  SymbolExpression,
} from './expression.ts'
import { joined } from './joined.ts'

/** A text that an expression can come to, and when. The cases of an expression exclude each other, and one of them holds. */
export interface TextCase {
  readonly when: BooleanExpression
  readonly text: string
}

/** What stands for a feature, in expressions over other features. */
export type Substitute =
  | { readonly kind: 'NUMBER'; readonly value: NumberExpression }
  | { readonly kind: 'BOOLEAN'; readonly value: BooleanExpression }
  | { readonly kind: 'OPTION'; readonly cases: readonly TextCase[] }
  /** The chosen options, each with its cases; an empty text is none */
  | { readonly kind: 'OPTIONS'; readonly chosen: readonly (readonly TextCase[])[] }
  | { readonly kind: 'TEXT'; readonly isGiven: BooleanExpression }

/** Something that cannot be said over the other features. */
export class Unsayable extends Error {
  override readonly name = 'Unsayable'
}

/** How much work may still be done, in parts of expressions. */
export interface Effort {
  left: number
}

const MAXIMUM_CASES = 1_000
const TRUE: BooleanExpression = { kind: 'boolean', value: true }
const ZERO_NUMBER: NumberExpression = { kind: 'number', value: { numerator: 0n, denominator: 1n } }

/** Says over the features of one model what expressions say over those of another. */
export class Substitution {
  readonly #substitutes: ReadonlyMap<string, Substitute>
  readonly #effort: Effort
  readonly #booleans = new Map<BooleanExpression, BooleanExpression>()
  readonly #numbers = new Map<NumberExpression, NumberExpression>()
  readonly #rows = new Map<RowLookup, RowLookup>()

  /** @param substitutes of each feature; what is read and not among them is unsayable, as is all when the effort is spent */
  constructor(substitutes: ReadonlyMap<string, Substitute>, effort: Effort) {
    this.#substitutes = substitutes
    this.#effort = effort
  }

  #spend(parts: number): void {
    this.#effort.left -= parts
    if (this.#effort.left < 0) throw new Unsayable('effort')
  }

  #isAmong(feature: string, isMeant: (text: string) => boolean): BooleanExpression {
    const { cases } = this.#of(feature, 'OPTION')
    this.#spend(cases.length)
    return isAmong(cases, isMeant)
  }

  /** @throws Unsayable */
  boolean(node: BooleanExpression): BooleanExpression {
    const known = this.#booleans.get(node) ?? this.#sayBoolean(node)
    this.#booleans.set(node, known)
    return known
  }

  /** @throws Unsayable */
  number(node: NumberExpression): NumberExpression {
    const known = this.#numbers.get(node) ?? this.#sayNumber(node)
    this.#numbers.set(node, known)
    return known
  }

  #of<Kind extends Substitute['kind']>(feature: string, kind: Kind): Substitute & { kind: Kind } {
    const found = this.#substitutes.get(feature)
    if (found?.kind !== kind) throw new Unsayable(feature)
    return found as Substitute & { kind: Kind }
  }

  #sayBoolean(node: BooleanExpression): BooleanExpression {
    this.#spend(1)
    switch (node.kind) {
      case 'boolean':
        return node
      case 'booleanFeature':
        return this.#of(node.feature, 'BOOLEAN').value
      case 'booleanAttribute':
        return this.#isAmong(node.feature, text => node.byOption.get(text) === true)
      case 'optionIn':
        return this.#isAmong(node.feature, text => node.options.has(text))
      case 'includes':
        return this.#includes(node.feature, node.option)
      case 'given':
        return this.#of(node.feature, 'TEXT').isGiven
      case 'not':
        return { kind: 'not', operand: this.boolean(node.operand) }
      case 'and':
      case 'or':
        return { kind: node.kind, operands: node.operands.map(operand => this.boolean(operand)) }
      case 'implies':
      case 'iff':
        return { kind: node.kind, left: this.boolean(node.left), right: this.boolean(node.right) }
      case 'compare':
        return { ...node, left: this.number(node.left), right: this.number(node.right) }
      case 'defined':
        return { kind: 'defined', operand: this.number(node.operand) }
      case 'found':
        return { kind: 'found', row: this.#row(node.row) }
    }
  }

  #sayNumber(node: NumberExpression): NumberExpression {
    this.#spend(1)
    switch (node.kind) {
      case 'number':
        return node
      case 'numberFeature':
        return this.#of(node.feature, 'NUMBER').value
      case 'numberAttribute': {
        const branches = this.#of(node.feature, 'OPTION').cases.flatMap(({ when, text }) => {
          const value = node.byOption.get(text)
          return value ? [{ when, value: { kind: 'number', value } as const }] : []
        })
        return { kind: 'numberCases', branches, otherwise: null }
      }
      case 'optionSum':
        return this.#optionSum(node)
      case 'input':
        throw new Unsayable(node.name)
      case 'arithmetic':
        return { ...node, left: this.number(node.left), right: this.number(node.right) }
      case 'negate':
      case 'rounding':
        return { ...node, operand: this.number(node.operand) }
      case 'extreme':
        return { ...node, operands: node.operands.map(operand => this.number(operand)) }
      case 'lookup':
        return { ...node, row: this.#row(node.row) }
      case 'numberCases': {
        const branches = node.branches.map(({ when, value }) => ({
          when: this.boolean(when),
          value: this.number(value),
        }))
        return { kind: 'numberCases', branches, otherwise: node.otherwise && this.number(node.otherwise) }
      }
    }
  }

  #includes(feature: string, option: string): BooleanExpression {
    const { chosen } = this.#of(feature, 'OPTIONS')
    this.#spend(chosen.reduce((sum, cases) => sum + cases.length, 0))
    return anyOf(chosen.map(cases => isAmong(cases, text => text === option)))
  }

  #optionSum({ feature, byOption }: NumberExpression & { kind: 'optionSum' }): NumberExpression {
    return [...byOption].reduce<NumberExpression>((left, [option, value]) => {
      const branches = [{ when: this.#includes(feature, option), value: { kind: 'number', value } as const }]
      const right: NumberExpression = { kind: 'numberCases', branches, otherwise: ZERO_NUMBER }
      return { kind: 'arithmetic', operator: '+', left, right }
    }, ZERO_NUMBER)
  }

  #row(row: RowLookup): RowLookup {
    const known = this.#rows.get(row) ?? {
      table: row.table,
      arguments: row.arguments.map((argument): LookupArgument => {
        // The cells of such a column are codes of this feature.
        if (argument.kind === 'optionCode') throw new Unsayable(argument.feature)
        return this.number(argument)
      }),
    }
    this.#rows.set(row, known)
    return known
  }
}

/**
 * All that a text can come to.
 *
 * @param optionsOf codes of the options of a feature
 * @throws Unsayable when these are not known beforehand, or too many
 */
export function textCases(
  text: SymbolExpression,
  optionsOf: (feature: string) => readonly string[],
): readonly TextCase[] {
  const casesOf = (node: SymbolExpression): readonly TextCase[] => {
    switch (node.kind) {
      case 'text':
        return [{ when: TRUE, text: node.value }]
      case 'optionCode':
        return limited(optionsOf(node.feature).length, () =>
          optionsOf(node.feature).map(code => ({ when: isOption(node.feature, code), text: code })),
        )
      case 'textAttribute':
        return limited(node.byOption.size, () =>
          [...node.byOption].map(([code, value]) => ({ when: isOption(node.feature, code), text: value })),
        )
      case 'digits':
        return casesOf(node.operand).map(({ when, text }) => ({ when, text: text.replace(/\D/g, '') }))
      case 'concat':
        return node.operands
          .map(casesOf)
          .reduce(
            (before, after) =>
              limited(before.length * after.length, () =>
                before.flatMap(one =>
                  after.map(other => ({ when: both(one.when, other.when), text: one.text + other.text })),
                ),
              ),
            [{ when: TRUE, text: '' }],
          )
      case 'textCases': {
        let none = TRUE
        const cases = node.branches.flatMap(branch => {
          const when = both(none, branch.when)
          none = both(none, { kind: 'not', operand: branch.when })
          return casesOf(branch.value).map(one => ({ when: both(when, one.when), text: one.text }))
        })
        const others = casesOf(node.otherwise).map(one => ({ when: both(none, one.when), text: one.text }))
        return limited(cases.length + others.length, () => [...cases, ...others])
      }
      default:
        throw new Unsayable(node.kind)
    }
  }
  return casesOf(text)
}

function limited(count: number, cases: () => readonly TextCase[]): readonly TextCase[] {
  if (count > MAXIMUM_CASES) throw new Unsayable('cases')
  return cases()
}

/** Whether the text is one of those that are meant. */
export function isAmong(cases: readonly TextCase[], isMeant: (text: string) => boolean): BooleanExpression {
  const meant = cases.filter(({ text }) => isMeant(text)).map(({ when }) => when)
  return meant.length === cases.length ? TRUE : anyOf(meant)
}

/** One of several options of a feature is one statement. */
function anyOf(operands: readonly BooleanExpression[]): BooleanExpression {
  const [first] = operands
  if (
    first?.kind === 'optionIn' &&
    operands.every(one => one.kind === 'optionIn' && one.feature === first.feature)
  ) {
    const options = operands.flatMap(one => (one.kind === 'optionIn' ? [...one.options] : []))
    return { kind: 'optionIn', feature: first.feature, options: new Set(options) }
  }
  return joined('or', operands)
}

function isOption(feature: string, option: string): BooleanExpression {
  return { kind: 'optionIn', feature, options: new Set([option]) }
}

function both(left: BooleanExpression, right: BooleanExpression): BooleanExpression {
  if (left === TRUE) return right
  return right === TRUE ? left : { kind: 'and', operands: [left, right] }
}
