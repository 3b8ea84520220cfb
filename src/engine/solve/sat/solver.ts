import { stopIfCancelled } from '../../cancellation.ts'
import { Analysis, type Lesson } from './analysis.ts'
import { DECIDED, FALSE, OPEN, TRUE } from './assignment.ts'
import type { ClauseReference, ClauseStore } from './clause-store.ts'
import { DecisionOrder } from './decision-order.ts'
import { ALWAYS, type Literal, negated } from './literals.ts'
import { type Origin, Origins } from './origins.ts'
import { Propagation, type PropagationCopy } from './propagation.ts'
import { type Implications, NO_THEORY, type Theory } from './theory.ts'

/** SATISFIED: `value` tells a full assignment until the next call. REFUSED: `core` is refused together. EXHAUSTED: nothing is proven. */
export type Verdict = 'SATISFIED' | 'REFUSED' | 'EXHAUSTED'

export interface SolveOptions {
  /** Decided first, in this order, where still open */
  readonly wishes?: ArrayLike<Literal>
  /** Conflicts before giving up */
  readonly budget?: number
}

const RESTART_UNIT = 100
const FIRST_REDUCTION = 2000
/** Decisions and conflicts after which somebody may have cancelled */
const BETWEEN_LOOKS = 64
/** Learned clauses in which so few levels meet are never forgotten. */
const GOOD = 2

/**
 * Decides whether clauses can be satisfied under assumptions; clauses and variables may be added between questions, and
 * what was learned is kept. The verdict depends on the clauses and the assumptions alone; which assignment satisfies
 * them, and which core is found, does not.
 *
 * @see Eén and Sörensson, Temporal induction by incremental SAT solving (2003)
 */
export class Solver {
  /** The assumptions that are refused together, after REFUSED; empty when the clauses alone are */
  core: readonly Literal[] = []
  /** Where the clauses came from that suffice to refuse the core; after REFUSED, when traced */
  coreOrigins: readonly Origin[] = []
  conflicts = 0
  readonly implications: Implications
  readonly #propagation: Propagation
  readonly #analysis: Analysis
  readonly #origins: Origins | null
  readonly #order = new DecisionOrder()
  readonly #theory: Theory
  #isDecided = new Uint8Array(64)
  #variables = 0
  readonly #firstPhases: number[] = []
  /** The origins behind clauses that no assignment satisfies */
  #broken: readonly Origin[] | null = null
  #learned: ClauseReference[] = []
  #remembered:
    | (PropagationCopy & { readonly origins: number; readonly broken: readonly Origin[] | null })
    | null = null
  #reduceAt = FIRST_REDUCTION
  #assumptions: readonly Literal[] = []
  #wishes: ArrayLike<Literal> = []
  /** The next wish, at each level */
  readonly #wishesFrom: number[] = []
  #nextWish = 0
  readonly #free = (variable: number): void => {
    if (this.#isDecided[variable]) this.#order.insert(variable)
  }

  /** @param options.isTraced `coreOrigins` is kept, at some cost */
  constructor(theory: Theory = NO_THEORY, { isTraced = false } = {}) {
    this.#theory = theory
    this.#propagation = new Propagation(theory)
    this.implications = this.#propagation
    this.#origins = isTraced ? new Origins(this.#propagation) : null
    this.#analysis = new Analysis(this.#propagation, variable => this.#order.bump(variable), this.#origins)
    this.addVariable()
    this.addClause([ALWAYS])
  }

