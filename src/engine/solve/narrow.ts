import { type Box, hasValue, keepOnly, removeValue, sizeOf } from './box.ts'
import { isTrue, type Program, type Rule } from './program.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts'
import type { SetVariable, Variable } from './variables.ts'

/**
 * Takes away what a rule by itself excludes, until no rule takes away any more: an option when the rule is false with it,
 * the ends of a number while it is false there. `settled` rules hold for all values left.
 */
export class Narrower {
  readonly #program: Program
  readonly #box: Box
  readonly #active: Uint8Array
  readonly #queued: Uint8Array
  readonly #queue: number[] = []
  readonly settled: Uint8Array
  /** The rules that took something away since `start` */
  readonly used: Uint8Array
  /** How often a rule was judged, the measure of work */
  steps = 0

  constructor(program: Program) {
    const size = program.rules.length
    this.#program = program
    this.#box = program.box
    this.#active = new Uint8Array(size)
    this.#queued = new Uint8Array(size)
    this.settled = new Uint8Array(size)
    this.used = new Uint8Array(size)
  }

  start(rules: readonly number[]): void {
    this.#active.fill(0)
    this.settled.fill(1)
    this.used.fill(0)
    this.#forget()
    for (const rule of rules) {
      this.#active[rule] = 1
      this.settled[rule] = 0
      this.#enqueue(rule)
    }
    this.steps = 0
  }

  /** The values of a variable changed. */
  touch(variable: number): void {
    for (const rule of this.#program.rulesOf[variable]!) this.#enqueue(rule)
  }

  /** Returns false when a rule is false for all values left. */
  run(): boolean {
    for (let rule = this.#queue.shift(); rule !== undefined; rule = this.#queue.shift()) {
      this.#queued[rule] = 0
      if (!this.#apply(rule)) {
        this.#forget()
        return false
      }
    }
    return true
  }

  #apply(index: number): boolean {
    const rule = this.#program.rules[index]!
    let truth = this.#judge(rule)
    if (truth === UNKNOWN) {
      for (const variable of rule.scope) {
        const left = this.#narrow(rule, this.#program.layout.variables[variable]!)
        if (left === 'SAME') continue
        this.used[index] = 1
        if (left === 'NONE') return false
        this.touch(variable)
      }
      truth = this.#judge(rule)
      if (truth === UNKNOWN && this.#isFixed(rule)) truth = this.#decide(rule)
    }
    if (truth === TRUE) this.settled[index] = 1
    if (truth === FALSE) this.used[index] = 1
    return truth !== FALSE
  }

  #judge(rule: Rule): Truth {
    this.steps++
    this.#program.clock.now++
    return rule.judge()
  }

  #isFixed(rule: Rule): boolean {
    return rule.scope.every(variable => sizeOf(this.#box, this.#program.layout.variables[variable]!) === 1)
  }

  #decide(rule: Rule): Truth {
    return isTrue(this.#program, rule) ? TRUE : FALSE
  }

  #narrow(rule: Rule, variable: Variable): 'SAME' | 'LESS' | 'NONE' {
    if (sizeOf(this.#box, variable) === 1) return 'SAME'
    return variable.kind === 'SET' ? this.#filter(rule, variable) : this.#shave(rule, variable.index)
  }

  #filter(rule: Rule, variable: SetVariable): 'SAME' | 'LESS' | 'NONE' {
    const { words } = this.#box
    const { offset } = variable
    const before = words.slice(offset, offset + variable.words)
    const excluded: number[] = []
    for (let value = 0; value < variable.values.length; value++) {
      if (!((before[value >> 5]! >> (value & 31)) & 1)) continue
      keepOnly(this.#box, variable, value)
      if (this.#judge(rule) === FALSE) excluded.push(value)
    }
    words.set(before, offset)
    for (const value of excluded) removeValue(this.#box, variable, value)
    if (excluded.length === 0) return 'SAME'
    return variable.values.some((_code, value) => hasValue(this.#box, variable, value)) ? 'LESS' : 'NONE'
  }

  #shave(rule: Rule, index: number): 'SAME' | 'LESS' | 'NONE' {
    const { low, high } = this.#box
    const [first, last] = [low[index]!, high[index]!]
    const from = this.#firstNotFalse(rule, index, first, last, 1)
    if (from === null) return 'NONE'
    low[index] = from
    high[index] = this.#firstNotFalse(rule, index, last, from, -1) ?? from
    return from === first && high[index] === last ? 'SAME' : 'LESS'
  }

  /** Walks from `start` to `end` past all places where the rule is false, in leaps. Leaves the box as it was. */
  #firstNotFalse(rule: Rule, index: number, start: number, end: number, direction: 1 | -1): number | null {
    let place = start
    let leap = 1
    while ((end - place) * direction >= 0) {
      const to = direction === 1 ? Math.min(place + leap - 1, end) : Math.max(place - leap + 1, end)
      if (this.#isFalseBetween(rule, index, place, to)) {
        place = to + direction
        leap *= 2
      } else if (leap === 1) return place
      else leap = Math.max(1, Math.floor(leap / 4))
    }
    return null
  }

  #isFalseBetween(rule: Rule, index: number, a: number, b: number): boolean {
    const { low, high } = this.#box
    const [first, last] = [low[index]!, high[index]!]
    low[index] = Math.min(a, b)
    high[index] = Math.max(a, b)
    const isFalse = this.#judge(rule) === FALSE
    low[index] = first
    high[index] = last
    return isFalse
  }

  #enqueue(rule: number): void {
    if (!this.#active[rule] || this.settled[rule] || this.#queued[rule]) return
    this.#queued[rule] = 1
    this.#queue.push(rule)
  }

  #forget(): void {
    for (const rule of this.#queue) this.#queued[rule] = 0
    this.#queue.length = 0
  }
}
