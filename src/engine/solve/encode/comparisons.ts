import type { BooleanExpression } from '../../expression.ts'
import { hasValue } from '../box.ts'
import type { Clock } from '../range.ts'
import { FALSE, OPEN } from '../sat/assignment.ts'
import { ALWAYS, type Literal, negated } from '../sat/literals.ts'
import type { Implications } from '../sat/theory.ts'
import { excludedValues, tightened } from '../shave.ts'
import * as truth from '../truth.ts'
import type { NumberVariable, SetVariable, Variable } from '../variables.ts'
import type { Encoding } from './encoding.ts'
import type { Owner } from './owner.ts'

/** A statement about numbers, as a literal: what clauses cannot say. */
export interface Comparison {
  readonly literal: Literal
  readonly scope: readonly Variable[]
  readonly judge: () => truth.Truth
  /** Decides in exact numbers. @pre one value is left of every variable in scope */
  readonly isTrue: () => boolean
  readonly statement: BooleanExpression
}

/**
 * Keeps comparisons and values in step: a comparison that is true for all that is left is implied, one that is asked to
 * be true takes away what would make it false. Reasons name the bounds and values that did it.
 */
export class Comparisons {
  /** How often a comparison was judged since the question began */
  steps = 0
  budget = Infinity
  readonly #encoding: Encoding
  readonly #implications: Implications
  readonly #clock: Clock
  readonly #all: Comparison[] = []
  /** By variable, those that read it */
  readonly #readers = new Map<number, number[]>()
  readonly #queue: number[] = []
  readonly #isQueued: boolean[] = []

  constructor(encoding: Encoding, clock: Clock) {
    this.#encoding = encoding
    this.#implications = encoding.solver.implications
    this.#clock = clock
    encoding.compareWith(this)
  }

  /** @pre nothing is assumed */
  add(comparison: Omit<Comparison, 'literal'>): Literal {
    const index = this.#all.length
    const literal = this.#encoding.solver.addVariable({ isWatched: true, isDecided: false })
    this.#all.push({ ...comparison, literal })
    this.#isQueued.push(false)
    this.#encoding.adopt(literal, this.#ownerOf(index))
    for (const variable of comparison.scope) {
      this.#encoding.show(variable.index)
      const readers = this.#readers.get(variable.index)
      if (readers) readers.push(index)
      else this.#readers.set(variable.index, [index])
    }
    this.#enqueue(index)
    return literal
  }

  get isExhausted(): boolean {
    return this.steps > this.budget
  }

  /** None waits to be looked at. */
  forget(): void {
    this.#queue.length = 0
    this.#isQueued.fill(false)
  }

  /** What is left of the variable changed. */
  touch(variable: number): void {
    const readers = this.#readers.get(variable)
    if (readers) for (const index of readers) this.#enqueue(index)
  }

