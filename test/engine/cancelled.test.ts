import { afterEach, expect, test } from 'vitest'
import { cancelWhen, nest, readModel } from '../../src/engine/index.ts'
import { sawRequest } from '../support/saw-requests.ts'

afterEach(() => cancelWhen(() => false))

/** Gives up after so many looks. */
function cancelAfter(looks: number): () => number {
  let looked = 0
  cancelWhen(() => ++looked > looks)
  return () => looked
}

const MODEL = [
  ...['product: X', 'version: "1"', 'name: X', 'currency: EUR', 'features:'],
  '  a: { label: A, type: boolean }\n  b: { label: B, type: boolean }\nconstraints:',
  ...Array.from({ length: 500 }, (_, index) => `  C${index}: { rule: a or b, say: C }`),
].join('\n')

test.each([
  ['a model is read', () => readModel(MODEL, 'x')],
  [
    'a saw list is nested',
    () =>
      nest(sawRequest(Array.from({ length: 30 }, (_, index) => ({ length: 311 + 83 * index, count: 9 })))),
  ],
])('while %s it can be given up, at every look', (_what, work) => {
  const looks = cancelAfter(Number.POSITIVE_INFINITY)
  const whole = work()
  const count = looks()
  expect(count).toBeGreaterThan(2)
  for (const some of [0, 1, Math.floor(count / 2), count - 1]) {
    cancelAfter(some)
    expect(work).toThrow('the work was given up')
  }
  cancelAfter(count)
  expect(work()).toEqual(whole)
})
