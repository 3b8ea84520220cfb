import {
  add,
  ceil,
  compare,
  divide,
  floor,
  isInteger,
  multiply,
  negate,
  ZERO,
} from '../../../lib/rational.ts'
import { Evaluation } from '../../evaluate/expression.ts'
import type { BooleanExpression } from '../../expression.ts'
import { type Box, fullBox, keepOnly } from '../box.ts'
import { createCompiler } from '../compiler.ts'
import type { Compiler } from '../compiling.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import { scopeOf } from '../scope.ts'
import { choicesLeft } from '../values-left.ts'
import { GIVEN, type NumberVariable, type SetVariable, type Variable } from '../variables.ts'
import { Comparisons } from './comparisons.ts'
import type { Encoding } from './encoding.ts'
import { differenceOf, isConstant, type Line, lineOf } from './linear.ts'

type Comparing = Extract<BooleanExpression, { kind: 'compare' }>

/** Two set variables with no more pairs of values than this are compared pair by pair. */
const MOST_PAIRS = 4096

/** The literal of a statement that clauses take as a whole. */
export class Statements {
  readonly comparisons: Comparisons
  readonly #encoding: Encoding
  readonly #compiler: Compiler
  readonly #scratch: Box
  readonly #known = new Map<BooleanExpression, Literal>()

  constructor(encoding: Encoding) {
    this.#encoding = encoding
    this.#compiler = createCompiler(encoding.layout, encoding.box)
    this.#scratch = fullBox(encoding.layout)
    this.comparisons = new Comparisons(encoding, this.#compiler.clock)
  }

  /** @pre nothing is assumed */
  literalOf(statement: BooleanExpression): Literal {
    const known = this.#known.get(statement)
    if (known !== undefined) return known
    const literal = this.#make(statement)
    this.#known.set(statement, literal)
    return literal
  }

  #make(statement: BooleanExpression): Literal {
    switch (statement.kind) {
      case 'booleanFeature':
        return this.#among(statement.feature, code => code === 'true')
      case 'booleanAttribute':
        return this.#among(statement.feature, code => statement.byOption.get(code) === true)
      case 'optionIn':
        return this.#among(statement.feature, code => statement.options.has(code))
      case 'given':
        return this.#among(statement.feature, (_code, value) => value === GIVEN)
      case 'includes':
        return this.#includes(statement.feature, statement.option)
      case 'compare':
        return this.#bound(statement) ?? this.#compared(statement)
      default:
        return this.#compared(statement)
    }
  }

  #among(feature: string, isIn: (code: string, value: number) => boolean): Literal {
    const [variable] = this.#encoding.layout.byFeature.get(feature) as readonly SetVariable[]
    return this.#encoding.membership(variable!, value => isIn(variable!.values[value]!, value))
  }

  #includes(feature: string, option: string): Literal {
    const members = this.#encoding.layout.byFeature.get(feature) as readonly SetVariable[]
    const place = members[0]!.feature.options.findIndex(one => one.code === option)
    return this.#encoding.literalOf(members[place]!, GIVEN)
  }

  /** A bound of one number; null when it is something else. */
  #bound({ operator, left, right }: Comparing): Literal | null {
    const [one, other] = [lineOf(left), lineOf(right)]
    const line = one && other && differenceOf(one, other)
    if (!line) return null
    if (isConstant(line)) return holds(operator, compare(line.constant, ZERO)) ? ALWAYS : NEVER
    const [variable] = this.#encoding.layout.byFeature.get(line.feature) as readonly NumberVariable[]
    return this.#boundOn(variable!, operator, line)
  }

  #boundOn(variable: NumberVariable, operator: Comparing['operator'], line: Line): Literal {
    const slope = multiply(line.factor, variable.step)
    const start = add(multiply(line.factor, variable.lowest), line.constant)
    const root = negate(divide(start, slope))
    const rises = slope.numerator > 0n
    const bounds = this.#encoding.boundsOf(variable)
    const atLeast = (place: bigint): Literal => bounds.atLeast(within(place, variable.last + 1))
    const from = atLeast(ceil(root))
    const above = atLeast(floor(root) + 1n)
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

  #compared(statement: BooleanExpression): Literal {
    const { layout } = this.#encoding
    const scope = scopeOf(statement, layout).map(index => layout.variables[index]!)
    const sets = scope.filter(variable => variable.kind === 'SET')
    const [first, second] = sets
    if (scope.length === 0) return this.#isTrue(statement, scope, this.#scratch) ? ALWAYS : NEVER
    if (sets.length === scope.length && sets.length === 1)
      return this.#encoding.membership(first!, value => this.#isTrueWith(statement, [[first!, value]]))
    const pairs = sets.reduce((product, variable) => product * variable.values.length, 1)
    if (sets.length === scope.length && sets.length === 2 && pairs <= MOST_PAIRS)
      return this.#pairwise(statement, first!, second!)
    return this.comparisons.add({
      statement,
      scope,
      judge: this.#compiler.boolean(statement),
      isTrue: () => this.#isTrue(statement, scope, this.#encoding.box),
    })
  }

  /** For each value of one variable the values of the other that make it true, and those that make it false. */
  #pairwise(statement: BooleanExpression, one: SetVariable, other: SetVariable): Literal {
    const { solver } = this.#encoding
    const literal = solver.addVariable({ isDecided: false })
    for (const value of one.values.keys()) {
      const fits = this.#encoding.membership(other, otherValue =>
        this.#isTrueWith(statement, [
          [one, value],
          [other, otherValue],
        ]),
      )
      const here = negated(this.#encoding.literalOf(one, value))
      solver.addClause([here, negated(literal), fits])
      solver.addClause([here, literal, negated(fits)])
    }
    return literal
  }

  #isTrueWith(statement: BooleanExpression, values: readonly (readonly [SetVariable, number])[]): boolean {
    for (const [variable, value] of values) keepOnly(this.#scratch, variable, value)
    return this.#isTrue(
      statement,
      values.map(([variable]) => variable),
      this.#scratch,
    )
  }

  #isTrue(statement: BooleanExpression, scope: readonly Variable[], box: Box): boolean {
    const indexes = scope.map(variable => variable.index)
    return new Evaluation(choicesLeft(this.#encoding.layout, indexes, box)).boolean(statement)
  }
}

function holds(operator: Comparing['operator'], sign: number): boolean {
  switch (operator) {
    case '=':
      return sign === 0
    case '!=':
      return sign !== 0
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
  }
}

function within(place: bigint, most: number): number {
  if (place <= 0n) return 0
  return place >= BigInt(most) ? most : Number(place)
}
