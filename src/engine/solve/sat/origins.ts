import { causeOf, DECIDED } from './assignment.ts'
import type { ClauseReference } from './clause-store.ts'
import type { Propagation } from './propagation.ts'

/** A number that the one who adds a clause gives it, so that a core can name it. */
export type Origin = number

/**
 * Which given clauses a conclusion rests on: those behind a conflict, through the clauses learned before and the facts
 * that hold always.
 */
export class Origins {
  readonly #propagation: Propagation
  /** By the number that a clause carries */
  readonly #lists: (readonly Origin[])[] = [[]]
  /** A fact that was given as a clause of one literal, by variable */
  readonly #given = new Map<number, number>()
  readonly #found = new Set<Origin>()
  readonly #factsSeen = new Set<number>()

  constructor(propagation: Propagation) {
    this.#propagation = propagation
  }

  begin(): void {
    this.#found.clear()
    this.#factsSeen.clear()
  }

  add(origin: Origin): void {
    this.#found.add(origin)
  }

  addClause(reference: ClauseReference): void {
    for (const origin of this.#lists[this.#propagation.clauses.origin(reference)]!) this.#found.add(origin)
  }

  /** @pre the variable is decided without any assumption */
  addFact(variable: number): void {
    const open = [variable]
    for (let fact = open.pop(); fact !== undefined; fact = open.pop()) {
      if (this.#factsSeen.has(fact)) continue
      this.#factsSeen.add(fact)
      for (const origin of this.#lists[this.#given.get(fact) ?? 0]!) this.#found.add(origin)
      open.push(...this.#causesOf(fact))
    }
  }

  /** The number for a clause that rests on what was added since `begin`. */
  end(): number {
    const list = this.origins()
    if (list.length === 0) return 0
    this.#lists.push(list)
    return this.#lists.length - 1
  }

  /** A fact that rests on what was added since `begin`, by itself. */
  endAsFact(variable: number): void {
    this.#given.set(variable, this.end())
  }

  origins(): Origin[] {
    return [...this.#found].sort((a, b) => a - b)
  }

  get size(): number {
    return this.#lists.length
  }

  /** Forgets the lists after the first `size`, and the facts that rest on them. */
  restore(size: number): void {
    this.#lists.length = size
    for (const [variable, list] of this.#given) if (list >= size) this.#given.delete(variable)
  }

  #causesOf(variable: number): number[] {
    const reason = this.#propagation.assignment.reasons[variable]!
    if (reason === DECIDED) return []
    if (reason < DECIDED) return [causeOf(reason) >> 1]
    this.addClause(reason)
    const { clauses } = this.#propagation
    const causes: number[] = []
    const end = clauses.end(reason)
    for (let place = clauses.begin(reason); place < end; place++) {
      const other = clauses.words[place]! >> 1
      if (other !== variable) causes.push(other)
    }
    return causes
  }
}
