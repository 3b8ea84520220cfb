import type { Configured, Explanation } from '../../../src/engine/configuration.ts'
import type { Choices, Constraint, Feature, Rulebook, Value } from '../../../src/engine/model.ts'
import { configure } from '../../../src/engine/solve/configure.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import { type Assignment, Oracle, same, valuesOf, without } from './oracle.ts'
import { randomChoices, randomRulebook } from './random-rulebook.ts'

const CASES = 2000
const LARGEST = 1500

/** A small random rulebook with choices, what the solver makes of them, and an oracle that tried everything. */
export interface Case {
  readonly seed: number
  readonly random: Random
  readonly oracle: Oracle
  readonly rulebook: Rulebook
  readonly choices: Choices
  readonly completed: Choices
  readonly latest: readonly string[]
  readonly configured: Configured
}

const cases: Case[] = []
for (let seed = 1; cases.length < CASES; seed++) {
  const random = seededRandom(seed)
  const rulebook = randomRulebook(random)
  if (rulebook.features.reduce((size, feature) => size * valuesOf(feature).length, 1) > LARGEST) continue
  const oracle = new Oracle(rulebook)
  if (!oracle.isPossible({}) && !random.chance(0.1)) continue
  const choices = randomChoices(random, rulebook.features, random.pick([0.2, 0.6, 0.9]))
  const notText = rulebook.features.filter(feature => feature.type !== 'TEXT')
  const completed = without(randomChoices(random, notText, 0.3), ...Object.keys(choices))
  const latest = Object.keys(choices).slice(-1)
  const configured = configure(rulebook, { choices, completed, latest })
  cases.push({ seed, random, oracle, rulebook, choices, completed, latest, configured })
}

/** Runs the check for every case; a failure names its seed. */
export const each = (check: (one: Case) => void) => () => {
  for (const one of cases) {
    try {
      check(one)
    } catch (error) {
      throw new Error(`seed ${one.seed}`, { cause: error })
    }
  }
}

/** The values of a feature that some solution with these choices has; for a text the given one. */
export function possible(oracle: Oracle, choices: Choices, feature: Feature): Value[] {
  const solutions = oracle.solutions(choices)
  return valuesOf(feature).filter(
    value => value !== null && solutions.some(one => same(one[feature.code], value)),
  ) as Value[]
}

export function isAt(assignment: Assignment, feature: Feature, code: string): boolean {
  const value = assignment[feature.code]
  return Array.isArray(value) ? value.includes(code) : String(value) === code
}

export function errorsOf(rulebook: Rulebook): Constraint[] {
  return rulebook.constraints.filter(one => one.severity === 'error')
}

export function choicesOf(explanation: Explanation): Choices {
  return Object.fromEntries(explanation.choices.map(one => [one.feature.code, one.value]))
}

export function defaultsOf(rulebook: Rulebook): Choices {
  return Object.fromEntries(
    rulebook.features.flatMap(one => (one.default === null ? [] : [[one.code, one.default]])),
  )
}
