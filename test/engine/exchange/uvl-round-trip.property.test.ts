import { expect, test } from 'vitest'
import { readUvl } from '../../../src/engine/exchange/uvl/read-uvl.ts'
import { writeUvl } from '../../../src/engine/exchange/uvl/write-uvl.ts'
import type { BooleanExpression } from '../../../src/engine/expression.ts'
import { count } from '../../../src/engine/index.ts'
import type { Choices, Feature, Rulebook } from '../../../src/engine/model.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import {
  and,
  boolean,
  iff,
  implies,
  is,
  multiOption,
  not,
  option,
  or,
  rule,
  rulebook,
  yes,
} from '../solve/build.ts'

const again = (before: Rulebook): Rulebook => {
  const { rulebook: after, problems } = readUvl(writeUvl(before, 'ROOT'), 'out.uvl')
  expect(problems).toEqual([])
  return after!
}

function randomFeature(random: Random, place: number): Feature {
  const codes = ['A', 'B', 'C'].slice(0, random.between(1, 3))
  return random.pick([
    () => boolean(`f${place}`, random.pick([null, true])),
    () => boolean(`f ${place}`),
    () => option(`f${place}`, codes, random.pick([null, 'A'])),
    () => multiOption(`f.${place}`, codes, random.pick([null, ['A']])),
  ])()
}

function randomStatement(random: Random, features: readonly Feature[], depth: number): BooleanExpression {
  if (depth === 0) {
    const feature = random.pick(features)
    const code = random.pick(feature.options).code
    if (feature.type === 'BOOLEAN') return yes(feature.code)
    if (feature.type === 'OPTION') return is(feature.code, code, random.pick(feature.options).code)
    return { kind: 'includes', feature: feature.code, option: code }
  }
  const part = () => randomStatement(random, features, depth - 1)
  return random.pick([
    () => not(part()),
    () => and(part(), part()),
    () => or(part(), part(), part()),
    () => implies(part(), part()),
    () => iff(part(), part()),
    () => and(),
  ])()
}

test('out and in again, a Boolean model has the same features, options, defaults, codes and solutions', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = seededRandom(seed)
    const features = Array.from({ length: random.between(1, 5) }, (_one, place) =>
      randomFeature(random, place),
    )
    const constraints = Array.from({ length: random.between(0, 4) }, (_one, place) =>
      rule(`R${place}`, randomStatement(random, features, random.between(0, 3))),
    )
    const before = rulebook(features, constraints)
    const after = again(before)
    const facts = (one: Rulebook) =>
      one.features.map(({ code, type, label, options, default: standard }) => ({
        ...{ code, type, label, standard },
        options: type === 'BOOLEAN' ? [] : options,
      }))
    expect(facts(after)).toEqual(facts(before))
    expect(
      after.constraints.slice(-constraints.length || after.constraints.length).map(one => one.code),
    ).toEqual(constraints.map(one => one.code))
    const over = features.map(feature => feature.code)
    const solutions = (one: Rulebook, fixed: Choices) => count(one, { over, fixed })
    expect(solutions(after, {}), `seed ${seed}`).toBe(solutions(before, {}))
    for (const feature of features)
      for (const { code } of feature.options) {
        const value = feature.type === 'BOOLEAN' ? code === 'true' : feature.type === 'OPTION' ? code : [code]
        const fixed = { [feature.code]: value }
        const rest = { over: over.filter(one => one !== feature.code), fixed }
        expect(count(after, rest), `seed ${seed}`).toBe(count(before, rest))
      }
  }
})
