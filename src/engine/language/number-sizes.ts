import { Decimal } from '../../domain/decimal.ts'
import type { Rational } from '../../lib/rational.ts'
import { childrenOf } from '../children.ts'
import type { Expression, NumberExpression } from '../expression.ts'
import type { DeclaredFeature } from './types.ts'

/** How large a number can get: it is below 2^`magnitude`, and a whole number of `1 / under` (of at most `underBits`). */
interface Size {
  readonly magnitude: number
  /** Null when it depends on the values */
  readonly under: bigint | null
  readonly underBits: number
}

/** A thousand digits, in bits; a fraction may be that long before it is reduced. */
const MAXIMUM_BITS = 3_322
const UNREDUCED_BITS = 96
/** Of a quantity, and of an amount of money, which is rounded where it arises */
const INPUT_BITS = 96
const NOTHING: Size = { magnitude: 0, under: 1n, underBits: 1 }

/** Bounds what the numbers of a model can come to, whatever is chosen: each node once. */
export class NumberSizes {
  readonly #features: ReadonlyMap<string, DeclaredFeature>
  readonly #sizes = new Map<NumberExpression, Size>()
  readonly #isFine = new Set<Expression>()

  constructor(features: ReadonlyMap<string, DeclaredFeature>) {
    this.#features = features
  }

  /** Whether some number in the expression may need more than a thousand digits. */
  isTooLarge(expression: Expression): boolean {
    if (this.#isFine.has(expression)) return false
    if (childrenOf(expression).some(child => this.isTooLarge(child))) return true
    if (isNumber(expression)) {
      const { magnitude, underBits } = this.#sizeOf(expression)
      if (magnitude + underBits + UNREDUCED_BITS > MAXIMUM_BITS) return true
    }
    this.#isFine.add(expression)
    return false
  }

  #sizeOf(node: NumberExpression): Size {
    const size = this.#sizes.get(node) ?? this.#measure(node)
    this.#sizes.set(node, size)
    return size
  }

  #measure(node: NumberExpression): Size {
    switch (node.kind) {
      case 'number':
        return sizeOfValues([node.value])
      case 'numberFeature':
        return product(this.#sizeOfFeature(node.feature), sizeOfValues([node.factor]))
      case 'numberAttribute':
        return sizeOfValues(node.byOption.values())
      case 'optionSum': {
        const one = sizeOfValues(node.byOption.values())
        return { ...one, magnitude: one.magnitude + bitsOf(BigInt(node.byOption.size)) }
      }
      case 'input':
        return { magnitude: INPUT_BITS, under: 10n ** 12n, underBits: 40 }
      case 'arithmetic':
        return this.#arithmetic(node)
      case 'negate':
        return this.#sizeOf(node.operand)
      case 'rounding': {
        const step = sizeOfValues([node.step])
        return { ...step, magnitude: Math.max(this.#sizeOf(node.operand).magnitude, step.magnitude) + 1 }
      }
      case 'extreme':
        return largest(node.operands.map(operand => this.#sizeOf(operand)))
      case 'lookup':
        return sizeOfValues(numbersIn(node.row.table.columns.get(node.column) ?? []))
      case 'numberCases':
        return largest(
          [...node.branches.map(branch => branch.value), ...(node.otherwise ? [node.otherwise] : [])].map(
            value => this.#sizeOf(value),
          ),
        )
    }
  }

  #sizeOfFeature(code: string): Size {
    const { min, max, step } = this.#features.get(code)?.feature ?? { min: null, max: null, step: null }
    return sizeOfValues([min, max, step].map(text => Decimal.of(text ?? '0').toRational()))
  }

  #arithmetic(node: NumberExpression & { kind: 'arithmetic' }): Size {
    const left = this.#sizeOf(node.left)
    const right = this.#sizeOf(node.right)
    if (node.operator === '*') return product(left, right)
    if (node.operator === '/')
      return {
        magnitude: left.magnitude + right.underBits,
        under: null,
        underBits: left.underBits + right.magnitude + right.underBits,
      }
    const { under, underBits } = common(left, right)
    return { magnitude: Math.max(left.magnitude, right.magnitude) + 1, under, underBits }
  }
}

const NUMBERS: ReadonlySet<string> = new Set<NumberExpression['kind']>([
  ...(['number', 'numberFeature', 'numberAttribute', 'optionSum', 'input', 'arithmetic', 'negate'] as const),
  ...(['extreme', 'rounding', 'lookup', 'numberCases'] as const),
])

function isNumber(node: Expression): node is NumberExpression {
  return NUMBERS.has(node.kind)
}

function* numbersIn(cells: readonly unknown[]): Iterable<Rational> {
  for (const cell of cells) if (cell !== null && typeof cell === 'object') yield cell as Rational
}

/** Whole powers of ten and inches share denominators: their common one stays small however many there are. */
function sizeOfValues(values: Iterable<Rational>): Size {
  let magnitude = 0
  let under = 1n
  for (const { numerator, denominator } of values) {
    magnitude = Math.max(magnitude, bitsOf(numerator) - bitsOf(denominator) + 1)
    if (under % denominator === 0n) continue
    under = leastCommon(under, denominator)
    if (bitsOf(under) > MAXIMUM_BITS) break
  }
  return { magnitude, under, underBits: bitsOf(under) }
}

function product(left: Size, right: Size): Size {
  const underBits = left.underBits + right.underBits
  const isKnown = left.under !== null && right.under !== null && underBits <= MAXIMUM_BITS
  return {
    magnitude: left.magnitude + right.magnitude,
    under: isKnown ? left.under! * right.under! : null,
    underBits,
  }
}

function common(left: Size, right: Size): Pick<Size, 'under' | 'underBits'> {
  const underBits = left.underBits + right.underBits
  if (left.under === null || right.under === null || underBits > 2 * MAXIMUM_BITS)
    return { under: null, underBits }
  const under = leastCommon(left.under, right.under)
  return { under, underBits: bitsOf(under) }
}

function largest(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (one, other) => ({ ...common(one, other), magnitude: Math.max(one.magnitude, other.magnitude) }),
    NOTHING,
  )
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

function bitsOf(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4
}
