import { type Literal, negated } from './literals.ts'

export const TRUE = 1
export const FALSE = -1
export const OPEN = 0

/**
 * Why a literal is true: `DECIDED`, the reference of a clause all of whose other literals are false, or (see `causedBy`)
 * one literal that implies it.
 */
export type Reason = number
export const DECIDED: Reason = -1

export function causedBy(literal: Literal): Reason {
  return -2 - literal
}

/** @pre reason < DECIDED */
export function causeOf(reason: Reason): Literal {
  return -2 - reason
}

/** What is true, in the order in which it became so, with the level of decisions and the reason. */
export class Assignment {
  /** By literal: TRUE, FALSE or OPEN */
  values = new Int8Array(128)
  /** By variable */
  levels = new Int32Array(64)
  reasons = new Int32Array(64)
  /** What the variable was last: 1 when true */
  phases = new Int8Array(64)
  trail = new Int32Array(64)
  size = 0
  /** Where each level begins on the trail, from level 1 */
  readonly starts: number[] = []

  get level(): number {
    return this.starts.length
  }

  addVariable(variable: number): void {
    if (variable >= this.levels.length) this.#grow()
    this.values[2 * variable] = OPEN
    this.values[2 * variable + 1] = OPEN
  }

  assign(literal: Literal, reason: Reason): void {
    this.values[literal] = TRUE
    this.values[negated(literal)] = FALSE
    this.levels[literal >> 1] = this.starts.length
    this.reasons[literal >> 1] = reason
    this.trail[this.size++] = literal
  }

  openLevel(): void {
    this.starts.push(this.size)
  }

  /** Takes back the last literal. */
  takeBack(): Literal {
    const literal = this.trail[--this.size]!
    this.values[literal] = OPEN
    this.values[negated(literal)] = OPEN
    this.phases[literal >> 1] = 1 - (literal & 1)
    return literal
  }

  #grow(): void {
    const size = this.levels.length * 2
    const values = new Int8Array(2 * size)
    values.set(this.values)
    this.values = values
    const phases = new Int8Array(size)
    phases.set(this.phases)
    this.phases = phases
    this.levels = grown(this.levels, size)
    this.reasons = grown(this.reasons, size)
    this.trail = grown(this.trail, size)
  }
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size)
  larger.set(array)
  return larger
}
