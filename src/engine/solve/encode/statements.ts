import { Evaluation } from '../../evaluate/expression.ts'
import type { BooleanExpression } from '../../expression.ts'
import { type Box, fullBox, keepOnly } from '../box.ts'
import { createCompiler } from '../compiler.ts'
import type { Compiler } from '../compiling.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import { scopeOf } from '../scope.ts'
import { choicesLeft } from '../values-left.ts'
import { GIVEN, type SetVariable, type Variable } from '../variables.ts'
import { Comparisons } from './comparisons.ts'
import type { Encoding } from './encoding.ts'
import { Thresholds } from './thresholds.ts'

/** Two set variables with no more pairs of values than this are compared pair by pair. */
const MOST_PAIRS = 4096
/** The literal of a statement that clauses take as a whole. */
export class Statements {
  readonly comparisons: Comparisons
  readonly #encoding: Encoding
  readonly #compiler: Compiler
  readonly #scratch: Box
  readonly #thresholds: Thresholds
  readonly #known = new Map<BooleanExpression, Literal>()

  constructor(encoding: Encoding) {
    this.#encoding = encoding
    this.#compiler = createCompiler(encoding.layout, encoding.box)
    this.#scratch = fullBox(encoding.layout)
    this.#thresholds = new Thresholds(encoding, statement => this.literalOf(statement))
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
        return this.#thresholds.literalOf(statement) ?? this.#compared(statement)
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
