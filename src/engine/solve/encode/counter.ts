import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import type { Solver } from '../sat/solver.ts'

/** A literal that counts so many times where it is true. */
export interface Counted {
  readonly literal: Literal
  readonly times: number
}

/**
 * Counts literals: a tree whose leaves are the literals and whose nodes have a literal "at least n" for each n that
 * somebody asked for, made from those of its two halves.
 *
 * @see Bailleux and Boufkhad, Efficient CNF encoding of Boolean cardinality constraints (2003)
 */
export class Counter {
  /** All together */
  readonly total: number
  readonly #solver: Solver
  readonly #leaf: Literal
  readonly #halves: readonly [Counter, Counter] | null
  readonly #known = new Map<number, Literal>()

  constructor(items: readonly Counted[], solver: Solver) {
    this.#solver = solver
    this.total = items.reduce((sum, { times }) => sum + times, 0)
    this.#leaf = items[0]?.literal ?? NEVER
    const middle = items.length >> 1
    this.#halves =
      items.length > 1
        ? [new Counter(items.slice(0, middle), solver), new Counter(items.slice(middle), solver)]
        : null
  }

  /** @pre nothing is assumed */
  atLeast(count: number): Literal {
    if (count <= 0) return ALWAYS
    if (count > this.total) return NEVER
    if (!this.#halves) return this.#leaf
    const known = this.#known.get(count)
    if (known !== undefined) return known
    const literal = this.#solver.addVariable({ isDecided: false })
    this.#known.set(count, literal)
    const [left, right] = this.#halves
    for (let some = Math.max(0, count - right.total); some <= Math.min(count, left.total); some++)
      this.#solver.addClause([negated(left.atLeast(some)), negated(right.atLeast(count - some)), literal])
    for (let some = Math.max(0, count - 1 - right.total); some <= Math.min(count - 1, left.total); some++)
      this.#solver.addClause([left.atLeast(some + 1), right.atLeast(count - some), negated(literal)])
    return literal
  }
}
