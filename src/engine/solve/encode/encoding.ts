import { type Box, fullBox } from '../box.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import type { Group } from '../sat/local-repair.ts'
import { Solver } from '../sat/solver.ts'
import type { Theory } from '../sat/theory.ts'
import { isTrueIn, type Solution } from '../solutions.ts'
import type { Layout, NumberVariable, Restriction, SetVariable } from '../variables.ts'
import { Bounds } from './bounds.ts'
import type { Owner } from './owner.ts'
import { Values } from './values.ts'

/** What is told of values that change, and has its say about them: the comparisons. */
interface Compared {
  forget(): void
  touch(variable: number): void
  propagate(): boolean
  decide(): Literal
  readonly isExhausted: boolean
}

/** The variables of a rulebook as literals of a solver, each made when it is first needed. */
export class Encoding {
  readonly layout: Layout
  readonly solver: Solver
  readonly box: Box
  readonly #values: (Values | undefined)[] = []
  readonly #bounds: (Bounds | undefined)[] = []
  /** By Boolean variable */
  readonly #owners: (Owner | undefined)[] = []
  readonly #memberships = new Map<string, Literal>()
  #comparisons: Compared | null = null
  #isSettled = false
  /** The first literal made since */
  #remembered: Literal = 0

  constructor(layout: Layout, { isTraced = false } = {}) {
    this.layout = layout
    this.box = fullBox(layout)
    this.solver = new Solver(this.#theory(), { isTraced })
  }

  /** Everything a rule or a question may name is there: finds what follows from the rules alone. */
  settle(): void {
    for (const variable of this.layout.variables) if (variable.kind === 'SET') this.#valuesOf(variable)
    this.#isSettled = true
    this.solver.release()
    this.solver.settle()
  }

  /** `forget` comes back to here. @pre settled */
  remember(): void {
    this.solver.remember()
    this.#remembered = 2 * this.solver.variables
  }

  /** As if nothing had been asked since `remember`. */
  forget(): void {
    this.solver.forget()
    for (const bounds of this.#bounds) bounds?.forgetFrom(this.#remembered)
    for (const [key, literal] of this.#memberships)
      if (literal >= this.#remembered) this.#memberships.delete(key)
    this.#owners.length = Math.min(this.#owners.length, this.#remembered / 2)
    this.#comparisons?.forget()
  }

  /** What is assumed is taken back when the variable is new. */
  literalOf(variable: SetVariable, value: number): Literal {
    return this.#valuesOf(variable).literalOf(value)
  }

  /** True when the variable has one of the values. What is assumed is taken back when it has to be made. */
  membership(variable: SetVariable, isIn: (value: number) => boolean): Literal {
    const values = variable.values.map((_code, value) => value)
    const inside = values.filter(isIn)
    const outside = values.filter(value => !isIn(value))
    if (outside.length === 0) return ALWAYS
    if (inside.length === 0) return NEVER
    if (inside.length === 1) return this.literalOf(variable, inside[0]!)
    if (outside.length === 1) return negated(this.literalOf(variable, outside[0]!))
    const key = `${variable.index}:${inside.join()}`
    const known = this.#memberships.get(key)
    if (known !== undefined) return known
    this.solver.release()
    const member = this.solver.addVariable({ isDecided: false })
    this.#memberships.set(key, member)
    this.#memberships.set(`${variable.index}:${outside.join()}`, negated(member))
    const define = (literal: Literal, some: readonly number[]): void => {
      const literals = some.map(value => this.literalOf(variable, value))
      for (const one of literals) this.solver.addClause([literal, negated(one)])
      this.solver.addClause([negated(literal), ...literals])
    }
    define(member, inside)
    define(negated(member), outside)
    return member
  }

  boundsOf(variable: NumberVariable): Bounds {
    const known = this.#bounds[variable.index]
    if (known) return known
    const bounds: Bounds = new Bounds(variable, this.box, this.solver, {
      adopt: literal => this.adopt(literal, bounds),
      touch: () => this.#comparisons?.touch(variable.index),
      isGiven: () => !this.#isSettled,
    })
    this.#bounds[variable.index] = bounds
    return bounds
  }

  /** Adds literals that together are the restriction. What is assumed is taken back when some have to be made. */
  addLiteralsOf(restriction: Restriction, literals: Literal[]): void {
    const variable = this.layout.variables[restriction.variable]!
    if (variable.kind === 'SET') {
      const values = 'values' in restriction ? restriction.values : []
      const isOne = values.length === 1
      literals.push(
        isOne
          ? this.literalOf(variable, values[0]!)
          : this.membership(variable, value => values.includes(value)),
      )
    } else if ('low' in restriction) {
      const bounds = this.boundsOf(variable)
      if (!bounds.isKnown(restriction.low) || !bounds.isKnown(restriction.high + 1)) this.solver.release()
      for (const bound of [bounds.atLeast(restriction.low), negated(bounds.atLeast(restriction.high + 1))])
        if (bound !== ALWAYS) literals.push(bound)
    } else literals.push(NEVER)
  }

  boundsLeft(variable: NumberVariable): { readonly low: number; readonly high: number } {
    return { low: this.box.low[variable.index]!, high: this.box.high[variable.index]! }
  }

  has({ bits }: Solution, variable: SetVariable, value: number): boolean {
    return isTrueIn(bits, this.literalOf(variable, value))
  }

  /** By Boolean variable: those that exclude each other */
  groups(): (Group | undefined)[] {
    const groups: (Group | undefined)[] = []
    for (const values of this.#values) {
      const group = values?.group()
      if (group) for (let place = 0; place < group.size; place++) groups[(group.first >> 1) + place] = group
    }
    return groups
  }

  /** Boolean variables that numbers, comparisons and what they read are made of */
  *variablesOfNumbers(): Generator<number> {
    for (const [variable, owner] of this.#owners.entries())
      if (owner && !(owner instanceof Values && !owner.isShown)) yield variable
  }

  /** The box shows what is left of the variable from now on. @pre nothing is assumed */
  show(variable: number): void {
    const one = this.layout.variables[variable]!
    if (one.kind === 'NUMBER') this.boundsOf(one)
    else this.#valuesOf(one).showIn(this.box, () => this.#comparisons?.touch(variable))
  }

  /** Some rule or question named a value of it */
  isKnown(variable: SetVariable): boolean {
    return this.#values[variable.index] !== undefined
  }

  adopt(literal: Literal, owner: Owner): void {
    this.#owners[literal >> 1] = owner
  }

  compareWith(comparisons: Compared): void {
    this.#comparisons = comparisons
  }

  #valuesOf(variable: SetVariable): Values {
    const known = this.#values[variable.index]
    if (known) return known
    this.solver.release()
    const values = new Values(variable, this.solver, (literal, owner) => this.adopt(literal, owner))
    this.#values[variable.index] = values
    return values
  }

  #theory(): Theory {
    const owners = this.#owners
    return {
      assigned: literal => owners[literal >> 1]?.assigned(literal),
      takenBack: literal => owners[literal >> 1]?.takenBack(literal),
      follow: literal => owners[literal >> 1]?.follow(literal) ?? true,
      propagate: () => this.#comparisons?.propagate() ?? true,
      decide: () => this.#comparisons?.decide() ?? -1,
      isExhausted: () => this.#comparisons?.isExhausted ?? false,
    }
  }
}
