import type {
  BooleanExpression,
  LookupArgument,
  NumberExpression,
  RowLookup,
} from '../../../src/engine/expression.ts'
import type { Choices, Feature, Rulebook, Value } from '../../../src/engine/model.ts'
import type { Cell, Match, TableKey } from '../../../src/engine/table/lookup-table.ts'
import { rational } from '../../../src/lib/rational.ts'
import type { Random } from '../../support/catalogue-check/random.ts'
import {
  boolean,
  calculate,
  compare,
  decimal,
  integer,
  multiOption,
  option,
  rule,
  rulebook,
  text,
} from './build.ts'
import { valuesOf } from './oracle.ts'

/** A small rulebook with every kind of feature and every kind of node that a constraint may have. */
export function randomRulebook(random: Random): Rulebook {
  const features = Array.from({ length: random.between(2, 7) }, (_one, place) => randomFeature(random, place))
  const constraints = Array.from({ length: random.between(1, 6) }, (_one, place) =>
    rule(
      `R${place}`,
      randomStatement(random, features, random.between(1, 3)),
      random.chance(0.12) ? 'warning' : 'error',
    ),
  )
  return rulebook(features, constraints)
}

function randomFeature(random: Random, place: number): Feature {
  const code = `f${place}`
  const codes = ['A', 'B', 'C', 'D'].slice(0, random.between(1, 4))
  const plain = [
    () => option(code, codes),
    () => option(code, codes),
    () => boolean(code),
    () => integer(code, random.between(-3, 2), random.between(2, 6), random.between(1, 2)),
    () => integer(code, random.between(-3, 2), random.between(2, 6), random.between(1, 2)),
    () =>
      decimal(
        code,
        random.pick(['-0.5', '0.1', '0']),
        random.pick(['1.3', '1']),
        random.pick(['0.3', '0.25']),
      ),
    () => multiOption(code, codes.slice(0, 2)),
    () => text(code),
  ]
  const made = random.pick(plain)()
  const isSettled = made.type !== 'TEXT' && random.chance(0.4)
  return isSettled ? { ...made, default: random.pick(valuesOf(made).filter(value => value !== null)) } : made
}

export function randomChoices(random: Random, features: readonly Feature[], part: number): Choices {
  const choices: Record<string, Value> = {}
  for (const feature of features) {
    const value = random.pick(valuesOf(feature))
    if (random.chance(part) && value !== null) choices[feature.code] = value
  }
  return choices
}

function randomStatement(random: Random, features: readonly Feature[], depth: number): BooleanExpression {
  const inner = () => randomStatement(random, features, depth - 1)
  if (depth === 0 || random.chance(0.3)) return randomLeaf(random, features)
  switch (random.below(8)) {
    case 6:
      return randomCount(random, features)
    case 5:
      return { kind: 'found', row: randomLookup(random, features, depth) }
    case 0:
      return { kind: 'not', operand: inner() }
    case 1:
      return { kind: 'and', operands: [inner(), inner(), inner()].slice(random.below(3)) }
    case 2:
      return { kind: 'or', operands: [inner(), inner(), inner()].slice(random.below(3)) }
    case 3:
      return { kind: 'iff', left: inner(), right: inner() }
    case 4:
      return { kind: 'defined', operand: randomNumber(random, features, depth) }
    default:
      return { kind: 'implies', left: inner(), right: inner() }
  }
}

function randomLeaf(random: Random, features: readonly Feature[]): BooleanExpression {
  const feature = random.pick(features)
  if (random.chance(0.03)) return { kind: 'boolean', value: random.chance(0.7) }
  const some = (): string[] => feature.options.map(one => one.code).filter(() => random.chance(0.5))
  switch (feature.type) {
    case 'OPTION':
      if (random.chance(0.7)) return { kind: 'optionIn', feature: feature.code, options: new Set(some()) }
      return {
        kind: 'booleanAttribute',
        feature: feature.code,
        byOption: new Map(feature.options.map(one => [one.code, random.chance(0.5)])),
      }
    case 'BOOLEAN':
      return { kind: 'booleanFeature', feature: feature.code }
    case 'TEXT':
      return { kind: 'given', feature: feature.code }
    case 'MULTI_OPTION':
      if (random.chance(0.5))
        return { kind: 'includes', feature: feature.code, option: random.pick(feature.options).code }
      return randomComparison(random, features)
    default:
      return randomComparison(random, features)
  }
}

function randomComparison(random: Random, features: readonly Feature[]): BooleanExpression {
  return compare(
    randomNumber(random, features, 2),
    random.pick(['=', '!=', '<', '<=', '>', '>='] as const),
    random.chance(0.7)
      ? { kind: 'number', value: rational(random.between(-4, 12), random.pick([1, 1, 2, 3, 10])) }
      : randomNumber(random, features, 1),
  )
}

