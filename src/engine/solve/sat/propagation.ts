import { Assignment, causedBy, FALSE, type Reason, TRUE } from './assignment.ts'
import { type ClauseCopy, type ClauseReference, ClauseStore } from './clause-store.ts'
import { type Literal, negated } from './literals.ts'
import type { Implications, Theory } from './theory.ts'
import { WATCH_WORDS, WatchLists } from './watch-lists.ts'

export interface PropagationCopy {
  readonly variables: number
  /** By place on the trail, the reasons of what is true */
  readonly reasons: Int32Array
  readonly clauses: ClauseCopy
  readonly watches: readonly Int32Array[]
}

/**
 * Finds what follows from what is true. Each clause is watched at two of its literals, its first two: while these are
 * not false there is nothing to do.
 *
 * @see Moskewicz et al., Chaff: engineering an efficient SAT solver (2001)
 */
export class Propagation implements Implications {
  readonly assignment = new Assignment()
  readonly clauses = new ClauseStore()
  /** The literals that cannot all be false, after something returned false */
  readonly conflict: Literal[] = []
  /** The clause that says so; −1: something else does */
  conflictClause: ClauseReference | -1 = -1
  readonly #watches = new WatchLists()
  readonly #theory: Theory
  /** By variable: 1 when the theory wants to know */
  #watched = new Uint8Array(64)
  #next = 0

  constructor(theory: Theory) {
    this.#theory = theory
  }

