import { describe, expect, it } from 'vitest'
import { brokenConstraints, type Choices, configure, readModel } from '../../../src/engine/index.ts'

const read = (features: string, constraints = '') =>
  readModel(
    `product: T\nversion: "1"\nname: T\ncurrency: EUR\nfeatures:\n${features}\n${constraints}`,
    't.product.yaml',
  ).model!

const sizes = [1, 2, 3].map(size => ({ size }))
const pairs = ['A', 'B'].flatMap(left => ['B', 'C'].map(right => ({ left, right })))
const lamps = [true, false].flatMap(light => [[], ['A']].map(extras => ({ light, extras })))

/** A list of one, one option in common, one option to choose: an "and" or "or" of one part. */
describe('a rule whose parts come to one', () => {
  it.each<[what: string, model: ReturnType<typeof read>, answers: readonly Choices[]]>([
    [
      'not one of one number',
      read(
        '  size: { label: S, type: integer, min: 1, max: 3 }',
        'constraints: { C1: { rule: "not (size in [2])", say: Not 2. } }',
      ),
      sizes,
    ],
    [
      'not the same option, where one is in common',
      read(
        '  left: { label: L, type: option, options: { A: A, B: B } }\n  right: { label: R, type: option, options: { B: B, C: C } }',
        'constraints: { C1: { rule: left != right, say: Not the same. } }',
      ),
      pairs,
    ],
    [
      'a hidden question with one option',
      read(
        '  light: { label: L, type: boolean }\n  extras: { label: E, type: multi-option, default: [], visible: light, options: { A: A } }',
      ),
      lamps,
    ],
  ])('is kept in solving as in checking: %s', (_what, model, answers) => {
    const isBroken = answers.map(values => brokenConstraints(model, values).length > 0)
    expect(answers.map(choices => configure(model, { choices }).status === 'CONFLICT')).toEqual(isBroken)
    expect(isBroken.filter(Boolean)).toHaveLength(1)
  })
})
