import type { Feature, Value } from '../model.ts'
import { type Box, copyBox, hasValue, includeBox, restrict, sizeOf } from './box.ts'
import type { Assumption, Core } from './core.ts'
import { explore } from './explore.ts'
import { valueLeft } from './values-left.ts'
import type { Layout, Restriction, Variable } from './variables.ts'

/**
 * Assumptions that go together, with a box of solutions that shows it. Each step answers from the box when it can, and
 * asks the core when it cannot.
 */
export class Settlement {
  readonly #core: Core
  readonly #layout: Layout
  readonly #assumptions: Assumption[]
  #box: Box

  constructor(core: Core, layout: Layout, assumptions: readonly Assumption[], box: Box) {
    this.#core = core
    this.#layout = layout
    this.#assumptions = [...assumptions]
    this.#box = copyBox(box)
  }

  /** Adds the assumption when it goes together with those before; returns whether it does. */
  accept(assumption: Assumption): boolean {
    const narrowed = copyBox(this.#box)
    if (assumption.every(one => restrict(narrowed, this.#layout.variables[one.variable]!, one))) {
      this.#box = narrowed
    } else {
      const answer = this.#core.solve({ assumptions: [...this.#assumptions, assumption] })
      if (answer.kind !== 'SOLUTION') return false
      this.#box = answer.box
    }
    this.#assumptions.push(assumption)
    return true
  }

  /** Gives the feature its first possible value: the first option in the model's order, the lowest number. */
  acceptFirst(feature: Feature): boolean {
    return this.#layout.byFeature.get(feature.code)!.every(variable => {
      if (variable.kind === 'SET')
        return variable.values.some((_code, value) =>
          this.accept([{ variable: variable.index, values: [value] }]),
        )
      const proven = copyBox(this.#box)
      const { low } = explore(this.#core, this.#layout, this.#assumptions, [feature], proven).get(
        feature.code,
      )!
      return low !== null && this.accept([{ variable: variable.index, low, high: low }])
    })
  }

  /** What the feature is settled at; null when more than one value is left. */
  valueLeft(feature: Feature): Value | null {
    return valueLeft(this.#layout, feature, this.#box)
  }

  /** The values of these features that are forced: no other is possible now. */
  forced(features: readonly Feature[]): Map<string, Value> {
    const seen = copyBox(this.#box)
    const found = new Map<string, Value>()
    for (const feature of features) {
      const value = valueLeft(this.#layout, feature, seen)
      const variables = this.#layout.byFeature.get(feature.code)!
      if (value !== null && variables.every(variable => this.#isForced(variable, seen)))
        found.set(feature.code, value)
    }
    return found
  }

  /** @pre one value of the variable is left in `seen`; solutions with others are added to it */
  #isForced(variable: Variable, seen: Box): boolean {
    for (const other of othersThan(variable, seen)) {
      const answer = this.#core.solve({ assumptions: [...this.#assumptions, [other]], known: seen })
      if (answer.kind === 'NONE') continue
      if (answer.kind === 'SOLUTION') includeBox(seen, answer.box)
      return false
    }
    return sizeOf(seen, variable) === 1
  }
}

/** All values but those in the box. */
function othersThan(variable: Variable, box: Box): Restriction[] {
  const { index } = variable
  if (variable.kind === 'SET') {
    const values = variable.values
      .map((_code, value) => value)
      .filter(value => !hasValue(box, variable, value))
    return values.length === 0 ? [] : [{ variable: index, values }]
  }
  const below = { variable: index, low: 0, high: box.low[index]! - 1 }
  const above = { variable: index, low: box.high[index]! + 1, high: variable.last }
  return [below, above].filter(range => range.low <= range.high)
}
