import {
  add,
  ceil,
  compare,
  divide,
  floor,
  isInteger,
  multiply,
  negate,
  type Rational,
  ZERO,
} from '../../../lib/rational.ts'
import { isOrdered } from '../../evaluate/expression.ts'
import type { BooleanExpression } from '../../expression.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import type { NumberVariable } from '../variables.ts'
import { Counter } from './counter.ts'
import { countingOf } from './counting.ts'
import type { Encoding } from './encoding.ts'
import { differenceOf, isConstant, type Line, lineOf } from './linear.ts'
import { weightedDifference } from './weighted-sum.ts'

type Comparing = Extract<BooleanExpression, { kind: 'compare' }>

/** So many statements are compared as values of variables, not counted. */
const FEW_WEIGHTS = 2
/** For all sums of a rulebook; what takes more is compared */
const MOST_COUNTING_CLAUSES = 200_000

/** The literal of a comparison that says how far one thing has come: a number, or a count of statements. */
export class Thresholds {
  readonly #encoding: Encoding
  readonly #literalOf: (statement: BooleanExpression) => Literal
  #countingClausesLeft = MOST_COUNTING_CLAUSES

  constructor(encoding: Encoding, literalOf: (statement: BooleanExpression) => Literal) {
    this.#encoding = encoding
    this.#literalOf = literalOf
  }

  /** Null when it says something else. @pre nothing is assumed */
  literalOf(statement: Comparing): Literal | null {
    return this.#bound(statement) ?? this.#counted(statement)
  }

  /** A bound of one number; null when it is something else. */
  #bound({ operator, left, right }: Comparing): Literal | null {
    const [one, other] = [lineOf(left), lineOf(right)]
    const line = one && other && differenceOf(one, other)
    if (!line) return null
    if (isConstant(line)) return isOrdered(operator, compare(line.constant, ZERO)) ? ALWAYS : NEVER
    const [variable] = this.#encoding.layout.byFeature.get(line.feature) as readonly NumberVariable[]
    return this.#boundOn(variable!, operator, line)
  }

  #boundOn(variable: NumberVariable, operator: Comparing['operator'], line: Line): Literal {
    const slope = multiply(line.factor, variable.step)
    const start = add(multiply(line.factor, variable.lowest), line.constant)
    const bounds = this.#encoding.boundsOf(variable)
    const straight = { root: negate(divide(start, slope)), rises: slope.numerator > 0n, last: variable.last }
    return this.#beyond(operator, straight, place => bounds.atLeast(place))
  }

  /** A sum over statements that is compared with a number; null when it is something else, or takes too many clauses. */
  #counted({ operator, left, right }: Comparing): Literal | null {
    const sum = weightedDifference(left, right)
    if (!sum || sum.weights.size <= FEW_WEIGHTS) return null
    const weighed = [...sum.weights].map(([statement, weight]) => ({
      literal: this.#literalOf(statement),
      weight,
    }))
    const counted = countingOf(weighed, sum.constant)
    if (!counted || counted.clauses > this.#countingClausesLeft) return null
    this.#countingClausesLeft -= counted.clauses
    const counter = new Counter(counted.items, this.#encoding.solver)
    const straight = { root: counted.root, rises: true, last: counter.total }
    return this.#beyond(operator, straight, count => counter.atLeast(count))
  }

  /**
   * Whether something that grows by steps, or falls, is on one side of zero.
   *
   * @param straight.root the place where it is zero; `last` is the last one
   * @param atLeast that it has come to a place, from 0 to one past the last
   */
  #beyond(
    operator: Comparing['operator'],
    { root, rises, last }: { readonly root: Rational; readonly rises: boolean; readonly last: number },
    atLeast: (place: number) => Literal,
  ): Literal {
    const from = atLeast(within(ceil(root), last + 1))
    const above = atLeast(within(floor(root) + 1n, last + 1))
    switch (operator) {
      case '>=':
        return rises ? from : negated(above)
      case '>':
        return rises ? above : negated(from)
      case '<=':
        return rises ? negated(above) : from
      case '<':
        return rises ? negated(from) : above
      case '=':
        return isInteger(root) ? this.#both(from, negated(above)) : NEVER
      case '!=':
        return isInteger(root) ? negated(this.#both(from, negated(above))) : ALWAYS
    }
  }

  #both(a: Literal, b: Literal): Literal {
    const { solver } = this.#encoding
    const both = solver.addVariable({ isDecided: false })
    solver.addClause([negated(both), a])
    solver.addClause([negated(both), b])
    solver.addClause([both, negated(a), negated(b)])
    return both
  }
}

function within(place: bigint, most: number): number {
  if (place <= 0n) return 0
  return place >= BigInt(most) ? most : Number(place)
}
