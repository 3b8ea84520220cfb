import { stopIfCancelled } from '../cancellation.ts'
import type { Assumption } from './core.ts'
import { DomainStates, IMPOSSIBLE, POSSIBLE, UNKNOWN } from './domain-states.ts'
import { Fit } from './encode/fit.ts'
import type { RuleSolver } from './encode/rule-solver.ts'
import { once } from './once.ts'
import { FALSE } from './sat/assignment.ts'
import { type Literal, negated } from './sat/literals.ts'
import type { LocalRepair } from './sat/local-repair.ts'
import type { Solution, Solutions } from './solutions.ts'
import type { NumberVariable, SetVariable, Variable } from './variables.ts'

/** A solution is kept after so many changes. */
const CHANGES_KEPT = 64
/** With fewer solutions that fit, as many that nearly do are changed so that they fit. */
const FEW = 48

/**
 * Finds what variables can be under some assumptions. Cheap proofs first: solutions known from before, what follows from
 * the assumptions at once, known solutions changed a little; then the solver, which is asked to show many values with
 * each solution.
 */
export class Exploration {
  readonly #rules: RuleSolver
  readonly #repair: LocalRepair
  readonly #solutions: Solutions
  readonly #assumptions: readonly Assumption[]
  readonly #states: DomainStates
  /** The assumptions; made when solutions known from before do not suffice */
  readonly #assumed: () => readonly Literal[]
  /** What was found to follow from them */
  readonly #followed: Literal[] = []
  /** By Boolean variable, as bits: whether a solution has it true, and whether one has it false */
  readonly #shownTrue: Int32Array
  readonly #shownFalse: Int32Array
  /** The solution that is changed, by Boolean variable */
  #values = new Uint8Array(0)
  readonly #variables: number
  /** Those that fit the assumptions, the latest last */
  readonly #fitting: Solution[] = []
  /** The one that is being changed */
  #base: Solution | null = null
  #changes = 0
  readonly #refused = new Map<Literal, typeof IMPOSSIBLE>()

  constructor(
    rules: RuleSolver,
    repair: LocalRepair,
    solutions: Solutions,
    assumptions: readonly Assumption[],
  ) {
    this.#rules = rules
    this.#repair = repair
    this.#solutions = solutions
    this.#assumptions = assumptions
    this.#states = new DomainStates(rules.encoding.layout)
    this.#assumed = once(() => rules.literalsOf(assumptions))
    const { variables } = rules.encoding.solver
    this.#shownTrue = new Int32Array((variables + 31) >> 5)
    this.#shownFalse = new Int32Array((variables + 31) >> 5)
    this.#variables = variables
  }