  /** Goes on until something is implied, which clauses then get to see first. */
  propagate(): boolean {
    const before = this.#implications.count
    for (let index = this.#queue.pop(); index !== undefined; index = this.#queue.pop()) {
      this.#isQueued[index] = false
      if (!this.#apply(this.#all[index]!)) return false
      if (this.#implications.count !== before) return true
    }
    return true
  }

  /** A comparison still open, else half of what is left of a number that one cannot be told for; −1: all can be told */
  decide(): Literal {
    for (const { literal, judge, scope } of this.#all) {
      const value = this.#implications.value(literal)
      if (value === OPEN) return negated(literal)
      if (this.#judged(judge) !== truth.UNKNOWN) continue
      const open = scope.find(variable => variable.kind === 'NUMBER' && !this.#isFixed(variable))
      if (open?.kind === 'NUMBER') {
        const bounds = this.#encoding.boundsOf(open)
        return negated(bounds.atLeast(bounds.low + Math.floor((bounds.high - bounds.low) / 2) + 1))
      }
    }
    return -1
  }

  #ownerOf(index: number): Owner {
    return {
      assigned: () => this.#enqueue(index),
      takenBack: () => {},
      follow: () => true,
    }
  }

  #enqueue(index: number): void {
    if (this.#isQueued[index]) return
    this.#isQueued[index] = true
    this.#queue.push(index)
  }

  #judged(judge: () => truth.Truth): truth.Truth {
    this.steps++
    this.#clock.now++
    return judge()
  }

  #apply(comparison: Comparison): boolean {
    const { literal, scope } = comparison
    const value = this.#implications.value(literal)
    const found = this.#truthOf(comparison)
    if (value === OPEN) {
      if (found === truth.UNKNOWN) return true
      const implied = found === truth.TRUE ? literal : negated(literal)
      return this.#implications.implyByAll(implied, this.#causes(scope))
    }
    const asked = value === FALSE ? negated(literal) : literal
    if (found === truth.UNKNOWN) return this.#narrow(comparison, asked)
    if ((found === truth.TRUE) === (asked === literal)) return true
    return this.#implications.refuse([asked, ...this.#causes(scope)])
  }

  #truthOf({ judge, scope, isTrue }: Comparison): truth.Truth {
    const found = this.#judged(judge)
    if (found !== truth.UNKNOWN || !scope.every(variable => this.#isFixed(variable))) return found
    return isTrue() ? truth.TRUE : truth.FALSE
  }

  #narrow({ judge, scope, literal }: Comparison, asked: Literal): boolean {
    const isFalse =
      asked === literal ? () => this.#judged(judge) === truth.FALSE : () => this.#judged(judge) === truth.TRUE
    return scope.every(variable => {
      if (this.#isFixed(variable)) return true
      const others = scope.filter(other => other !== variable)
      const because = [asked, ...this.#causes(others)]
      return variable.kind === 'SET'
        ? this.#exclude(variable, isFalse, because)
        : this.#tighten(variable, isFalse, because)
    })
  }

  #exclude(variable: SetVariable, isFalse: () => boolean, because: readonly Literal[]): boolean {
    return excludedValues(this.#encoding.box, variable, isFalse).every(value =>
      this.#implications.implyByAll(negated(this.#encoding.literalOf(variable, value)), because),
    )
  }

  #tighten(variable: NumberVariable, isFalse: () => boolean, because: readonly Literal[]): boolean {
    const bounds = this.#encoding.boundsOf(variable)
    const { low, high, lowCause, highCause } = bounds
    const left = tightened(this.#encoding.box, variable, isFalse)
    if (!left) return this.#implications.refuse(this.#asked([...because, lowCause, highCause]))
    if (left.low > low) {
      const causes = this.#asked([...because, lowCause])
      if (!this.#implications.implyByAll(bounds.atLeast(left.low), causes)) return false
    }
    if (left.high === high) return true
    return this.#implications.implyByAll(
      negated(bounds.atLeast(left.high + 1)),
      this.#asked([...because, highCause]),
    )
  }

  /** What makes the variables what they are. */
  #causes(scope: readonly Variable[]): Literal[] {
    const causes: Literal[] = []
    for (const variable of scope) {
      if (variable.kind === 'NUMBER') {
        const { lowCause, highCause } = this.#encoding.boundsOf(variable)
        causes.push(lowCause, highCause)
      } else causes.push(...this.#causesOf(variable))
    }
    return this.#asked(causes)
  }

  #causesOf(variable: SetVariable): Literal[] {
    const { box } = this.#encoding
    const excluded: Literal[] = []
    for (let value = 0; value < variable.values.length; value++) {
      const literal = this.#encoding.literalOf(variable, value)
      if (!hasValue(box, variable, value)) excluded.push(negated(literal))
      else if (this.#implications.value(literal) === 1) return [literal]
    }
    return excluded
  }

  #asked(causes: readonly Literal[]): Literal[] {
    return causes.filter(cause => cause !== ALWAYS)
  }

  #isFixed(variable: Variable): boolean {
    const { box } = this.#encoding
    if (variable.kind === 'NUMBER') return box.low[variable.index] === box.high[variable.index]
    let left = 0
    for (let value = 0; value < variable.values.length && left < 2; value++)
      if (hasValue(box, variable, value)) left++
    return left === 1
  }
}
