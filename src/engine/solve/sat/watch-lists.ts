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
  /** By literal: 1 when the list changed since `copy` */
  #isChanged = new Uint8Array(64)
  readonly #changed: Literal[] = []

  addVariable(): void {
    this.lists.push(NONE, NONE)
    if (this.lists.length > this.sizes.length) {
      const grown = new Int32Array(this.sizes.length * 2)
      grown.set(this.sizes)
      this.sizes = grown
      const changed = new Uint8Array(grown.length)
      changed.set(this.#isChanged)
      this.#isChanged = changed
    }
  }

  add(literal: Literal, reference: ClauseReference, blocker: Literal): void {
    this.change(literal)
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
    this.#forgetChanges()
    return this.lists.map((list, literal) => list.slice(0, this.sizes[literal]))
  }

  /** Lists made since are dropped. */
  restore(copy: readonly Int32Array[]): void {
    this.lists.length = copy.length
    this.sizes.fill(0, copy.length)
    for (const literal of this.#changed) {
      const list = copy[literal]
      if (!list) continue
      this.lists[literal]!.set(list)
      this.sizes[literal] = list.length
    }
    this.#forgetChanges()
  }

  /** Whoever changes a list says so before. */
  change(literal: Literal): void {
    if (this.#isChanged[literal]) return
    this.#isChanged[literal] = 1
    this.#changed.push(literal)
  }

  clear(): void {
    for (const literal of this.lists.keys()) this.change(literal)
    this.sizes.fill(0)
  }

  #forgetChanges(): void {
    for (const literal of this.#changed) this.#isChanged[literal] = 0
    this.#changed.length = 0
  }

  get bytes(): number {
    return this.lists.reduce((total, list) => total + list.byteLength, 0)
  }
}