  /** @param wider what is known under fewer assumptions */
  run(variables: readonly Variable[], wider: DomainStates | null): DomainStates {
    if (!this.#findOne(variables.length > FEW)) return this.#states
    const sets = variables.filter(variable => variable.kind === 'SET')
    const numbers = variables.filter(variable => variable.kind === 'NUMBER')
    if (numbers.length === 0 && this.#areShown(sets)) return this.#states
    const isPropagated = this.#rules.encoding.solver.propagate(this.#assumed())
    const outer = numbers.map(variable => this.#rules.encoding.boundsLeft(variable))
    if (isPropagated) this.#tryValues(sets, wider)
    for (const [index, variable] of numbers.entries()) this.#findEnds(variable, outer[index]!)
    return this.#states
  }

  /**
   * A first solution, and where many values are asked for some more; false when there is none or the budget does not tell:
   * everything is impossible, or unknown.
   */
  #findOne(isMuchAsked: boolean): boolean {
    const fit = new Fit(this.#rules.encoding, this.#assumptions)
    const near: { readonly solution: Solution; readonly missing: Literal }[] = []
    for (const solution of this.#solutions) {
      const missing = isMuchAsked ? fit.missing(solution) : null
      if (missing !== null) near.push({ solution, missing })
      else if (fit.has(solution)) {
        this.#show(solution)
      }
    }
    if (this.#fitting.length < FEW)
      for (const one of near.slice(0, FEW)) this.#adapt(one.solution, one.missing)
    if (this.#fitting.length > 0) return true
    const verdict = this.#solve([])
    if (verdict === 'REFUSED') this.#states.states.fill(IMPOSSIBLE)
    if (verdict === 'EXHAUSTED') this.#states.isOpen.fill(1)
    return verdict === 'SATISFIED'
  }

  /** All values are possible, as solutions known from before show. */
  #areShown(variables: readonly SetVariable[]): boolean {
    const { encoding } = this.#rules
    for (const variable of variables)
      for (let value = 0; value < variable.values.length; value++) {
        if (!this.#isShown(encoding.literalOf(variable, value))) return false
        this.#states.states[variable.firstValue + value] = POSSIBLE
      }
    return true
  }

  /** A solution of other choices becomes one of these, if that can be done. */
  #adapt(solution: Solution, missing: Literal): void {
    this.#unpack(solution)
    this.#repair.freeze(this.#rules.encoding.solver.facts())
    this.#repair.hold(this.#assumed().filter(literal => literal !== missing))
    if (!this.#repair.make(missing, this.#values)) return
    const adapted = this.#packed(solution)
    this.#solutions.add(adapted)
    this.#show(adapted)
  }

  #tryValues(variables: readonly SetVariable[], wider: DomainStates | null): void {
    const { encoding } = this.#rules
    const { states } = this.#states
    const open: { readonly literal: Literal; readonly number: number }[] = []
    for (const variable of variables)
      for (let value = 0; value < variable.values.length; value++) {
        const literal = encoding.literalOf(variable, value)
        const number = variable.firstValue + value
        if (this.#isShown(literal)) states[number] = POSSIBLE
        else if (encoding.solver.value(literal) === FALSE || wider?.states[number] === IMPOSSIBLE)
          states[number] = IMPOSSIBLE
        else open.push({ literal, number })
      }
    this.#repair.freeze(encoding.solver.facts())
    this.#repair.hold(this.#assumed())
    this.#askFor(this.#changeFor(open.map(({ literal }) => literal)))
    for (const { literal, number } of open)
      states[number] = this.#isShown(literal) ? POSSIBLE : (this.#refused.get(literal) ?? UNKNOWN)
  }

  /** Changes the latest solution to show the literals; returns those that it did not come to. */
  #changeFor(literals: readonly Literal[]): readonly Literal[] {
    this.#base = this.#fitting.at(-1)!
    this.#unpack(this.#base)
    const left = literals.filter(literal => !this.#isShown(literal) && !this.#change(literal))
    if (this.#changes % CHANGES_KEPT !== 0) this.#keepChanged()
    return left
  }

  /** Asks the solver for each literal that no solution has shown yet. */
  #askFor(literals: readonly Literal[]): void {
    let wishes = Int32Array.from(literals)
    for (const literal of literals) {
      if (this.#isShown(literal)) continue
      stopIfCancelled()
      const verdict = this.#solve([literal], wishes)
      if (verdict === 'SATISFIED') wishes = wishes.filter(wish => !this.#isShown(wish))
      if (verdict !== 'REFUSED') continue
      this.#refused.set(literal, IMPOSSIBLE)
      this.#followed.push(negated(literal))
    }
  }

  #solve(more: readonly Literal[], wishes?: ArrayLike<Literal>): ReturnType<RuleSolver['solve']> {
    const verdict = this.#rules.solve([...this.#assumed(), ...this.#followed, ...more], wishes)
    if (verdict === 'SATISFIED') {
      const solution = this.#rules.snapshot()
      this.#solutions.add(solution)
      this.#show(solution)
    }
    return verdict
  }

  /** Shows the literal by changing the latest solution a little, if that can be done. */
  #change(literal: Literal): boolean {
    stopIfCancelled()
    if (!this.#repair.make(literal, this.#values)) return false
    for (const flipped of this.#repair.flipped) this.#markShown(flipped)
    if (++this.#changes % CHANGES_KEPT === 0) this.#keepChanged()
    return true
  }

  /** The changed solution answers later questions, with all that was changed in it. */
  #keepChanged(): void {
    this.#solutions.add(this.#packed(this.#base!))
  }

  /** The values as they are now, with the numbers of the solution they came from. */
  #packed({ low, high }: Solution): Solution {
    const bits = new Int32Array((this.#values.length + 31) >> 5)
    for (let variable = 0; variable < this.#values.length; variable++)
      bits[variable >> 5]! |= this.#values[variable]! << (variable & 31)
    return { bits, low, high }
  }

  #show(solution: Solution): void {
    this.#fitting.push(solution)
    const { low, high } = this.#states
    for (let number = 0; number < low.length; number++) {
      const from = solution.low[number]!
      const to = solution.high[number]!
      if (!(low[number]! <= from)) low[number] = from
      if (!(high[number]! >= to)) high[number] = to
    }
    const words = Math.min(solution.bits.length, this.#shownTrue.length)
    for (let word = 0; word < words; word++) {
      this.#shownTrue[word]! |= solution.bits[word]!
      this.#shownFalse[word]! |= ~solution.bits[word]!
    }
  }

  #isShown(literal: Literal): boolean {
    const variable = literal >> 1
    const shown = (literal & 1) === 0 ? this.#shownTrue : this.#shownFalse
    return ((shown[variable >> 5]! >> (variable & 31)) & 1) === 1
  }

  #markShown(literal: Literal): void {
    const variable = literal >> 1
    const shown = (literal & 1) === 0 ? this.#shownTrue : this.#shownFalse
    shown[variable >> 5]! |= 1 << (variable & 31)
  }

  /** A solution, to be changed. */
  #unpack({ bits }: Solution): void {
    this.#values = new Uint8Array(this.#variables)
    for (let variable = 0; variable < this.#values.length; variable++)
      this.#values[variable] = (bits[variable >> 5]! >> (variable & 31)) & 1
  }

  #findEnds(variable: NumberVariable, outer: { readonly low: number; readonly high: number }): void {
    const { low, high } = this.#states
    low[variable.number] = Math.max(low[variable.number]!, outer.low)
    high[variable.number] = Math.min(high[variable.number]!, outer.high)
    this.#findEnd(variable, outer.low, 1)
    this.#findEnd(variable, outer.high, -1)
  }

  /** The outermost place first, then halving what is not decided; when the budget runs out, the outermost that is shown. */
  #findEnd(variable: NumberVariable, outermost: number, direction: 1 | -1): void {
    const ends = direction === 1 ? this.#states.low : this.#states.high
    const { number, index } = variable
    let edge = outermost
    let reach = 0
    while (edge !== ends[number]) {
      const until = edge + direction * reach
      const tried = { variable: index, low: Math.min(edge, until), high: Math.max(edge, until) }
      const verdict = this.#solve(this.#rules.literalsOf([[tried]]))
      if (verdict === 'EXHAUSTED') {
        this.#states.isOpen[number] = 1
        return
      }
      if (verdict === 'REFUSED') edge = until + direction
      reach = Math.floor(Math.abs(ends[number]! - edge) / 2)
    }
  }
}
