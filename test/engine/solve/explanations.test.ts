import { describe, expect, it } from 'vitest'
import type { Choices, Feature, Value } from '../../../src/engine/model.ts'
import { type Case, choicesOf, each, errorsOf, isAt, possible } from './cases.ts'
import { minimalOf, same, subsetsOf, without } from './oracle.ts'

describe('the solver agrees with brute force', () => {
  it('on why a value is excluded, minimal both ways', each(checkExclusions))
  it('on all minimal conflicts', each(checkConflicts))
  it('on all minimal repairs', each(checkRepairs))
  it('on warnings', each(checkWarnings))
})

function checkExclusions({ oracle, rulebook, choices, configured }: Case): void {
  for (const feature of rulebook.features)
    for (const { option, state, because } of configured.domain(feature.code).options ?? []) {
      const why = because()
      expect(why !== null).toBe(state === 'EXCLUDED')
      if (!why) continue
      const chosen = choicesOf(why)
      expect(Object.keys(chosen)).not.toContain(feature.code)
      for (const [code, value] of Object.entries(chosen)) expect(value).toEqual(choices[code])
      const isReached = (given: Choices, constraints = errorsOf(rulebook)): boolean =>
        oracle.solutions(given, constraints).some(one => isAt(one, feature, option.code))
      expect(isReached(chosen)).toBe(false)
      for (const code of Object.keys(chosen)) expect(isReached(without(chosen, code))).toBe(true)
      expect(isReached(chosen, [...why.constraints])).toBe(false)
      for (const one of why.constraints)
        expect(
          isReached(
            chosen,
            why.constraints.filter(other => other !== one),
          ),
        ).toBe(true)
    }
}

const asText = (codes: readonly string[]): string => codes.toSorted().join(' ')

function expectSmallestFirst(sizes: readonly number[]): void {
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
}

function checkConflicts({ oracle, choices, configured }: Case): void {
  const found = configured.conflicts()
  if (configured.status !== 'CONFLICT') {
    expect(found).toEqual([])
    return
  }
  const sets = subsetsOf(Object.keys(choices)).filter(
    set => !oracle.isPossible(Object.fromEntries(set.map(code => [code, choices[code]!]))),
  )
  expect(found.map(one => asText(Object.keys(choicesOf(one)))).sort()).toEqual(
    minimalOf(sets).map(asText).sort(),
  )
  expectSmallestFirst(found.map(one => one.choices.length))
  for (const one of found) {
    expect(oracle.isPossible(choicesOf(one), [...one.constraints])).toBe(false)
    for (const left of one.constraints)
      expect(
        oracle.isPossible(
          choicesOf(one),
          one.constraints.filter(other => other !== left),
        ),
      ).toBe(true)
  }
}

function checkRepairs({ oracle, choices, latest, configured }: Case): void {
  const repairs = configured.repairs()
  if (configured.status !== 'CONFLICT' || !oracle.isPossible({})) {
    expect(repairs).toEqual([])
    return
  }
  const sets = subsetsOf(Object.keys(choices)).filter(set => oracle.isPossible(without(choices, ...set)))
  const codes = repairs.map(one => one.changes.map(change => change.feature.code))
  const keepsLatest = (set: readonly string[]): boolean => !set.some(code => latest.includes(code))
  expect(codes.map(asText).sort()).toEqual(minimalOf(sets).map(asText).sort())
  expectSmallestFirst(codes.map(set => set.length))
  expect(codes.some(keepsLatest)).toBe(minimalOf(sets).some(keepsLatest))
  for (const { changes, choices: after } of repairs) {
    expect(oracle.isPossible(after)).toBe(true)
    let given = without(choices, ...changes.map(change => change.feature.code))
    for (const { feature, from, to } of changes) {
      expect(from).toEqual(choices[feature.code])
      expect(to).not.toEqual(from)
      expect(to === null).toBe(feature.type === 'TEXT')
      if (to === null) continue
      if (feature.type !== 'MULTI_OPTION')
        expect(to).toEqual(nearest(possible(oracle, given, feature), feature, from!))
      given = { ...given, [feature.code]: to }
    }
    expect(after).toEqual(given)
  }
}

function nearest(values: readonly Value[], feature: Feature, from: Value): Value {
  const distance = (value: Value): number => Math.abs(Number(value) - Number(from))
  if (feature.type === 'INTEGER' || feature.type === 'DECIMAL')
    return values.toSorted((a, b) => distance(a) - distance(b) || Number(a) - Number(b))[0]!
  return values.find(value => same(value, feature.default)) ?? values[0]!
}

function checkWarnings({ oracle, rulebook, configured }: Case): void {
  const values = Object.fromEntries(configured.selections.map(one => [one.feature.code, one.value]))
  const others = configured.selections.filter(one => one.origin !== 'USER')
  for (const { constraints, choices } of configured.warnings) {
    const involved = Object.fromEntries([...others, ...choices].map(one => [one.feature.code, one.value]))
    expect(oracle.isPossible(involved, constraints)).toBe(false)
    for (const { feature } of choices)
      expect(oracle.isPossible(without(involved, feature.code), constraints)).toBe(true)
  }
  const broken = rulebook.constraints.filter(
    one => one.severity === 'warning' && !oracle.isPossible(values, [one]),
  )
  expect(configured.warnings.map(one => one.constraints)).toEqual(broken.map(one => [one]))
}
