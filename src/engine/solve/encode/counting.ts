import { add, compare, divide, floor, isInteger, negate, type Rational, ZERO } from '../../../lib/rational.ts'
import { type Literal, negated } from '../sat/literals.ts'
import type { Counted } from './counter.ts'

interface Weighed {
  readonly literal: Literal
  readonly weight: Rational
}

/** What is counted, and the count at which the sum it was made from is zero. */
export interface Counting {
  readonly items: readonly Counted[]
  readonly root: Rational
  /** Clauses that this takes, by estimate */
  readonly clauses: number
}

/** The sum in units of its smallest weight; null when it is not made of these. */
export function countingOf(sum: readonly Weighed[], constant: Rational): Counting | null {
  const { positive, least } = aboveZero(sum, constant)
  if (positive.length === 0) return null
  const unit = positive.map(one => one.weight).reduce((a, b) => (compare(b, a) < 0 ? b : a))
  const inUnits = (number: Rational): Rational => divide(number, unit)
  if (!positive.every(({ weight }) => isInteger(inUnits(weight)))) return null
  const items = positive.map(({ literal, weight }) => ({ literal, times: Number(floor(inUnits(weight))) }))
  const total = items.reduce((sum, { times }) => sum + times, 0)
  const root = negate(inUnits(least))
  const told = Math.min(Math.max(0, Number(floor(root))), total)
  return { items, root, clauses: 2 * total * (1 + Math.min(told, total - told)) }
}

/** Each variable once, with a weight above zero: 5 − 2x is 3, and 2 where x does not hold. */
function aboveZero(
  sum: readonly Weighed[],
  constant: Rational,
): { readonly positive: readonly Weighed[]; readonly least: Rational } {
  const weights = new Map<Literal, Rational>()
  let least = constant
  const put = (literal: Literal, weight: Rational): void => {
    weights.set(literal, add(weights.get(literal) ?? ZERO, weight))
  }
  for (const { literal, weight } of sum) {
    if ((literal & 1) === 0) put(literal, weight)
    else {
      least = add(least, weight)
      put(negated(literal), negate(weight))
    }
  }
  const positive = [...weights].flatMap(([literal, weight]): Weighed[] => {
    const sign = compare(weight, ZERO)
    if (sign === 0) return []
    if (sign > 0) return [{ literal, weight }]
    least = add(least, weight)
    return [{ literal: negated(literal), weight: negate(weight) }]
  })
  return { positive, least }
}
