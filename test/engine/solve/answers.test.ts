import { describe, expect, it } from 'vitest'
import type { Configured } from '../../../src/engine/configuration.ts'
import type { Choices, Feature, Rulebook, Value } from '../../../src/engine/model.ts'
import { ClauseCore } from '../../../src/engine/solve/clause-core.ts'
import { complete } from '../../../src/engine/solve/complete.ts'
import { configure, configureWith } from '../../../src/engine/solve/configure.ts'
import { count } from '../../../src/engine/solve/count.ts'
import { programOf } from '../../../src/engine/solve/program.ts'
import { type Case, defaultsOf, each, errorsOf, isAt, possible } from './cases.ts'
import { type Oracle, without } from './oracle.ts'

describe('the solver agrees with brute force', () => {
  it('on the status and on what is selected', each(checkSelections))
  it('on what every feature can still be', each(checkDomains))
  it('on completing', each(checkCompletion))
  it('on counting', each(checkCount))
  it('and says the same whatever was asked before', each(checkHistory))
})

describe('the solver, out of budget,', () => {
  it('says that it does not know, never what is wrong', each(checkBudget))
})

function checkSelections({ oracle, rulebook, choices, completed, configured }: Case): void {
  const isPossible = oracle.isPossible(choices)
  expect(configured.status === 'CONFLICT').toBe(!isPossible)
  const removed = isPossible
    ? []
    : (configured.repairs()[0]?.changes ?? []).map(change => change.feature.code)
  const kept = without(choices, ...removed)
  const expected = oracle.isPossible(kept) ? selectionsOf(oracle, kept, completed) : new Map()
  if (!isPossible) for (const [code, [, origin]] of expected) if (origin === 'FORCED') expected.delete(code)
  for (const [code, value] of Object.entries(choices)) expected.set(code, [value, 'USER'])
  const order = rulebook.features.filter(feature => expected.has(feature.code))
  expect(configured.selections.map(one => [one.feature.code, one.value, one.origin])).toEqual(
    order.map(feature => [feature.code, ...expected.get(feature.code)!]),
  )
  if (isPossible) checkComplete(oracle, configured)
}

/** COMPLETE: every question but a text is answered, and no text is missing. */
function checkComplete(oracle: Oracle, configured: Configured): void {
  const { features } = oracle.rulebook
  const values = Object.fromEntries(configured.selections.map(one => [one.feature.code, one.value]))
  const isAnswered = features.every(feature => feature.type === 'TEXT' || feature.code in values)
  const texts = features.filter(one => one.type === 'TEXT' && !(one.code in values))
  const isComplete = isAnswered && oracle.isPossible({ ...values, ...leftOut(texts) })
  expect(configured.status).toBe(isComplete ? 'COMPLETE' : 'INCOMPLETE')
  expect(configured.values).toEqual(isComplete ? values : null)
}

function leftOut(texts: readonly Feature[]): Choices {
  return Object.fromEntries(texts.map(one => [one.code, null])) as unknown as Choices
}

/** Feature → value and origin, by the definition. */
function selectionsOf(oracle: Oracle, choices: Choices, completed: Choices): Map<string, [Value, string]> {
  const { features } = oracle.rulebook
  const found = new Map<string, [Value, string]>()
  for (const [code, value] of Object.entries(choices)) found.set(code, [value, 'USER'])
  let kept = choices
  const force = (): void => {
    for (const feature of features) {
      if (feature.type === 'TEXT' || found.has(feature.code)) continue
      const values = possible(oracle, kept, feature)
      if (values.length === 1) found.set(feature.code, [values[0]!, 'FORCED'])
    }
  }
  const fill = (origin: string, values: Choices): void => {
    for (const { code } of features) {
      const value = values[code]
      if (value === undefined || found.has(code) || !oracle.isPossible({ ...kept, [code]: value })) continue
      kept = { ...kept, [code]: value }
      found.set(code, [value, origin])
    }
  }
  force()
  fill('COMPLETED', completed)
  fill('DEFAULT', defaultsOf(oracle.rulebook))
  force()
  return found
}

function checkDomains({ oracle, rulebook, choices, configured }: Case): void {
  for (const feature of rulebook.features) {
    const { options, min, max } = configured.domain(feature.code)
    const values = possible(oracle, without(choices, feature.code), feature)
    if (feature.type === 'INTEGER' || feature.type === 'DECIMAL') {
      const ends = values.length === 0 ? [null, null] : [String(values[0]), String(values.at(-1))]
      expect([min, max, options]).toEqual([...ends, null])
    } else if (feature.type === 'TEXT') expect([min, max, options]).toEqual([null, null, null])
    else {
      const selected = configured.selections.find(one => one.feature.code === feature.code)
      expect([min, max]).toEqual([null, null])
      expect(options!.map(one => [one.option.code, one.state])).toEqual(
        feature.options.map(({ code }) => [code, expectedState(feature, code, values, selected)]),
      )
    }
  }
}

