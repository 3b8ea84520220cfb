import type { Layout, SetVariable, Variable } from './variables.ts'

export const UNKNOWN = 0
export const POSSIBLE = 1
export const IMPOSSIBLE = 2
export type Possibility = typeof UNKNOWN | typeof POSSIBLE | typeof IMPOSSIBLE

/** What every variable can be under some choices, kept small: the states of all values, and the bounds of all numbers. */
export class DomainStates {
  /** By value number */
  readonly states: Uint8Array
  /** By number: the first and last place that is possible; NaN when none is */
  readonly low: Float64Array
  readonly high: Float64Array
  /** By number: 1 when more may be possible than the bounds say */
  readonly isOpen: Uint8Array

  constructor(layout: Layout) {
    this.states = new Uint8Array(layout.valueCount)
    this.low = new Float64Array(layout.numberCount).fill(Number.NaN)
    this.high = new Float64Array(layout.numberCount).fill(Number.NaN)
    this.isOpen = new Uint8Array(layout.numberCount)
  }

  stateOf(variable: SetVariable, value: number): Possibility {
    return this.states[variable.firstValue + value] as Possibility
  }

  /** Nothing else is possible: not so when something is unknown. */
  isForced(variable: Variable): boolean {
    if (variable.kind === 'NUMBER')
      return this.low[variable.number] === this.high[variable.number] && !this.isOpen[variable.number]
    let possible = 0
    for (let value = 0; value < variable.values.length; value++) {
      const state = this.stateOf(variable, value)
      if (state === UNKNOWN) return false
      if (state === POSSIBLE) possible++
    }
    return possible === 1
  }

  get bytes(): number {
    return this.states.byteLength + this.low.byteLength + this.high.byteLength
  }
}
