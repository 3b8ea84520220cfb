import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deadOptions, readModel, reviewReachable, testModel } from '../../../src/engine/index.ts'
import { loadModel } from '../../models/models.ts'

const TEXT = `product: T
version: "1"
name: T
currency: EUR
features:
  kind: { label: Kind, type: option, options: { A: A, B: B, C: C } }
  light:
    label: Light
    type: option
    options:
      LED: LED
      BULB: Bulb
  motor: { label: Motor, type: boolean }
  width:
    label: Width
    type: integer
    min: 10
    max: 90
constraints:
  C1: { rule: kind != A, say: No A. }
  C2: { rule: kind = B implies light = LED, say: B has LED. }
  C3: { rule: kind = C implies light = LED and width <= 80, say: C has LED. }
  C4: { rule: kind = B implies width < 70, say: B is narrow. }
  C5: { rule: motor, say: Always with a motor. }
`

test('what no configuration has is told at its place, with the constraints that exclude it', () => {
  const { model, problems } = readModel(TEXT, 't.product.yaml', { review: reviewReachable })
  expect(problems.map(one => `${one.line}:${one.column} ${one.severity} ${one.code} ${one.message}`)).toEqual(
    [
      '6:49 warning UNREACHABLE_OPTION expected that some configuration has kind A, got none: C1 excludes it',
      '12:7 warning UNREACHABLE_OPTION expected that some configuration has light BULB, got none: C1 with C2 with C3 exclude it',
      '13:3 warning UNREACHABLE_OPTION expected that some configuration has motor false, got none: C5 excludes it',
      '18:5 warning UNREACHABLE_OPTION expected that width reaches its max 90, got 80 at the most: C1 with C3 with C4 exclude it',
    ],
  )
  expect(deadOptions(model!).forced.map(one => `${one.feature.code} ${one.option.code}`)).toEqual([
    'light LED',
    'motor true',
  ])
})

test('a model that nothing meets is an error', () => {
  const text = TEXT.replace('rule: motor,', 'rule: motor and not motor,')
  const { model, problems } = readModel(text, 't.product.yaml', { review: reviewReachable })
  expect(model).toBeNull()
  expect(problems.map(one => `${one.line}:${one.column} ${one.severity}`)).toEqual(['24:3 error'])
  expect(problems[0]!.message).toMatch(/nothing meets: C5$/)
})

/** Warnings that the catalogue is published with */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'hydro-skid.product.yaml': [
    '10:82 expected that head reaches its max 120, got 90 at the most: P5 excludes it',
  ],
}

describe('the catalogue', () => {
  const folder = new URL('../../../models/', import.meta.url)
  const files = readdirSync(folder).filter(name => name.endsWith('.product.yaml'))
  test.each(files)('%s has every option within reach, and its tests pass', file => {
    const attached = (name: string) => readFileSync(new URL(name, folder), 'utf8')
    const { model, problems } = readModel(attached(file), file, {
      attached,
      products: code => loadModel(code),
      review: reviewReachable,
    })
    expect(problems.map(one => `${one.line}:${one.column} ${one.message}`)).toEqual(KNOWN[file] ?? [])
    expect(testModel(model!).flatMap(one => one.failures)).toEqual([])
  })
})
