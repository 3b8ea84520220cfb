import type { Box } from '../box.ts'
import { ALWAYS, type Literal, NEVER, negated } from '../sat/literals.ts'
import type { Solver } from '../sat/solver.ts'
import type { NumberVariable } from '../variables.ts'
import type { Owner } from './owner.ts'

/** One change of a bound, so that it can be taken back. */
interface Change {
  readonly literal: Literal
  readonly isLow: boolean
  readonly place: number
  readonly cause: Literal
}

interface BoundsHooks {
  readonly adopt: (literal: Literal) => void
  readonly touch: () => void
  /** Literals made now may stand in a rule: they have to be decided, for a clause with two open ones promises nothing */
  readonly isGiven: () => boolean
}

/**
 * A number as literals "at least place k", made when they are first needed; each implies the weaker ones.
 *
 * @see Ohrimenko, Stuckey and Codish, Propagation via lazy clause generation (2009)
 */
export class Bounds implements Owner {
  /** What makes the present low bound true, and the present high bound; ALWAYS when nothing but the grid does */
  lowCause: Literal = ALWAYS
  highCause: Literal = ALWAYS
  readonly #variable: NumberVariable
  readonly #box: Box
  readonly #solver: Solver
  readonly #adopt: (literal: Literal) => void
  readonly #touch: () => void
  readonly #isGiven: () => boolean
  /** Ascending, with the literal of each */
  readonly #places: number[] = []
  readonly #literals: Literal[] = []
  readonly #placeOf = new Map<Literal, number>()
  readonly #changes: Change[] = []

  constructor(variable: NumberVariable, box: Box, solver: Solver, hooks: BoundsHooks) {
    this.#variable = variable
    this.#box = box
    this.#solver = solver
    this.#adopt = hooks.adopt
    this.#touch = hooks.touch
    this.#isGiven = hooks.isGiven
  }

  get low(): number {
    return this.#box.low[this.#variable.index]!
  }

  get high(): number {
    return this.#box.high[this.#variable.index]!
  }

  isKnown(place: number): boolean {
    return place <= 0 || place > this.#variable.last || this.#places[this.#indexOf(place)] === place
  }

  /** @pre it is known already, nothing is assumed, or the place is above the low bound and not above the high one */
  atLeast(place: number): Literal {
    if (place <= 0) return ALWAYS
    if (place > this.#variable.last) return NEVER
    const index = this.#indexOf(place)
    if (this.#places[index] === place) return this.#literals[index]!
    const literal = this.#solver.addVariable({ isWatched: true, isDecided: this.#isGiven() })
    this.#places.splice(index, 0, place)
    this.#literals.splice(index, 0, literal)
    this.#placeOf.set(literal, place)
    this.#adopt(literal)
    const { implications } = this.#solver
    if (place <= this.low) implications.implyBy(literal, this.lowCause)
    if (place > this.high) implications.implyBy(negated(literal), this.highCause)
    return literal
  }

  assigned(literal: Literal): void {
    const place = this.#placeOf.get(literal & ~1)!
    const { index } = this.#variable
    if ((literal & 1) === 0 && place > this.low) {
      this.#changes.push({ literal, isLow: true, place: this.low, cause: this.lowCause })
      this.#box.low[index] = place
      this.lowCause = literal
      this.#touch()
    } else if ((literal & 1) === 1 && place <= this.high) {
      this.#changes.push({ literal, isLow: false, place: this.high, cause: this.highCause })
      this.#box.high[index] = place - 1
      this.highCause = literal
      this.#touch()
    }
  }

  takenBack(literal: Literal): void {
    const last = this.#changes.at(-1)
    if (last?.literal !== literal) return
    this.#changes.pop()
    if (last.isLow) {
      this.#box.low[this.#variable.index] = last.place
      this.lowCause = last.cause
    } else {
      this.#box.high[this.#variable.index] = last.place
      this.highCause = last.cause
    }
  }

  /** The next weaker one follows; the others follow from it. */
  follow(literal: Literal): boolean {
    const index = this.#indexOf(this.#placeOf.get(literal & ~1)!)
    const weaker = (literal & 1) === 0 ? this.#literals[index - 1] : this.#literals[index + 1]
    if (weaker === undefined) return true
    return this.#solver.implications.implyBy((literal & 1) === 0 ? weaker : negated(weaker), literal)
  }

  /** Forgets the literals made from this one on. @pre none of them is true or false */
  forgetFrom(first: Literal): void {
    for (let index = this.#literals.length - 1; index >= 0; index--) {
      const literal = this.#literals[index]!
      if (literal < first) continue
      this.#places.splice(index, 1)
      this.#literals.splice(index, 1)
      this.#placeOf.delete(literal)
    }
  }

  /** Where the place is, or would be. */
  #indexOf(place: number): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#places[middle]! < place) low = middle + 1
      else high = middle
    }
    return low
  }
}
