import { type Box, removeValue, sizeOf } from './box.ts'
import { isTrue, type Program, type Rule } from './program.ts'
import { excludedValues, tightened } from './shave.ts'
import { FALSE, TRUE, type Truth, UNKNOWN } from './truth.ts'
import type { NumberVariable, SetVariable, Variable } from './variables.ts'

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
    return variable.kind === 'SET' ? this.#filter(rule, variable) : this.#shave(rule, variable)
  }

  #filter(rule: Rule, variable: SetVariable): 'SAME' | 'LESS' | 'NONE' {
    const excluded = excludedValues(this.#box, variable, () => this.#judge(rule) === FALSE)
    for (const value of excluded) removeValue(this.#box, variable, value)
    if (excluded.length === 0) return 'SAME'
    return sizeOf(this.#box, variable) > 0 ? 'LESS' : 'NONE'
  }

  #shave(rule: Rule, variable: NumberVariable): 'SAME' | 'LESS' | 'NONE' {
    const left = tightened(this.#box, variable, () => this.#judge(rule) === FALSE)
    if (!left) return 'NONE'
    const { low, high } = this.#box
    const { index } = variable
    if (left.low === low[index] && left.high === high[index]) return 'SAME'
    low[index] = left.low
    high[index] = left.high
    return 'LESS'
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