  /**
   * @param phase what it is decided to be first
   * @param isWatched the theory is told about it
   * @param isDecided false: it follows from others, or the theory decides it
   * @returns its positive literal
   */
  addVariable({ phase = false, isWatched = false, isDecided = true } = {}): Literal {
    const variable = this.#variables++
    this.#propagation.addVariable(variable, isWatched)
    this.#analysis.addVariable(variable)
    this.#order.addVariable(variable)
    this.#propagation.assignment.phases[variable] = phase ? 1 : 0
    this.#firstPhases.push(phase ? 1 : 0)
    if (variable >= this.#isDecided.length) {
      const grown = new Uint8Array(this.#isDecided.length * 2)
      grown.set(this.#isDecided)
      this.#isDecided = grown
    }
    this.#isDecided[variable] = isDecided ? 1 : 0
    if (isDecided) this.#order.insert(variable)
    return 2 * variable
  }

  get variables(): number {
    return this.#variables
  }

  /** The theory is told about the variable from now on. @pre nothing is assumed */
  watch(literal: Literal): void {
    this.#propagation.watch(literal >> 1)
  }

  /** Takes back what is assumed, for additions. */
  release(): void {
    this.#backtrack(0)
    this.#assumptions = []
  }

  /** @pre nothing is assumed (see `release`) */
  addClause(literals: readonly Literal[], origin?: Origin): void {
    if (this.#broken) return
    this.#origins?.begin()
    if (origin !== undefined) this.#origins?.add(origin)
    const needed: Literal[] = []
    for (const literal of literals) {
      const value = this.#propagation.value(literal)
      if (value === TRUE || needed.includes(negated(literal))) return
      if (value === FALSE) this.#origins?.addFact(literal >> 1)
      else if (!needed.includes(literal)) needed.push(literal)
    }
    const [only] = needed
    if (only === undefined) this.#break()
    else if (needed.length === 1) {
      this.#origins?.endAsFact(only >> 1)
      this.#propagation.assign(only, DECIDED)
    } else {
      const numbered = { origin: this.#origins?.end() ?? 0 }
      this.#propagation.attach(this.#propagation.clauses.add(needed, 'GIVEN', numbered))
    }
  }

  value(literal: Literal): number {
    return this.#propagation.value(literal)
  }

  /** True or false without any assumption. */
  isFixed(literal: Literal): boolean {
    return this.#propagation.value(literal) !== OPEN && this.#propagation.level(literal) === 0
  }

  /** What is true without any assumption. Valid until the next question. */
  facts(): Int32Array {
    const { trail, starts, size } = this.#propagation.assignment
    return trail.subarray(0, starts[0] ?? size)
  }

  /** For reading: the clauses as they were given come first */
  get clauses(): ClauseStore {
    return this.#propagation.clauses
  }

  /** What the variable is decided to be first from now on. */
  prefer(literal: Literal): void {
    this.#propagation.assignment.phases[literal >> 1] = 1 - (literal & 1)
  }

  solve(assumptions: readonly Literal[], { wishes = [], budget = Infinity }: SolveOptions = {}): Verdict {
    this.#startFrom(assumptions, wishes)
    let left = budget
    for (let restarts = 1; ; restarts++) {
      const span = Math.min(left, luby(restarts) * RESTART_UNIT)
      const verdict = this.#search(span)
      if (verdict) return verdict
      left -= span
      if (left <= 0 || this.#theory.isExhausted()) return 'EXHAUSTED'
      this.#backtrack(Math.min(this.#assumptions.length, this.#propagation.assignment.level))
    }
  }

  /**
   * What follows from the assumptions without any search; false when they are refused. Values are read until the next call.
   */
  propagate(assumptions: readonly Literal[]): boolean {
    this.#startFrom(assumptions, [])
    for (;;) {
      if (this.#broken) return false
      if (!this.#propagation.run()) {
        if (!this.#learn()) return false
      } else if (this.#propagation.assignment.level === assumptions.length) return true
      else if (!this.#assumeNext()) return false
    }
  }

  get bytes(): number {
    return this.#propagation.bytes + this.#variables * 64
  }

  /** Finds what follows from the clauses alone. */
  settle(): void {
    this.propagate([])
  }

  /** `forget` comes back to here. @pre settled */
  remember(): void {
    this.#remembered = {
      ...this.#propagation.copy(),
      origins: this.#origins?.size ?? 0,
      broken: this.#broken,
    }
  }

  /**
   * As if nothing had been asked since `remember`: what was learned goes, every habit, and the variables made since. After
   * it the same question gets the same answer, core and all.
   */
  forget(): void {
    const remembered = this.#remembered
    if (!remembered) throw new Error('expected a solver that remembers')
    this.release()
    this.#propagation.restore(remembered)
    this.#origins?.restore(remembered.origins)
    this.#variables = remembered.variables
    this.#firstPhases.length = remembered.variables
    this.#order.restore(remembered.variables, this.#isDecided)
    this.#propagation.assignment.phases.set(this.#firstPhases)
    this.#broken = remembered.broken
    this.#learned = []
    this.#reduceAt = FIRST_REDUCTION
  }

  #startFrom(assumptions: readonly Literal[], wishes: ArrayLike<Literal>): void {
    let common = 0
    const most = Math.min(assumptions.length, this.#assumptions.length, this.#propagation.assignment.level)
    while (common < most && assumptions[common] === this.#assumptions[common]) common++
    this.#backtrack(common)
    this.#assumptions = assumptions
    this.#wishes = wishes
    this.#wishesFrom.fill(0)
    this.#nextWish = 0
    this.core = []
  }

  /** Null when the span is over. */
  #search(span: number): Verdict | null {
    let left = span
    for (let looked = 1; ; looked++) {
      if (this.#broken) return this.#refuse([])
      if (looked % BETWEEN_LOOKS === 0) stopIfCancelled()
      if (!this.#propagation.run()) {
        if (!this.#learn()) return this.#refuse([])
        if (--left <= 0) return null
        continue
      }
      if (this.#theory.isExhausted()) return null
      if (this.#learned.length > this.#reduceAt || this.#propagation.clauses.isWasteful) this.#reduce()
      if (this.#propagation.assignment.level < this.#assumptions.length) {
        if (!this.#assumeNext()) return 'REFUSED'
        continue
      }
      const next = this.#nextDecision()
      if (next < 0) return 'SATISFIED'
      this.#decide(next)
    }
  }

  /** Returns false when the next assumption is false already; then `core` says why. */
  #assumeNext(): boolean {
    const next = this.#assumptions[this.#propagation.assignment.level]!
    if (this.#propagation.value(next) === FALSE) {
      this.core = [next, ...this.#analysis.assumptionsBehind([next])]
      this.coreOrigins = this.#origins?.origins() ?? []
      return false
    }
    if (this.#propagation.value(next) === TRUE) this.#openLevel()
    else this.#decide(next)
    return true
  }

  #break(): void {
    this.#broken = this.#origins?.origins() ?? []
  }

  #refuse(core: readonly Literal[]): Verdict {
    this.core = core
    this.coreOrigins = this.#broken ?? []
    return 'REFUSED'
  }

  #nextDecision(): Literal {
    while (this.#nextWish < this.#wishes.length) {
      const wish = this.#wishes[this.#nextWish++]!
      if (this.#propagation.value(wish) === OPEN) return wish
    }
    for (let variable = this.#order.take(); variable >= 0; variable = this.#order.take())
      if (this.#propagation.value(2 * variable) === OPEN)
        return 2 * variable + (this.#propagation.assignment.phases[variable] ? 0 : 1)
    return this.#theory.decide()
  }

  #decide(literal: Literal): void {
    this.#openLevel()
    this.#propagation.assign(literal, DECIDED)
  }

  #openLevel(): void {
    this.#propagation.assignment.openLevel()
    this.#wishesFrom[this.#propagation.assignment.level] = this.#nextWish
  }

  /** Returns false when the conflict needs no decision: the clauses alone are refused. */
  #learn(): boolean {
    this.conflicts++
    const { conflict } = this.#propagation
    const level = conflict.reduce((most, literal) => Math.max(most, this.#propagation.level(literal)), 0)
    if (level === 0) {
      this.#analysis.factsBehind()
      this.#break()
      return false
    }
    this.#backtrack(level)
    this.#apply(this.#analysis.learn())
    this.#order.decay()
    return true
  }

  #apply({ literals, level, levelsMet, origin }: Lesson): void {
    const [first] = literals
    this.#backtrack(level)
    if (literals.length === 1) {
      this.#origins?.endAsFact(first! >> 1)
      this.#propagation.assign(first!, DECIDED)
    } else {
      const reference = this.#propagation.clauses.add(literals, 'LEARNED', { levelsMet, origin })
      this.#propagation.attach(reference)
      this.#learned.push(reference)
      this.#propagation.assign(first!, reference)
    }
  }

  #backtrack(level: number): void {
    if (this.#propagation.assignment.level <= level) return
    this.#nextWish = Math.min(this.#nextWish, this.#wishesFrom[level + 1] ?? 0)
    this.#propagation.backtrack(level, this.#free)
  }

  /** Makes room: reasons that are over go, and the worse half of what was learned when that is too much. */
  #reduce(): void {
    const { clauses } = this.#propagation
    const isFull = this.#learned.length > this.#reduceAt
    const worst = this.#learned
      .filter(reference => clauses.levelsMet(reference) > GOOD)
      .sort((a, b) => clauses.levelsMet(b) - clauses.levelsMet(a) || a - b)
    const dropped = new Set(isFull ? worst.slice(0, worst.length >> 1) : [])
    if (isFull) this.#reduceAt = this.#learned.length - dropped.size + FIRST_REDUCTION
    this.#collect(reference => !clauses.isReasonOnly(reference) && !dropped.has(reference))
  }

  /** Moves the clauses together; those that are a reason stay. */
  #collect(isKept: (reference: ClauseReference) => boolean): void {
    const { assignment, clauses } = this.#propagation
    const reasons = new Set<ClauseReference>()
    for (let place = 0; place < assignment.size; place++) {
      const reason = assignment.reasons[assignment.trail[place]! >> 1]!
      if (reason >= 0) reasons.add(reason)
    }
    const moved = clauses.compact(reference => reasons.has(reference) || isKept(reference))
    for (let place = 0; place < assignment.size; place++) {
      const variable = assignment.trail[place]! >> 1
      const reason = assignment.reasons[variable]!
      if (reason >= 0) assignment.reasons[variable] = moved.get(reason)!
    }
    this.#learned = this.#learned.flatMap(reference => moved.get(reference) ?? [])
    this.#propagation.detachAll()
    for (const reference of moved.values())
      if (!clauses.isReasonOnly(reference)) this.#propagation.attach(reference)
  }
}

/** 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 … @see Luby, Sinclair and Zuckerman (1993) */
function luby(index: number): number {
  let size = 1
  while (size < index + 1) size *= 2
  if (size === index + 1) return size / 2
  return luby(index - size / 2 + 1)
}
