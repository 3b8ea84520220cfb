import type { Literal } from './literals.ts'

/** Where a clause begins in the store. */
export type ClauseReference = number

export interface ClauseCopy {
  readonly words: Int32Array
  readonly wasted: number
}

const HEADER = 3
const SIZE_BITS = 2
/** Learned clauses may be forgotten. */
const LEARNED = 1
/** A reason that no other clause needs: kept as long as what it implied stands. */
const REASON_ONLY = 2
const LEAST_WASTE = 1 << 16

/**
 * All clauses in one array: first size and kind, then how many levels met when it was learned, then the number of its
 * origins, then its literals.
 */
export class ClauseStore {
  words = new Int32Array(1 << 12)
  size = 0
  /** Words taken by clauses that are no longer needed */
  wasted = 0

  add(
    literals: ArrayLike<Literal>,
    kind: 'GIVEN' | 'LEARNED' | 'REASON',
    { levelsMet = 0, origin = 0 } = {},
  ): ClauseReference {
    const count = literals.length
    this.#reserve(count + HEADER)
    const reference = this.size
    const flag = kind === 'GIVEN' ? 0 : kind === 'LEARNED' ? LEARNED : REASON_ONLY
    this.words[reference] = (count << SIZE_BITS) | flag
    this.words[reference + 1] = levelsMet
    this.words[reference + 2] = origin
    for (let place = 0; place < count; place++) this.words[reference + HEADER + place] = literals[place]!
    this.size += count + HEADER
    if (flag === REASON_ONLY) this.wasted += count + HEADER
    return reference
  }

  /** The place of the first literal, and the place after the last */
  begin(reference: ClauseReference): number {
    return reference + HEADER
  }

  end(reference: ClauseReference): number {
    return reference + HEADER + (this.words[reference]! >> SIZE_BITS)
  }

  isGiven(reference: ClauseReference): boolean {
    return (this.words[reference]! & (LEARNED | REASON_ONLY)) === 0
  }

  isReasonOnly(reference: ClauseReference): boolean {
    return (this.words[reference]! & REASON_ONLY) !== 0
  }

  levelsMet(reference: ClauseReference): number {
    return this.words[reference + 1]!
  }

  origin(reference: ClauseReference): number {
    return this.words[reference + 2]!
  }

  /** For `restore`: everything as it is now */
  copy(): ClauseCopy {
    return { words: this.words.slice(0, this.size), wasted: this.wasted }
  }

  restore({ words, wasted }: ClauseCopy): void {
    this.words.set(words)
    this.size = words.length
    this.wasted = wasted
  }

  /**
   * Moves together the clauses that are kept.
   *
   * @param isKept asked once for each clause in their order
   * @returns where each kept clause is now
   */
  compact(isKept: (reference: ClauseReference) => boolean): Map<ClauseReference, ClauseReference> {
    const moved = new Map<ClauseReference, ClauseReference>()
    let to = 0
    for (let from = 0; from < this.size; ) {
      const next = this.end(from)
      if (isKept(from)) {
        moved.set(from, to)
        this.words.copyWithin(to, from, next)
        to += next - from
      }
      from = next
    }
    this.size = to
    this.wasted = 0
    return moved
  }

  /** Worth moving together */
  get isWasteful(): boolean {
    return this.wasted > LEAST_WASTE && 2 * this.wasted > this.size
  }

  get bytes(): number {
    return this.words.byteLength
  }

  #reserve(more: number): void {
    if (this.size + more <= this.words.length) return
    const grown = new Int32Array(Math.max(this.words.length * 2, this.size + more))
    grown.set(this.words)
    this.words = grown
  }
}
