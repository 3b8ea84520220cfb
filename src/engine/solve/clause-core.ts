import type { Box } from './box.ts'
import type { Answer, Assumption, Core, Question } from './core.ts'
import { DomainFinder } from './domain-finder.ts'
import type { DomainStates } from './domain-states.ts'
import { type Budget, RuleSolver } from './encode/rule-solver.ts'
import type { Program } from './program.ts'
import type { Literal } from './sat/literals.ts'
import type { Variable } from './variables.ts'

const BUDGET: Budget = { conflicts: 20_000, comparisons: 400_000 }

/** Answers by clauses that learn from conflicts. */
export class ClauseCore implements Core {
  readonly #program: Program
  readonly #budget: Budget
  readonly #main: RuleSolver
  readonly #finder: DomainFinder

  constructor(program: Program, budget: Budget = BUDGET) {
    this.#program = program
    this.#budget = budget
    this.#main = new RuleSolver(program, program.errors, { isNamed: false, budget })
    this.#finder = new DomainFinder(this.#main)
  }

  domains(assumptions: readonly Assumption[]): DomainStates {
    return this.#finder.all(assumptions)
  }

  domainsOf(assumptions: readonly Assumption[], variables: readonly Variable[]): DomainStates {
    return this.#finder.some(assumptions, variables)
  }

  solve({ assumptions, rules, known: _known }: Question): Answer {
    if (rules) return this.#solveNamed(assumptions, rules)
    const { literals, owners } = read(this.#main, assumptions)
    const verdict = this.#main.solve(literals)
    if (verdict === 'SATISFIED') return { kind: 'SOLUTION', box: this.#main.solution() }
    if (verdict === 'EXHAUSTED') return { kind: 'UNKNOWN' }
    return {
      kind: 'NONE',
      assumptions: ownersOf(this.#main.encoding.solver.core, owners),
      rules: this.#program.errors,
    }
  }

  enclose(assumptions: readonly Assumption[]): Box | null {
    return this.#main.enclose(read(this.#main, assumptions).literals)
  }

  #solveNamed(assumptions: readonly Assumption[], rules: readonly number[]): Answer {
    const named = new RuleSolver(this.#program, rules, { isNamed: true, budget: this.#budget })
    const { literals, owners } = read(named, assumptions)
    const verdict = named.solve([...rules.map(rule => named.nameOf(rule)), ...literals])
    if (verdict === 'SATISFIED') return { kind: 'SOLUTION', box: named.solution() }
    if (verdict === 'EXHAUSTED') return { kind: 'UNKNOWN' }
    const { core } = named.encoding.solver
    return {
      kind: 'NONE',
      assumptions: ownersOf(core, owners),
      rules: named.rulesIn(core).sort((a, b) => a - b),
    }
  }
}

const cores = new WeakMap<Program, ClauseCore>()

/** The one core of a program, with all it has learned. */
export function coreOf(program: Program): Core {
  const known = cores.get(program)
  if (known) return known
  const core = new ClauseCore(program)
  cores.set(program, core)
  return core
}

function read(
  solver: RuleSolver,
  assumptions: readonly Assumption[],
): { literals: Literal[]; owners: Map<Literal, number> } {
  const owners = new Map<Literal, number>()
  const literals = assumptions.flatMap((assumption, index) => {
    const some = solver.literalsOf(assumption)
    for (const literal of some) if (!owners.has(literal)) owners.set(literal, index)
    return some
  })
  return { literals, owners }
}

function ownersOf(core: readonly Literal[], owners: ReadonlyMap<Literal, number>): number[] {
  return [...new Set(core.flatMap(literal => owners.get(literal) ?? []))].sort((a, b) => a - b)
}
