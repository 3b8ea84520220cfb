import type { BooleanExpression } from '../../expression.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import type { Origin } from '../sat/origins.ts'
import type { Solver } from '../sat/solver.ts'

/** A statement, or what it denies. */
interface Signed {
  readonly statement: BooleanExpression
  readonly isTrue: boolean
}

/**
 * Turns statements into clauses. What stands deeper than a clause is named by a literal that implies it, once for each
 * statement and sign.
 *
 * @see Plaisted and Greenbaum, A structure-preserving clause form translation (1986)
 */
export class Clauses {
  readonly #solver: Solver
  readonly #leaf: (statement: BooleanExpression) => Literal
  #origin: Origin = 0
  readonly #names: readonly [Map<BooleanExpression, Literal>, Map<BooleanExpression, Literal>] = [
    new Map(),
    new Map(),
  ]

  /** @param leaf the literal of a statement that is neither and, or, not, implies, iff nor a constant */
  constructor(solver: Solver, leaf: (statement: BooleanExpression) => Literal) {
    this.#solver = solver
    this.#leaf = leaf
  }

  /**
   * The statement holds, or one of the guards.
   *
   * @param origin what the clauses are known by when they refuse something
   * @pre nothing is assumed
   */
  assert(statement: BooleanExpression, guards: readonly Literal[], origin: Origin): void {
    this.#origin = origin
    this.#assertAny([{ statement, isTrue: true }], guards)
  }

  /** One of them holds, or one of the guards. */
  #assertAny(disjuncts: readonly Signed[], guards: readonly Literal[]): void {
    const flat = disjuncts.flatMap(alternativesOf)
    const conjunctions = flat.map(conjunctsOf)
    const compound = conjunctions.flatMap((parts, place) => (parts.length === 1 ? [] : [place]))
    if (compound.length === 1) {
      const [place] = compound
      const others = flat.filter((_one, index) => index !== place)
      const literals = [...guards, ...others.map(one => this.#implying(one))]
      for (const part of conjunctions[place!]!) this.#assertAny([part], literals)
    } else this.#solver.addClause([...guards, ...flat.map(one => this.#implying(one))], this.#origin)
  }

  /** A literal that, when true, makes it so. */
  #implying(signed: Signed): Literal {
    const { statement, isTrue } = signed
    switch (statement.kind) {
      case 'boolean':
        return statement.value === isTrue ? ALWAYS : NEVER
      case 'not':
        return this.#implying({ statement: statement.operand, isTrue: !isTrue })
      case 'and':
      case 'or':
      case 'implies':
      case 'iff':
        return this.#nameOf(signed)
      default:
        return isTrue ? this.#leaf(statement) : negated(this.#leaf(statement))
    }
  }

  #nameOf(signed: Signed): Literal {
    const names = this.#names[signed.isTrue ? 1 : 0]
    const known = names.get(signed.statement)
    if (known !== undefined) return known
    const name = this.#solver.addVariable()
    names.set(signed.statement, name)
    this.#assertAny([signed], [negated(name)])
    return name
  }
}

/** Those of which one must hold; itself when it is not a choice. */
function alternativesOf(signed: Signed): readonly Signed[] {
  const { statement, isTrue } = signed
  switch (statement.kind) {
    case 'not':
      return alternativesOf({ statement: statement.operand, isTrue: !isTrue })
    case 'or':
    case 'and': {
      const { kind, operands } = statement
      const isChoice = isTrue === (kind === 'or') || operands.length === 1
      return isChoice ? operands.flatMap(one => alternativesOf({ statement: one, isTrue })) : [signed]
    }
    case 'implies':
      return isTrue
        ? [
            ...alternativesOf({ statement: statement.left, isTrue: false }),
            ...alternativesOf({ statement: statement.right, isTrue: true }),
          ]
        : [signed]
    default:
      return [signed]
  }
}

/** Those that must all hold; one for anything else. @pre it is not a choice */
function conjunctsOf({ statement, isTrue }: Signed): readonly Signed[] {
  switch (statement.kind) {
    case 'and':
      return isTrue ? statement.operands.map(one => ({ statement: one, isTrue })) : [{ statement, isTrue }]
    case 'or':
      return isTrue ? [{ statement, isTrue }] : statement.operands.map(one => ({ statement: one, isTrue }))
    case 'implies':
      if (isTrue) return [{ statement, isTrue }]
      return [
        { statement: statement.left, isTrue: true },
        { statement: statement.right, isTrue: false },
      ]
    case 'iff': {
      const { left, right } = statement
      const either = (a: Signed, b: Signed): Signed => ({
        statement: { kind: 'or', operands: [asStatement(a), asStatement(b)] },
        isTrue: true,
      })
      return [
        either({ statement: left, isTrue: false }, { statement: right, isTrue }),
        either({ statement: left, isTrue: true }, { statement: right, isTrue: !isTrue }),
      ]
    }
    default:
      return [{ statement, isTrue }]
  }
}

function asStatement({ statement, isTrue }: Signed): BooleanExpression {
  return isTrue ? statement : { kind: 'not', operand: statement }
}
