import Logic from 'logic-solver'
import { describe, expect, it } from 'vitest'
import type { BooleanExpression } from '../../../src/engine/expression.ts'
import type { Choices, Rulebook } from '../../../src/engine/model.ts'
import { ClauseCore } from '../../../src/engine/solve/clause-core.ts'
import { configure } from '../../../src/engine/solve/configure.ts'
import type { Assumption } from '../../../src/engine/solve/core.ts'
import { IMPOSSIBLE, POSSIBLE } from '../../../src/engine/solve/domain-states.ts'
import { programOf } from '../../../src/engine/solve/program.ts'
import type { SetVariable } from '../../../src/engine/solve/variables.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import { FEATURE_MODELS, hasFeatureModels, readFeatureModel } from '../../support/feature-models.ts'

const SESSIONS = 20
const CLICKS = 10
const SAMPLE = 25
/** After so many features all domains are asked for: what is forced stays so. */
const LOOK_AROUND = 200

describe.skipIf(!hasFeatureModels).each(FEATURE_MODELS)('the feature model %s', name => {
  const rulebook = hasFeatureModels ? readFeatureModel(name) : { features: [], constraints: [] }

  it(`is clicked to the end without a dead end, ${SESSIONS} times`, { timeout: 1_800_000 }, () => {
    const program = programOf(rulebook)
    const core = new ClauseCore(program)
    for (let seed = 1; seed <= SESSIONS; seed++) {
      const random = seededRandom(seed)
      const assumptions: Assumption[] = []
      let wide = core.domains([])
      for (const [step, variable] of shuffled(
        random,
        program.layout.variables as readonly SetVariable[],
      ).entries()) {
        if (step % LOOK_AROUND === 0) wide = core.domains(assumptions)
        if (wide.isForced(variable)) continue
        const states = core.domainsOf(assumptions, [variable])
        const possible = [0, 1].filter(value => states.stateOf(variable, value) === POSSIBLE)
        const impossible = [0, 1].filter(value => states.stateOf(variable, value) === IMPOSSIBLE)
        expect([...possible, ...impossible]).toHaveLength(2)
        if (possible.length === 1) continue
        assumptions.push([{ variable: variable.index, values: [random.pick(possible)] }])
      }
      expect(core.solve({ assumptions }).kind).toBe('SOLUTION')
    }
  })

  it('offers what another solver finds possible, and excludes what it refuses', {
    timeout: 1_800_000,
  }, () => {
    const random = seededRandom(7)
    const other = otherSolver(rulebook)
    let choices: Choices = {}
    for (let click = 0; click < CLICKS; click++) {
      const configured = configure(rulebook, { choices })
      const open = rulebook.features.filter(feature => !(feature.code in choices))
      for (const feature of shuffled(random, open).slice(0, SAMPLE))
        for (const { option, state } of configured.domain(feature.code).options!) {
          const isPossible = other({ ...choices, [feature.code]: option.code === 'true' })
          expect(`${feature.code} ${option.code} ${state === 'EXCLUDED'}`).toBe(
            `${feature.code} ${option.code} ${!isPossible}`,
          )
        }
      const next = shuffled(random, open).find(feature =>
        configured.domain(feature.code).options!.every(one => one.state === 'AVAILABLE'),
      )
      if (!next) break
      choices = { ...choices, [next.code]: random.chance(0.5) }
    }
    expect(Object.keys(choices)).toHaveLength(CLICKS)
  })

  it('says the same whatever was asked before', { timeout: 300_000 }, () => {
    const answers = (order: 'forwards' | 'backwards'): string[] => {
      const program = programOf(rulebook)
      const core = new ClauseCore(program)
      const prefixes = Array.from({ length: CLICKS }, (_one, size) => somePossible(rulebook, size))
      const asked = order === 'forwards' ? prefixes : prefixes.toReversed()
      const told = asked.map(choices => {
        const assumptions = assumptionsOf(program.layout.byFeature, choices)
        const { states } = core.domains(assumptions)
        return `${Object.keys(choices).length}: ${states.join('')}`
      })
      return order === 'forwards' ? told : told.toReversed()
    }
    expect(answers('backwards')).toEqual(answers('forwards'))
  })
})

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const left = [...items]
  for (let place = left.length - 1; place > 0; place--) {
    const other = random.below(place + 1)
    const item = left[place]!
    left[place] = left[other]!
    left[other] = item
  }
  return left
}

/** The first choices of a solution that a fresh solver comes up with, spread over the model. */
function somePossible({ features, constraints }: Rulebook, size: number): Choices {
  const solution = new Set(solverOf({ features, constraints }).solve()!.getTrueVars())
  const stride = Math.floor(features.length / CLICKS)
  return Object.fromEntries(
    Array.from({ length: size }, (_one, place) => {
      const index = place * stride
      return [features[index]!.code, solution.has(`v${index}`)]
    }),
  )
}

function assumptionsOf(
  byFeature: ReadonlyMap<string, readonly { readonly index: number }[]>,
  choices: Choices,
): Assumption[] {
  return Object.entries(choices).map(([code, value]) => [
    { variable: byFeature.get(code)![0]!.index, values: [value === true ? 0 : 1] },
  ])
}

function otherSolver(rulebook: Rulebook): (choices: Choices) => boolean {
  const solver = solverOf(rulebook)
  const names = namesOf(rulebook)
  return choices => {
    const literals = Object.entries(choices).map(([code, value]) => `${value ? '' : '-'}${names.get(code)!}`)
    return solver.solveAssuming(Logic.and(...literals)) !== null
  }
}

function solverOf(rulebook: Rulebook): InstanceType<typeof Logic.Solver> {
  const solver = new Logic.Solver()
  const names = namesOf(rulebook)
  const literalOf = (statement: BooleanExpression): string => {
    if (statement.kind === 'not') return `-${literalOf(statement.operand)}`
    if (statement.kind !== 'booleanFeature') throw new Error(`expected a literal, got ${statement.kind}`)
    return names.get(statement.feature)!
  }
  for (const { rule } of rulebook.constraints) {
    if (rule.kind !== 'or') throw new Error(`expected a clause, got ${rule.kind}`)
    solver.require(Logic.or(...rule.operands.map(literalOf)))
  }
  return solver
}

function namesOf({ features }: Rulebook): ReadonlyMap<string, string> {
  return new Map(features.map(({ code }, index) => [code, `v${index}`]))
}
