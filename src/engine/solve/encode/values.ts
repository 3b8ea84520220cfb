import { type Box, removeValue, restoreValue } from '../box.ts'
import { FALSE } from '../sat/assignment.ts'
import { ALWAYS, type Literal, negated } from '../sat/literals.ts'
import type { Group } from '../sat/local-repair.ts'
import type { Solver } from '../sat/solver.ts'
import type { SetVariable } from '../variables.ts'
import type { Owner } from './owner.ts'

/** The values of a set variable as literals. One value excludes all others; one of them holds. */
export class Values implements Owner {
  readonly #variable: SetVariable
  readonly #solver: Solver
  /** The first of as many Boolean variables as there are values; for two values one variable will do */
  readonly #first: Literal
  #box: Box | null = null
  #touch: () => void = () => {}

  /** @pre nothing is assumed */
  constructor(variable: SetVariable, solver: Solver, adopt: (literal: Literal, owner: Owner) => void) {
    this.#variable = variable
    this.#solver = solver
    const size = variable.values.length
    if (size === 1) this.#first = ALWAYS
    else if (size === 2) {
      this.#first = solver.addVariable({ phase: !isYesOrNo(variable) })
      adopt(this.#first, this)
    } else {
      const literals = variable.values.map((_code, value) =>
        solver.addVariable({ phase: value === 0, isWatched: true }),
      )
      for (const literal of literals) adopt(literal, this)
      this.#first = literals[0] ?? ALWAYS
      solver.addClause(literals)
    }
  }

  literalOf(value: number): Literal {
    const size = this.#variable.values.length
    if (size === 1) return ALWAYS
    return size === 2 ? this.#first + value : this.#first + 2 * value
  }

  /** From now on the box shows which values are left. @pre nothing is assumed */
  showIn(box: Box, touch: () => void): void {
    if (this.#box) return
    this.#box = box
    this.#touch = touch
    if (this.#variable.values.length === 2) this.#solver.watch(this.#first)
    for (const value of this.#variable.values.keys())
      if (this.#solver.value(this.literalOf(value)) === FALSE) removeValue(box, this.#variable, value)
  }

  get isShown(): boolean {
    return this.#box !== null
  }

  /** The literals that exclude each other; null where one variable does for both values */
  group(): Group | null {
    const size = this.#variable.values.length
    return size > 2 ? { first: this.#first, size } : null
  }

  assigned(literal: Literal): void {
    const value = this.#excludedBy(literal)
    if (!this.#box || value < 0) return
    removeValue(this.#box, this.#variable, value)
    this.#touch()
  }

  takenBack(literal: Literal): void {
    const value = this.#excludedBy(literal)
    if (this.#box && value >= 0) restoreValue(this.#box, this.#variable, value)
  }

  follow(literal: Literal): boolean {
    const size = this.#variable.values.length
    if (size === 2 || (literal & 1) === 1) return true
    const { implications } = this.#solver
    for (let value = 0; value < size; value++) {
      const other = this.#first + 2 * value
      if (other !== literal && !implications.implyBy(negated(other), literal)) return false
    }
    return true
  }

  /** The value that a literal takes away; −1: none at once */
  #excludedBy(literal: Literal): number {
    const difference = literal - this.#first
    if (this.#variable.values.length === 2) return 1 - difference
    return (difference & 1) === 1 ? difference >> 1 : -1
  }
}

function isYesOrNo({ feature }: SetVariable): boolean {
  return feature.type === 'BOOLEAN'
}
