import Logic from 'logic-solver'
import { init } from 'z3-solver'
import type { BooleanExpression } from '../../src/engine/expression.ts'
import type { Choices, Rulebook } from '../../src/engine/model.ts'

/** Another solver that finds what every feature of a rulebook of clauses can be. */
export interface Peer {
  /**
   * How many values are possible; null when it is not found by then
   *
   * @param deadline as `performance.now()` tells
   */
  domains(choices: Choices, deadline: number): Promise<number | null>
}

type Solve = (assumed: ReadonlyMap<number, boolean>) => Promise<readonly boolean[] | null>

/** Of earlier clicks too, those that fit are looked at first */
const MOST_SOLUTIONS = 256

interface Clause {
  readonly features: readonly number[]
  readonly signs: readonly boolean[]
}

/** Every solution shows values, also those of earlier clicks that fit; what none has shown is asked for. */
function peerOf({ features }: Rulebook, solve: Solve): Peer {
  const indexes = new Map(features.map(({ code }, index) => [code, index]))
  const kept: (readonly boolean[])[] = []
  const domains: Peer['domains'] = async (choices, deadline) => {
    const assumed = new Map(
      Object.entries(choices).map(([code, value]) => [indexes.get(code)!, value === true]),
    )
    const shown = new Set<number>()
    const show = (solution: readonly boolean[]): void => {
      for (const [index, value] of solution.entries()) shown.add(2 * index + (value ? 0 : 1))
    }
    const ask = async (more: readonly (readonly [number, boolean])[]): Promise<void> => {
      const solution = await solve(new Map([...assumed, ...more]))
      if (!solution) return
      kept.push(solution)
      if (kept.length > MOST_SOLUTIONS) kept.shift()
      show(solution)
    }
    const fits = (solution: readonly boolean[]): boolean =>
      [...assumed].every(([index, value]) => solution[index] === value)
    for (const solution of kept.filter(fits)) show(solution)
    if (shown.size === 0) await ask([])
    for (const index of features.keys())
      for (const value of [true, false]) {
        if (performance.now() > deadline) return null
        if (!assumed.has(index) && !shown.has(2 * index + (value ? 0 : 1))) await ask([[index, value]])
      }
    return shown.size
  }
  return { domains }
}

export function logicSolver(rulebook: Rulebook): Peer {
  const solver = new Logic.Solver()
  const literal = (index: number, isTrue: boolean): string => `${isTrue ? '' : '-'}v${index}`
  for (const { features, signs } of clausesOf(rulebook))
    solver.require(Logic.or(...features.map((feature, place) => literal(feature, signs[place]!))))
  const solve = async (assumed: ReadonlyMap<number, boolean>): Promise<readonly boolean[] | null> => {
    const assumptions = [...assumed].map(([index, value]) => literal(index, value))
    const solution = solver.solveAssuming(Logic.and(...assumptions))
    if (!solution) return null
    const isTrue = new Set(solution.getTrueVars())
    return rulebook.features.map((_feature, index) => isTrue.has(`v${index}`))
  }
  return peerOf(rulebook, solve)
}

export async function z3Solver(rulebook: Rulebook): Promise<Peer> {
  const { Context } = await init()
  const { Solver, Bool, Or, Not } = Context('bench')
  const variables = rulebook.features.map((_feature, index) => Bool.const(`v${index}`))
  const solver = new Solver()
  const literal = (index: number, isTrue: boolean) => (isTrue ? variables[index]! : Not(variables[index]!))
  for (const { features, signs } of clausesOf(rulebook))
    solver.add(Or(...features.map((feature, place) => literal(feature, signs[place]!))))
  const solve = async (assumed: ReadonlyMap<number, boolean>): Promise<readonly boolean[] | null> => {
    const verdict = await solver.check(...[...assumed].map(([index, value]) => literal(index, value)))
    if (verdict !== 'sat') return null
    const model = solver.model()
    return variables.map(variable => model.eval(variable, true).toString() === 'true')
  }
  return peerOf(rulebook, solve)
}

function clausesOf({ features, constraints }: Rulebook): Clause[] {
  const indexes = new Map(features.map(({ code }, index) => [code, index]))
  return constraints.map(({ rule }) => {
    if (rule.kind !== 'or') throw new Error(`expected a clause, got ${rule.kind}`)
    const literals = rule.operands.map(operand => literalOf(operand))
    return {
      features: literals.map(one => indexes.get(one.feature)!),
      signs: literals.map(one => one.isTrue),
    }
  })
}

function literalOf(statement: BooleanExpression): { readonly feature: string; readonly isTrue: boolean } {
  if (statement.kind === 'booleanFeature') return { feature: statement.feature, isTrue: true }
  if (statement.kind !== 'not') throw new Error(`expected a literal, got ${statement.kind}`)
  const { feature, isTrue } = literalOf(statement.operand)
  return { feature, isTrue: !isTrue }
}