  addVariable(variable: number, isWatched: boolean): void {
    this.assignment.addVariable(variable)
    this.#watches.addVariable()
    if (variable >= this.#watched.length) {
      const grown = new Uint8Array(this.#watched.length * 2)
      grown.set(this.#watched)
      this.#watched = grown
    }
    this.#watched[variable] = isWatched ? 1 : 0
  }

  /** From now on the theory wants to know about the variable. @pre it is open */
  watch(variable: number): void {
    this.#watched[variable] = 1
  }

  /** @pre at least two literals */
  attach(reference: ClauseReference): void {
    const begin = this.clauses.begin(reference)
    const first = this.clauses.words[begin]!
    const second = this.clauses.words[begin + 1]!
    this.#watches.add(first, reference, second)
    this.#watches.add(second, reference, first)
  }

  /** Forgets all watches, for clauses that moved. */
  detachAll(): void {
    this.#watches.clear()
  }

  value(literal: Literal): number {
    return this.assignment.values[literal]!
  }

  level(literal: Literal): number {
    return this.assignment.levels[literal >> 1]!
  }

  get count(): number {
    return this.assignment.size
  }

  assign(literal: Literal, reason: Reason): void {
    this.assignment.assign(literal, reason)
    if (this.#watched[literal >> 1]) this.#theory.assigned(literal)
  }

  implyBy(literal: Literal, cause: Literal): boolean {
    const value = this.assignment.values[literal]!
    if (value === TRUE) return true
    if (value === FALSE) {
      this.#startConflict(-1)
      this.conflict.push(literal, negated(cause))
      return false
    }
    this.assign(literal, causedBy(cause))
    return true
  }

  implyByAll(literal: Literal, causes: readonly Literal[]): boolean {
    const value = this.assignment.values[literal]!
    if (value === TRUE) return true
    if (value === FALSE) {
      this.refuse(causes)
      this.conflict.push(literal)
      return false
    }
    if (causes.length === 1) this.assign(literal, causedBy(causes[0]!))
    else this.assign(literal, this.clauses.add([literal, ...causes.map(negated)], 'REASON'))
    return true
  }

  refuse(causes: readonly Literal[]): boolean {
    this.#startConflict(-1)
    for (const cause of causes) this.conflict.push(negated(cause))
    return false
  }

  /** Returns false when something cannot be; `conflict` says what. */
  run(): boolean {
    const { assignment } = this
    for (;;) {
      while (this.#next < assignment.size) {
        const literal = assignment.trail[this.#next++]!
        if (!this.#visit(negated(literal))) return false
        if (this.#watched[literal >> 1] && !this.#theory.follow(literal)) return false
      }
      if (!this.#theory.propagate()) return false
      if (this.#next === assignment.size) return true
    }
  }

  /** @param freed is told each variable that is open again */
  backtrack(level: number, freed: (variable: number) => void): void {
    const { assignment } = this
    if (assignment.level <= level) return
    const until = assignment.starts[level]!
    while (assignment.size > until) {
      const literal = assignment.takeBack()
      if (this.#watched[literal >> 1]) this.#theory.takenBack(literal)
      freed(literal >> 1)
    }
    assignment.starts.length = level
    this.#next = until
  }

  /** For `restore`: everything as it is now. @pre level 0, and nothing more follows */
  copy(): PropagationCopy {
    const { trail, reasons, size } = this.assignment
    return {
      variables: this.#watches.lists.length / 2,
      reasons: trail.slice(0, size).map(literal => reasons[literal >> 1]!),
      clauses: this.clauses.copy(),
      watches: this.#watches.copy(),
    }
  }

  /** @pre level 0 */
  restore(copy: PropagationCopy): void {
    const { assignment } = this
    while (assignment.size > copy.reasons.length) {
      const literal = assignment.takeBack()
      if (this.#watched[literal >> 1]) this.#theory.takenBack(literal)
    }
    this.#next = assignment.size
    for (const [place, reason] of copy.reasons.entries())
      assignment.reasons[assignment.trail[place]! >> 1] = reason
    this.clauses.restore(copy.clauses)
    this.#watches.restore(copy.watches)
  }

  get bytes(): number {
    return this.clauses.bytes + this.#watches.bytes
  }

  /** Looks at the clauses that watch a literal which is now false. */
  #visit(literal: Literal): boolean {
    const list = this.#watches.lists[literal]!
    const size = this.#watches.sizes[literal]!
    if (size === 0) return true
    this.#watches.change(literal)
    const { values } = this.assignment
    let kept = 0
    let place = 0
    for (; place < size; place += WATCH_WORDS) {
      const reference = list[place]!
      const blocker = list[place + 1]!
      if (values[blocker] === TRUE) {
        list[kept] = reference
        list[kept + 1] = blocker
        kept += WATCH_WORDS
        continue
      }
      const { words } = this.clauses
      const begin = this.clauses.begin(reference)
      if (words[begin] === literal) {
        words[begin] = words[begin + 1]!
        words[begin + 1] = literal
      }
      const first = words[begin]!
      if (values[first] !== TRUE && this.#moveWatch(reference, begin, first)) continue
      list[kept] = reference
      list[kept + 1] = first
      kept += WATCH_WORDS
      if (values[first] === TRUE) continue
      if (values[first] === FALSE) {
        list.copyWithin(kept, place + WATCH_WORDS, size)
        this.#watches.sizes[literal] = kept + size - place - WATCH_WORDS
        this.#noteConflict(reference)
        return false
      }
      this.assign(first, reference)
    }
    this.#watches.sizes[literal] = kept
    return true
  }

  /** Watches another literal that is not false instead of the second; false when there is none. */
  #moveWatch(reference: ClauseReference, begin: number, first: Literal): boolean {
    const { words } = this.clauses
    const { values } = this.assignment
    const end = this.clauses.end(reference)
    for (let place = begin + 2; place < end; place++) {
      const candidate = words[place]!
      if (values[candidate] === FALSE) continue
      words[place] = words[begin + 1]!
      words[begin + 1] = candidate
      this.#watches.add(candidate, reference, first)
      return true
    }
    return false
  }

  #startConflict(clause: ClauseReference | -1): void {
    this.conflict.length = 0
    this.conflictClause = clause
  }

  #noteConflict(reference: ClauseReference): void {
    this.#startConflict(reference)
    const { words } = this.clauses
    const end = this.clauses.end(reference)
    for (let place = this.clauses.begin(reference); place < end; place++) this.conflict.push(words[place]!)
  }
}