function expectedState(
  feature: Feature,
  code: string,
  values: readonly Value[],
  selected: { value: Value; origin: string } | undefined,
): string {
  const isIn = (value: Value): boolean => isAt({ [feature.code]: value }, feature, code)
  if (selected?.origin === 'USER' && isIn(selected.value)) return 'SELECTED'
  if (!values.some(isIn)) return 'EXCLUDED'
  if (feature.type === 'MULTI_OPTION' ? values.every(isIn) : values.length === 1) return 'FORCED'
  return selected && isIn(selected.value) ? 'SELECTED' : 'AVAILABLE'
}

function checkCompletion({ oracle, rulebook, choices, completed }: Case): void {
  const completion = complete(rulebook, { choices, completed })
  if (!oracle.isPossible(choices)) {
    expect(completion.status).toBe('CONFLICT')
    return
  }
  const texts = rulebook.features.filter(one => one.type === 'TEXT' && !(one.code in choices))
  let kept: Choices = choices
  const missing = texts.filter(feature => {
    const without = { ...kept, ...leftOut([feature]) }
    if (!oracle.isPossible(without)) return true
    kept = without
    return false
  })
  if (missing.length > 0) {
    expect(completion).toEqual({ status: 'MISSING', missing })
    return
  }
  for (const values of [completed, defaultsOf(rulebook)])
    for (const { code } of rulebook.features) {
      const value = values[code]
      if (value === undefined || code in kept) continue
      if (oracle.isPossible({ ...kept, [code]: value })) kept = { ...kept, [code]: value }
    }
  for (const feature of rulebook.features)
    if (!(feature.code in kept)) kept = { ...kept, [feature.code]: possible(oracle, kept, feature)[0]! }
  if (completion.status !== 'COMPLETED') throw new Error(completion.status)
  const after = configure(rulebook, { choices, completed: completion.completed })
  expect(after.status).toBe('COMPLETE')
  expect(after.values).toEqual(without(kept, ...texts.map(feature => feature.code)))
}

function checkCount({ random, oracle, rulebook, choices }: Case): void {
  const over = rulebook.features.map(one => one.code).filter(code => !(code in choices))
  expect(count(rulebook, { over, fixed: choices })).toBe(BigInt(oracle.solutions(choices).length))
  if (over.length === 0) return
  const open = random.pick(over)
  const partly = count(rulebook, { over: over.filter(code => code !== open), fixed: choices })
  const decided = errorsOf(rulebook).filter(one => !reads(one.rule, open))
  const solutions = oracle.solutions(choices, decided).map(one => JSON.stringify({ ...one, [open]: 0 }))
  expect(partly).toBe(BigInt(new Set(solutions).size))
}

function reads(node: unknown, code: string): boolean {
  if (typeof node !== 'object' || node === null) return false
  if ('feature' in node && node.feature === code) return true
  return Object.values(node).some(child =>
    (Array.isArray(child) ? child : [child]).some(one => reads(one, code)),
  )
}

function checkHistory({ rulebook, choices, completed, latest, configured }: Case): void {
  const again = configure(rulebook, { choices, completed, latest })
  const domainsOf = (one: Configured, book: Rulebook['features']) =>
    new Map(book.map(feature => [feature.code, JSON.stringify(one.domain(feature.code))]))
  const backwards = domainsOf(again, rulebook.features.toReversed())
  for (const [code, domain] of domainsOf(configured, rulebook.features))
    expect(backwards.get(code)).toBe(domain)
  expect(again.repairs()).toEqual(configured.repairs())
  expect(again.conflicts()).toEqual(configured.conflicts())
  expect(again.selections).toEqual(configured.selections)
}

function checkBudget({ seed, oracle, rulebook, choices }: Case): void {
  const program = programOf(rulebook)
  const core = new ClauseCore(program, { conflicts: seed % 5, comparisons: seed % 40 })
  const configured = configureWith(core, program, { choices })
  if (configured.status === 'CONFLICT') expect(oracle.isPossible(choices)).toBe(false)
  if (configured.status === 'COMPLETE') expect(oracle.isPossible(configured.values!)).toBe(true)
  for (const feature of rulebook.features) {
    const { options, min, max } = configured.domain(feature.code)
    const values = possible(oracle, without(choices, feature.code), feature)
    for (const end of [min, max]) if (end !== null) expect(values.map(String)).toContain(end)
    for (const { option, state } of options ?? []) {
      const isPossible = values.some(value => isAt({ [feature.code]: value }, feature, option.code))
      if (state === 'EXCLUDED') expect(isPossible).toBe(false)
      if (state === 'AVAILABLE' || state === 'FORCED') expect(isPossible).toBe(true)
    }
  }
}
