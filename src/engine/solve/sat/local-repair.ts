import type { ClauseStore } from './clause-store.ts'
import { type Literal, negated } from './literals.ts'

const MOST_FLIPS = 400
const FROZEN = 2

/** Variables that exclude each other, as literals from `first` in steps of two; null for one that stands alone. */
export interface Group {
  readonly first: Literal
  readonly size: number
}

/**
 * Changes a known solution as little as needed so that a literal is true in it: flips it, then one variable of each
 * clause this breaks, and so on; each variable once. It finds a solution or gives up, and proves nothing by giving up.
 */
export class LocalRepair {
  readonly #clauses: ClauseStore
  readonly #groups: readonly (Group | undefined)[]
  /** Literal → the clauses with it, from `#begins[literal]` to `#begins[literal + 1]` */
  readonly #begins: Int32Array
  readonly #occurrences: Int32Array
  /** By variable: 1 for now, FROZEN for ever */
  readonly #isLocked: Uint8Array
  readonly #locked: number[] = []
  #held = 0
  readonly #broken: number[] = []
  #facts = 0
  /** The literals flipped by the last repair, as they are now */
  readonly flipped: Literal[] = []

  /**
   * @param variables those of the clauses; literals of others cannot be asked for
   * @param groups by variable
   * @param frozen variables that are never flipped
   */
  constructor(
    clauses: ClauseStore,
    variables: number,
    groups: readonly (Group | undefined)[],
    frozen: Iterable<number>,
  ) {
    this.#clauses = clauses
    this.#groups = groups
    this.#isLocked = new Uint8Array(variables)
    for (const variable of frozen) this.#isLocked[variable] = FROZEN
    const counts = new Int32Array(2 * variables + 1)
    this.#eachLiteral(literal => counts[literal + 1]!++)
    for (let literal = 0; literal < 2 * variables; literal++) counts[literal + 1]! += counts[literal]!
    this.#begins = counts
    this.#occurrences = new Int32Array(counts[2 * variables]!)
    const next = counts.slice()
    this.#eachLiteral((literal, clause) => {
      this.#occurrences[next[literal]!++] = clause
    })
  }

  /** @param facts literals that are true in every solution; more may be added to the end from call to call */
  freeze(facts: Int32Array): void {
    for (; this.#facts < facts.length; this.#facts++) {
      const variable = facts[this.#facts]! >> 1
      if (variable < this.#isLocked.length) this.#isLocked[variable] = FROZEN
    }
  }

  /** The literals stay as they are, from now on until others are held. */
  hold(literals: readonly Literal[]): void {
    this.#unlock(0)
    for (const literal of literals) this.#lock(literal >> 1)
    this.#held = this.#locked.length
  }

  /** @param values by variable, 1 when true: a solution; changed to the new one, or put back as it was */
  make(literal: Literal, values: Uint8Array): boolean {
    this.flipped.length = 0
    this.#broken.length = 0
    const isMade = this.#turn(literal, values) && this.#mend(values)
    if (!isMade) for (const one of this.flipped) values[one >> 1]! ^= 1
    this.#unlock(this.#held)
    return isMade
  }

  #mend(values: Uint8Array): boolean {
    for (let clause = this.#broken.pop(); clause !== undefined; clause = this.#broken.pop()) {
      if (this.#isSatisfied(clause, values)) continue
      const best = this.#leastHarmful(clause, values)
      if (best < 0 || this.flipped.length > MOST_FLIPS || !this.#turn(best, values)) return false
    }
    return true
  }

  /** Makes a false literal true, and others of its group false. */
  #turn(literal: Literal, values: Uint8Array): boolean {
    const variable = literal >> 1
    if (this.#isLocked[variable]) return false
    this.#flip(literal, values)
    const group = this.#groups[variable]
    if (!group || (literal & 1) === 1) return true
    for (let place = 0; place < group.size; place++) {
      const other = group.first + 2 * place
      if (other === literal || values[other >> 1] === 0) continue
      if (this.#isLocked[other >> 1]) return false
      this.#flip(negated(other), values)
    }
    return true
  }

  #flip(literal: Literal, values: Uint8Array): void {
    const variable = literal >> 1
    values[variable] = 1 - (literal & 1)
    this.#lock(variable)
    this.flipped.push(literal)
    const lost = negated(literal)
    for (let place = this.#begins[lost]!; place < this.#begins[lost + 1]!; place++) {
      const clause = this.#occurrences[place]!
      if (!this.#isSatisfied(clause, values)) this.#broken.push(clause)
    }
  }

  /** The literal of a broken clause that breaks the fewest others when it is turned; −1: all are locked */
  #leastHarmful(clause: number, values: Uint8Array): Literal {
    const { words } = this.#clauses
    let best = -1
    let least = Infinity
    const end = this.#clauses.end(clause)
    for (let place = this.#clauses.begin(clause); place < end; place++) {
      const literal = words[place]!
      if (this.#isLocked[literal >> 1]) continue
      const harm = this.#harmOf(literal, values, least)
      if (harm >= least) continue
      least = harm
      best = literal
      if (harm === 0) break
    }
    return best
  }

  #harmOf(literal: Literal, values: Uint8Array, limit: number): number {
    const lost = negated(literal)
    let harm = 0
    for (let place = this.#begins[lost]!; place < this.#begins[lost + 1]! && harm < limit; place++)
      if (this.#isOnlyBy(this.#occurrences[place]!, lost, values)) harm++
    return harm
  }

  #isOnlyBy(clause: number, literal: Literal, values: Uint8Array): boolean {
    const { words } = this.#clauses
    const end = this.#clauses.end(clause)
    for (let place = this.#clauses.begin(clause); place < end; place++) {
      const other = words[place]!
      if (other !== literal && values[other >> 1] !== (other & 1)) return false
    }
    return true
  }

  #isSatisfied(clause: number, values: Uint8Array): boolean {
    const { words } = this.#clauses
    const end = this.#clauses.end(clause)
    for (let place = this.#clauses.begin(clause); place < end; place++) {
      const literal = words[place]!
      if (values[literal >> 1] !== (literal & 1)) return true
    }
    return false
  }

  #unlock(from: number): void {
    for (let place = from; place < this.#locked.length; place++) {
      const variable = this.#locked[place]!
      if (this.#isLocked[variable] !== FROZEN) this.#isLocked[variable] = 0
    }
    this.#locked.length = from
  }

  #lock(variable: number): void {
    if (this.#isLocked[variable]) return
    this.#isLocked[variable] = 1
    this.#locked.push(variable)
  }

  #eachLiteral(visit: (literal: Literal, clause: number) => void): void {
    for (let clause = 0; clause < this.#clauses.size; clause = this.#clauses.end(clause)) {
      if (!this.#clauses.isGiven(clause)) continue
      const end = this.#clauses.end(clause)
      for (let place = this.#clauses.begin(clause); place < end; place++)
        visit(this.#clauses.words[place]!, clause)
    }
  }
}
