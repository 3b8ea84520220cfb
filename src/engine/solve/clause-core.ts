import type { Box } from './box.ts'
import type { Answer, Assumption, Core, Question } from './core.ts'
import { CoreCache } from './core-cache.ts'
import { DomainFinder } from './domain-finder.ts'
import type { DomainStates } from './domain-states.ts'
import { type Budget, RuleSolver } from './encode/rule-solver.ts'
import { forgetProgram, type Program } from './program.ts'
import { RuleFinder } from './rule-finder.ts'
import type { Literal } from './sat/literals.ts'
import type { Variable } from './variables.ts'

/** A solver takes so much for each byte of its arrays, its program included: measured on feature models of 1,245 and 6,467 features. */
const TAKEN_PER_ARRAY = 12

const BUDGET: Budget = { conflicts: 20_000, comparisons: 400_000 }

/** Answers by clauses that learn from conflicts. */
export class ClauseCore implements Core {
  readonly #main: RuleSolver
  readonly #ruleFinder: RuleFinder
  readonly #finder: DomainFinder

  constructor(program: Program, budget: Budget = BUDGET) {
    this.#main = new RuleSolver(program, program.errors, { budget })
    this.#main.encoding.settle()
    this.#finder = new DomainFinder(this.#main)
    this.#ruleFinder = new RuleFinder(program, budget)
  }

  domains(assumptions: readonly Assumption[]): DomainStates {
    return this.#finder.all(assumptions)
  }

  domainsOf(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates {
    return this.#finder.some(assumptions, variables)
  }

  solve({ assumptions }: Question): Answer {
    const known = this.#finder.solutionFor(assumptions)
    if (known) return { kind: 'SOLUTION', box: this.#main.boxOf(known, assumptions) }
    const { literals, owners } = read(this.#main, assumptions)
    const verdict = this.#main.solve(literals)
    if (verdict === 'EXHAUSTED') return { kind: 'UNKNOWN' }
    if (verdict === 'REFUSED')
      return { kind: 'NONE', assumptions: ownersOf(this.#main.encoding.solver.core, owners) }
    const found = this.#main.snapshot()
    this.#finder.keep(found)
    return { kind: 'SOLUTION', box: this.#main.boxOf(found, assumptions) }
  }

  enclose(assumptions: readonly Assumption[]): Box | null {
    return this.#main.enclose(read(this.#main, assumptions).literals)
  }

  rulesBehind(assumptions: readonly Assumption[]): readonly number[] {
    return this.#ruleFinder.find(assumptions)
  }

  isBroken(rule: number, assumptions: readonly Assumption[]): boolean {
    return this.#ruleFinder.isBroken(rule, assumptions)
  }

  /** Of the typed arrays and, by estimate, of the objects: what is kept to answer faster */
  get bytes(): number {
    const arrays = this.#main.encoding.solver.bytes + this.#ruleFinder.bytes
    return TAKEN_PER_ARRAY * arrays + this.#finder.bytes
  }
}

const cores = new CoreCache<Program, ClauseCore>(forgetProgram)

/** The one core of a program, with all it has learned. */
export function coreOf(program: Program): Core {
  return cores.take(program, () => new ClauseCore(program))
}

/** How much is kept of what solving has shown, of all models together; the models used last are kept. */
export function limitCaches(bytes: number): void {
  cores.limit(bytes)
}

/** Of what is kept now */
export function cachedBytes(): number {
  return cores.bytes
}

function read(
  solver: RuleSolver,
  assumptions: readonly Assumption[],
): { literals: Literal[]; owners: Map<Literal, number> } {
  const owners = new Map<Literal, number>()
  const literals = assumptions.flatMap((assumption, index) => {
    const some = solver.literalsOf([assumption])
    for (const literal of some) if (!owners.has(literal)) owners.set(literal, index)
    return some
  })
  return { literals, owners }
}

function ownersOf(core: readonly Literal[], owners: ReadonlyMap<Literal, number>): number[] {
  return [...new Set(core.flatMap(literal => owners.get(literal) ?? []))].sort((a, b) => a - b)
}
