import {
  assignBox,
  type Box,
  copyBox,
  fullBox,
  hasValue,
  keepOnly,
  removeValue,
  restrict,
  sizeOf,
} from './box.ts'
import type { Answer, Assumption, Core, Question } from './core.ts'
import { Narrower } from './narrow.ts'
import type { Program } from './program.ts'
import type { SetVariable, Variable } from './variables.ts'

/** Rules judged before a question is given up: about a fifth of a second */
const BUDGET = 400_000

/**
 * Depth-first search over boxes: narrow, take a variable of a rule that is still open, split it, and go on. Sound and
 * complete; made for models of tens of features.
 */
export class SearchCore implements Core {
  readonly #program: Program
  readonly #narrower: Narrower
  readonly #full: Box
  readonly #budget: number

  constructor(program: Program, budget: number = BUDGET) {
    this.#program = program
    this.#narrower = new Narrower(program)
    this.#full = fullBox(program.layout)
    this.#budget = budget
  }

  solve({ assumptions, rules = this.#program.errors, known }: Question): Answer {
    this.#narrower.start(rules)
    const clash = this.#assume(assumptions)
    if (clash) return { kind: 'NONE', assumptions: clash, rules: [] }
    const found = this.#search(known)
    if (found) return { kind: 'SOLUTION', box: found }
    if (this.#narrower.steps > this.#budget) return { kind: 'UNKNOWN' }
    return { kind: 'NONE', ...this.#culprits(assumptions) }
  }

  enclose(assumptions: readonly Assumption[]): Box | null {
    this.#narrower.start(this.#program.errors)
    if (this.#assume(assumptions) || !this.#narrower.run()) return null
    return copyBox(this.#program.box)
  }

  /** Returns two or more assumptions that leave a variable nothing, by themselves. */
  #assume(assumptions: readonly Assumption[]): number[] | null {
    const { box, layout } = this.#program
    assignBox(box, this.#full)
    for (const [index, assumption] of assumptions.entries()) {
      for (const restriction of assumption) {
        if (restrict(box, layout.variables[restriction.variable]!, restriction)) continue
        return assumptions.flatMap((other, place) =>
          place <= index && other.some(one => one.variable === restriction.variable) ? [place] : [],
        )
      }
    }
    return null
  }

  /** All rules that took part in the refutation, and the assumptions about what these read. */
  #culprits(assumptions: readonly Assumption[]): { assumptions: number[]; rules: number[] } {
    const { rules: all } = this.#program
    const rules = all.flatMap((_rule, index) => (this.#narrower.used[index] ? [index] : []))
    const read = new Set(rules.flatMap(rule => all[rule]!.scope))
    return {
      rules,
      assumptions: assumptions.flatMap((assumption, index) =>
        assumption.some(restriction => read.has(restriction.variable)) ? [index] : [],
      ),
    }
  }

  #search(known: Box | undefined): Box | null {
    if (!this.#narrower.run() || this.#narrower.steps > this.#budget) return null
    const { box } = this.#program
    const variable = this.#choose()
    if (!variable) return copyBox(box)
    const before = copyBox(box)
    const settled = this.#narrower.settled.slice()
    for (const part of partsOf(box, variable, known)) {
      part(box)
      this.#narrower.touch(variable.index)
      const found = this.#search(known)
      if (found || this.#narrower.steps > this.#budget) return found
      assignBox(box, before)
      this.#narrower.settled.set(settled)
    }
    return null
  }

  /** Of all rules still open the variable with the fewest values; sets before numbers. */
  #choose(): Variable | null {
    const { rules, layout, box } = this.#program
    let chosen: Variable | null = null
    let least = Infinity
    for (const [index, rule] of rules.entries()) {
      if (this.#narrower.settled[index]) continue
      for (const place of rule.scope) {
        const variable = layout.variables[place]!
        const size = sizeOf(box, variable)
        const weight = variable.kind === 'SET' ? size : size + 1e6
        if (size === 1 || weight >= least) continue
        chosen = variable
        least = weight
      }
    }
    return chosen
  }
}

/** Ways to make a variable smaller that together leave nothing out. */
export function partsOf(box: Box, variable: Variable, known?: Box): ((box: Box) => void)[] {
  if (variable.kind === 'SET') {
    const next = nextValue(box, variable, known)
    return [target => keepOnly(target, variable, next), target => removeValue(target, variable, next)]
  }
  const { index } = variable
  const middle = Math.floor((box.low[index]! + box.high[index]!) / 2)
  const parts = [
    (target: Box) => {
      target.high[index] = middle
    },
    (target: Box) => {
      target.low[index] = middle + 1
    },
  ]
  return parts
}

/** The first value not known to be possible, else the first. */
function nextValue(box: Box, variable: SetVariable, known: Box | undefined): number {
  let first = -1
  for (let value = 0; value < variable.values.length; value++) {
    if (!hasValue(box, variable, value)) continue
    if (!known || !hasValue(known, variable, value)) return value
    if (first < 0) first = value
  }
  return first
}
