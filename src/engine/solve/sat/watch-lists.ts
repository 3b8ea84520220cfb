import type { ClauseReference } from './clause-store.ts'
import type { Literal } from './literals.ts'

/** Two words for each watch: the clause, and a literal of it that, when true, saves looking at the clause. */
export const WATCH_WORDS = 2

const NONE = new Int32Array(0)

/** For every literal the clauses that must be looked at when it becomes false. */
export class WatchLists {
  readonly lists: Int32Array[] = []
  /** Words used of each list */
  sizes = new Int32Array(64)

  addVariable(): void {
    this.lists.push(NONE, NONE)
    if (this.lists.length > this.sizes.length) {
      const grown = new Int32Array(this.sizes.length * 2)
      grown.set(this.sizes)
      this.sizes = grown
    }
  }

  add(literal: Literal, reference: ClauseReference, blocker: Literal): void {
    let list = this.lists[literal]!
    const size = this.sizes[literal]!
    if (size + WATCH_WORDS > list.length) {
      const grown = new Int32Array(Math.max(8, list.length * 2))
      grown.set(list)
      list = grown
      this.lists[literal] = list
    }
    list[size] = reference
    list[size + 1] = blocker
    this.sizes[literal] = size + WATCH_WORDS
  }

  /** For `restore`: everything as it is now */
  copy(): readonly Int32Array[] {
    return this.lists.map((list, literal) => list.slice(0, this.sizes[literal]))
  }

  /** Lists made since are dropped. */
  restore(copy: readonly Int32Array[]): void {
    this.lists.length = copy.length
    for (const [literal, list] of copy.entries()) {
      if (list.length > 0) this.lists[literal]!.set(list)
      this.sizes[literal] = list.length
    }
    this.sizes.fill(0, copy.length)
  }

  clear(): void {
    this.sizes.fill(0)
  }

  get bytes(): number {
    return this.lists.reduce((total, list) => total + list.byteLength, 0)
  }
}
