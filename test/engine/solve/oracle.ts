import { Decimal } from '../../../src/domain/decimal.ts'
import type { Choices, Constraint, Feature, Rulebook, Value } from '../../../src/engine/model.ts'
import { holds, type Reading } from './exact.ts'

/** Feature → value; null for a text that is not given. */
export type Assignment = Readonly<Record<string, Value | null>>

const SOME_TEXT = 'x'

/** All values a feature can be asked to take. */
export function valuesOf(feature: Feature): readonly (Value | null)[] {
  switch (feature.type) {
    case 'OPTION':
      return feature.options.map(one => one.code)
    case 'BOOLEAN':
      return [true, false]
    case 'TEXT':
      return [null, SOME_TEXT]
    case 'MULTI_OPTION':
      return feature.options.reduce<string[][]>(
        (sets, { code }) => sets.flatMap(set => [set, [...set, code]]),
        [[]],
      )
    default:
      return gridOf(feature)
  }
}

function gridOf(feature: Feature): Value[] {
  const values: Value[] = []
  const places = Math.max(Decimal.of(feature.min!).scale, Decimal.of(feature.step!).scale)
  for (
    let at = Decimal.of(feature.min!);
    at.compare(Decimal.of(feature.max!)) <= 0;
    at = at.plus(Decimal.of(feature.step!))
  )
    values.push(feature.type === 'INTEGER' ? Number(at.toString()) : at.rounded(places).toString())
  return values
}

/** Knows all assignments of a small rulebook, and which constraints each of them breaks. */
export class Oracle {
  readonly rulebook: Rulebook
  readonly #all: { readonly assignment: Assignment; readonly broken: ReadonlySet<Constraint> }[]

  constructor(rulebook: Rulebook) {
    this.rulebook = rulebook
    const assignments = rulebook.features.reduce<Assignment[]>(
      (made, feature) =>
        made.flatMap(one => valuesOf(feature).map(value => ({ ...one, [feature.code]: value }))),
      [{}],
    )
    this.#all = assignments.map(assignment => ({
      assignment,
      broken: new Set(rulebook.constraints.filter(one => !holds(one.rule, readingOf(assignment)))),
    }))
  }

  get size(): number {
    return this.#all.length
  }

  /** Every assignment with these choices that keeps the constraints; all errors when left out. */
  solutions(
    choices: Choices,
    constraints: readonly Constraint[] = this.rulebook.constraints.filter(one => one.severity === 'error'),
  ): Assignment[] {
    return this.#all
      .filter(
        ({ assignment, broken }) =>
          agrees(assignment, choices) && constraints.every(constraint => !broken.has(constraint)),
      )
      .map(one => one.assignment)
  }

  isPossible(choices: Choices, constraints?: readonly Constraint[]): boolean {
    return this.solutions(choices, constraints).length > 0
  }
}

export function same(a: Value | null | undefined, b: Value | null | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function agrees(assignment: Assignment, choices: Choices): boolean {
  return Object.entries(choices).every(([code, value]) => same(assignment[code], value))
}

export function without(choices: Choices, ...codes: readonly string[]): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([code]) => !codes.includes(code)))
}

export function readingOf(assignment: Assignment): Reading {
  return {
    numberOf: feature => Decimal.of(assignment[feature] as string | number).toRational(),
    optionOf: feature => String(assignment[feature]),
    includes: (feature, option) => (assignment[feature] as readonly string[]).includes(option),
    isGiven: feature => assignment[feature] !== null,
  }
}

/** All subsets, the smallest first. */
export function subsetsOf<T>(items: readonly T[]): T[][] {
  return items
    .reduce<T[][]>((sets, item) => sets.flatMap(set => [set, [...set, item]]), [[]])
    .sort((a, b) => a.length - b.length)
}

/** The sets that contain no other. */
export function minimalOf<T>(sets: readonly T[][]): T[][] {
  return sets.filter(
    set => !sets.some(other => other.length < set.length && other.every(item => set.includes(item))),
  )
}
