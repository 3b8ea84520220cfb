import type { Feature, Value } from '../model.ts'
import { type Box, copyBox, restrict } from './box.ts'
import type { Assumption, Core } from './core.ts'
import { explore } from './explore.ts'
import { valueLeft } from './values-left.ts'
import type { Layout } from './variables.ts'

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
    const found = new Map<string, Value>()
    if (features.length === 0) return found
    const states = this.#core.domains(this.#assumptions)
    for (const feature of features) {
      const variables = this.#layout.byFeature.get(feature.code)!
      if (!variables.every(variable => states.isForced(variable))) continue
      const value = valueLeft(this.#layout, feature, this.#box)
      if (value !== null) found.set(feature.code, value)
    }
    return found
  }
}
