import { causeOf, DECIDED } from './assignment.ts'
import { type Literal, negated } from './literals.ts'
import type { Origins } from './origins.ts'
import type { Propagation } from './propagation.ts'

/** What a conflict teaches: a clause that would have prevented it, the literal that it now implies first. */
export interface Lesson {
  readonly literals: readonly Literal[]
  /** The level to go back to, where the clause implies its first literal */
  readonly level: number
  /** How many levels of decisions meet in the clause: few is good */
  readonly levelsMet: number
  /** The number of its origins */
  readonly origin: number
}

/**
 * Reads conflicts backwards along the reasons.
 *
 * @see Marques-Silva and Sakallah, GRASP (1999); Eén and Sörensson, An extensible SAT-solver (2003)
 */
export class Analysis {
  readonly #propagation: Propagation
  readonly #bump: (variable: number) => void
  /** Null: nobody asks for origins */
  readonly #origins: Origins | null
  #seen = new Uint8Array(64)
  readonly #marked: number[] = []

  constructor(propagation: Propagation, bump: (variable: number) => void, origins: Origins | null) {
    this.#propagation = propagation
    this.#bump = bump
    this.#origins = origins
  }

  addVariable(variable: number): void {
    if (variable < this.#seen.length) return
    const grown = new Uint8Array(this.#seen.length * 2)
    grown.set(this.#seen)
    this.#seen = grown
  }

  /** @pre the conflict has a literal of the present level */
  learn(): Lesson {
    const { assignment, conflict } = this.#propagation
    this.#beginOrigins()
    const learned: Literal[] = [negated(0)]
    let open = 0
    const meet = (literal: Literal): void => {
      const variable = literal >> 1
      const level = assignment.levels[variable]!
      if (level === 0) this.#origins?.addFact(variable)
      if (this.#seen[variable] || level === 0) return
      this.#mark(variable)
      this.#bump(variable)
      if (level === assignment.level) open++
      else learned.push(literal)
    }
    for (const literal of conflict) meet(literal)
    let place = assignment.size
    let uip: Literal = 0
    for (;;) {
      do uip = assignment.trail[--place]!
      while (!this.#seen[uip >> 1])
      if (--open === 0) break
      this.#eachCause(uip, meet)
    }
    learned[0] = negated(uip)
    const literals = this.#withoutImplied(learned)
    this.#unmark()
    return { literals, ...this.#levelsOf(literals), origin: this.#origins?.end() ?? 0 }
  }

  /** The origins of the conflict, when nothing but facts is behind it. */
  factsBehind(): void {
    this.#beginOrigins()
    for (const literal of this.#propagation.conflict) this.#origins?.addFact(literal >> 1)
  }

  /**
   * The assumptions that make a literal false.
   *
   * @pre only assumptions are decided
   */
  assumptionsBehind(falseLiterals: readonly Literal[]): Literal[] {
    const { assignment } = this.#propagation
    const found: Literal[] = []
    this.#origins?.begin()
    const meet = (literal: Literal): void => {
      const variable = literal >> 1
      if (assignment.levels[variable] === 0) this.#origins?.addFact(variable)
      if (!this.#seen[variable] && assignment.levels[variable]! > 0) this.#mark(variable)
    }
    for (const literal of falseLiterals) meet(literal)
    const first = assignment.starts[0] ?? assignment.size
    for (let place = assignment.size - 1; place >= first; place--) {
      const literal = assignment.trail[place]!
      if (!this.#seen[literal >> 1]) continue
      if (assignment.reasons[literal >> 1] === DECIDED) found.push(literal)
      else this.#eachCause(literal, meet)
    }
    this.#unmark()
    return found
  }

  #beginOrigins(): void {
    this.#origins?.begin()
    const { conflictClause } = this.#propagation
    if (conflictClause >= 0) this.#origins?.addClause(conflictClause)
  }

  /** The other literals of the reason, all of them false. */
  #eachCause(literal: Literal, meet: (literal: Literal) => void): void {
    const reason = this.#propagation.assignment.reasons[literal >> 1]!
    if (reason === DECIDED) return
    if (reason < DECIDED) {
      meet(negated(causeOf(reason)))
      return
    }
    const { clauses } = this.#propagation
    this.#origins?.addClause(reason)
    const end = clauses.end(reason)
    for (let place = clauses.begin(reason); place < end; place++) {
      const other = clauses.words[place]!
      if (other !== literal) meet(other)
    }
  }

  /** Leaves out what the other literals imply by themselves. */
  #withoutImplied(learned: readonly Literal[]): Literal[] {
    return learned.filter((literal, place) => place === 0 || !this.#isImplied(literal))
  }

  #isImplied(literal: Literal): boolean {
    const { assignment } = this.#propagation
    const open = [literal]
    const before = this.#marked.length
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (assignment.reasons[next >> 1] === DECIDED) {
        this.#unmark(before)
        return false
      }
      this.#eachCause(negated(next), cause => {
        const variable = cause >> 1
        if (assignment.levels[variable] === 0) this.#origins?.addFact(variable)
        if (this.#seen[variable] || assignment.levels[variable] === 0) return
        this.#mark(variable)
        open.push(cause)
      })
    }
    return true
  }

  #levelsOf(literals: Literal[]): { level: number; levelsMet: number } {
    const { levels } = this.#propagation.assignment
    const met = new Set<number>()
    let highest = 1
    for (const [place, literal] of literals.entries()) {
      const level = levels[literal >> 1]!
      met.add(level)
      if (place > 0 && level > levels[literals[highest]! >> 1]!) highest = place
    }
    if (literals.length === 1) return { level: 0, levelsMet: 1 }
    const second = literals[highest]!
    literals[highest] = literals[1]!
    literals[1] = second
    return { level: levels[second >> 1]!, levelsMet: met.size }
  }

  #mark(variable: number): void {
    this.#seen[variable] = 1
    this.#marked.push(variable)
  }

  #unmark(from = 0): void {
    for (let place = from; place < this.#marked.length; place++) this.#seen[this.#marked[place]!] = 0
    this.#marked.length = from
  }
}