/** How many of some statements hold, some of them more than once or below zero, compared with a number. */
function randomCount(random: Random, features: readonly Feature[]): BooleanExpression {
  const told = features.filter(({ type }) => type !== 'INTEGER' && type !== 'DECIMAL')
  if (told.length === 0) return randomComparison(random, features)
  const weight = (): number => random.pick([1, 1, 1, 2, 3, -1, 0])
  const held = Array.from({ length: random.between(3, 7) }, (): NumberExpression => {
    const value = { kind: 'number', value: rational(weight(), random.pick([1, 1, 1, 2])) } as const
    const otherwise = { kind: 'number', value: rational(random.chance(0.9) ? 0 : 1) } as const
    const branches = [{ when: randomLeaf(random, told), value }]
    return { kind: 'numberCases', branches, otherwise }
  })
  const sum = held.reduce((left, right) => calculate(left, random.chance(0.9) ? '+' : '-', right))
  const bound = rational(random.between(-2, 5), random.pick([1, 1, 2]))
  return compare(sum, random.pick(['=', '!=', '<', '<=', '>', '>='] as const), {
    kind: 'number',
    value: bound,
  })
}

function randomNumber(random: Random, features: readonly Feature[], depth: number): NumberExpression {
  const inner = () => randomNumber(random, features, depth - 1)
  if (depth === 0 || random.chance(0.3)) return randomAmount(random, features)
  switch (random.below(8)) {
    case 4:
      return { kind: 'lookup', row: randomLookup(random, features, depth), column: 'amount' }
    case 0:
      return { kind: 'negate', operand: inner() }
    case 1:
      return {
        kind: 'extreme',
        operator: random.pick(['min', 'max'] as const),
        operands: [inner(), inner(), inner()].slice(random.below(3)),
      }
    case 2:
      return {
        kind: 'rounding',
        operator: random.pick(['floor', 'ceil', 'round'] as const),
        operand: inner(),
        step: rational(random.between(1, 3), random.pick([1, 2, 10])),
      }
    case 3:
      return {
        kind: 'numberCases',
        branches: [inner(), inner()].map(value => ({ when: randomStatement(random, features, 1), value })),
        otherwise: random.chance(0.5) ? inner() : null,
      }
    default:
      return calculate(inner(), random.pick(['+', '-', '*', '/'] as const), inner())
  }
}

/** A table of up to thirty rows with every kind of key, some cells `any`, looked up by what the features can be. */
function randomLookup(random: Random, features: readonly Feature[], depth: number): RowLookup {
  const size = random.pick([0, 1, 3, 8, 9, 17, 30])
  const feature = random.pick(features)
  const given: LookupArgument[] = []
  const keys: TableKey[] = []
  const addKey = (match: Match, options: readonly string[] | null, argument: number): void => {
    const pick = options
      ? (): Cell => random.pick(options)
      : (): Cell => rational(random.between(-3, 6), random.pick([1, 1, 2, 3]))
    const anyChance = random.pick([0, 0, 0.1, 0.4])
    const cells = Array.from({ length: size }, () => (random.chance(anyChance) ? null : pick()))
    keys.push({ argument, match, options, cells })
  }
  if (feature.type === 'OPTION') {
    addKey(
      'equals',
      feature.options.map(one => one.code),
      given.push({ kind: 'optionCode', feature: feature.code }) - 1,
    )
  }
  for (let left = random.between(keys.length > 0 ? 0 : 1, 2); left > 0; left--) {
    const argument = given.push(randomNumber(random, features, depth - 1)) - 1
    if (random.chance(0.25)) {
      addKey('from', null, argument)
      addKey('below', null, argument)
    } else addKey(random.pick(['equals', 'upTo', 'below', 'from'] as const), null, argument)
  }
  const amounts = Array.from({ length: size }, () =>
    random.chance(0.1) ? null : rational(random.between(-4, 9), random.pick([1, 1, 2, 7])),
  )
  const take = random.pick(['first', 'last'] as const)
  const table = { code: 't', take, size, keys, columns: new Map([['amount', amounts]]) }
  return { table, arguments: given }
}

function randomAmount(random: Random, features: readonly Feature[]): NumberExpression {
  const feature = random.pick(features)
  if (feature.type === 'INTEGER' || feature.type === 'DECIMAL')
    return {
      kind: 'numberFeature',
      feature: feature.code,
      factor: rational(random.pick([1, 1, 254]), random.pick([1, 1000, 10000])),
    }
  if (feature.type === 'OPTION')
    return {
      kind: 'numberAttribute',
      feature: feature.code,
      byOption: new Map(
        feature.options
          .filter(() => random.chance(0.9))
          .map(one => [one.code, rational(random.between(-2, 5), random.pick([1, 3, 10]))]),
      ),
    }
  if (feature.type === 'MULTI_OPTION')
    return {
      kind: 'optionSum',
      feature: feature.code,
      byOption: new Map(
        feature.options.map(one => [one.code, rational(random.between(-2, 5), random.pick([1, 3]))]),
      ),
    }
  return { kind: 'number', value: rational(random.between(-3, 5), random.pick([1, 2, 7])) }
}
