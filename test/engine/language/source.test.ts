import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readModel } from '../../../src/engine/index.ts'
import { cpuClock } from '../../support/cpu-clock.ts'

/** The worst of these files takes a third of this; one that is read in more than linear time takes minutes. */
const SOON_MS = 6_000

const HEAD = 'product: X\nversion: "1"\nname: X\ncurrency: EUR\n'
const FEATURES =
  'features:\n  a: { label: A, type: integer, min: 0, max: 9 }\n  b: { label: B, type: boolean }\n'

function codesOf(text: string): readonly string[] {
  return readModel(text, 'x.product.yaml').problems.map(problem => problem.code)
}

function rule(expression: string): string {
  return `${HEAD}${FEATURES}constraints:\n  C: { say: No., rule: ${JSON.stringify(expression)} }\n`
}

test('a small model without a mistake is read', () => {
  expect(readModel(rule('a > 3 or b'), 'x').problems).toEqual([])
})

describe('a file made to hurt gives a problem, soon, and no crash', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`,
  )
  const chain = Array.from({ length: 500 }, (_, n) => `  c${n + 1}: c${n} + 1`).join('\n')
  const cases: Record<string, readonly [text: string, code: string]> = {
    'more than 2 MB': [`${HEAD}#${'x'.repeat(2_000_001)}`, 'FILE_TOO_LARGE'],
    'a hundred thousand brackets': [`a: ${'['.repeat(100_000)}`, 'TOO_DEEP'],
    'brackets on lines of their own': [`a: ${'[\n'.repeat(900_000)}`, 'TOO_DEEP'],
    'two million commas': [`${HEAD}features: [${','.repeat(1_900_000)}]`, 'FILE_TOO_LARGE'],
    'a million items': [`${HEAD}features: [${'a,'.repeat(950_000)}]`, 'FILE_TOO_LARGE'],
    'half a million mistakes': [`${HEAD}x: "${'\\q'.repeat(500_000)}"`, 'YAML'],
    'half a million directives': ['%a\n'.repeat(500_000), 'FILE_TOO_LARGE'],
    'a hundred thousand anchors': [
      Array.from({ length: 100_000 }, (_, n) => `k${n}: &b${n} x`).join('\n'),
      'TOO_MANY_ALIASES',
    ],
    'a hundred thousand aliases': [
      `a: &a x\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: *a`).join('\n')}`,
      'TOO_MANY_ALIASES',
    ],
    'a deep block of lists': [`${'- '.repeat(900)}x`, 'TOO_DEEP'],
    'aliases of aliases': [`l0: &l0 [x]\n${bomb.join('\n')}`, 'TOO_MANY_ALIASES'],
    'an alias of itself': ['a: &a [*a]', 'TOO_DEEP'],
    'an alias of nothing': [`${HEAD}features: *nothing`, 'YAML'],
    'nothing at all': ['', 'WRONG_SHAPE'],
    'a list': ['- 1\n- 2', 'WRONG_SHAPE'],
    'two documents': [`${HEAD}---\n${HEAD}`, 'YAML'],
    'a tag of another language': [`${HEAD}features: !!js/function "x"`, 'WRONG_SHAPE'],
    'a merge key': [`${HEAD}features:\n  <<: { a: 1 }\n`, 'BAD_CODE'],
    'a feature named __proto__': [`${HEAD}features:\n  __proto__: { label: P, type: boolean }\n`, 'BAD_CODE'],
    'a feature named constructor': [
      `${HEAD}features:\n  constructor: { label: P, type: boolean }\n`,
      'BAD_CODE',
    ],
    'a feature named and': [`${HEAD}features:\n  and: { label: P, type: boolean }\n`, 'DUPLICATE_NAME'],
    'NUL and friends': [`${HEAD}features: "\u0000\u0007"`, 'WRONG_SHAPE'],
    'parentheses 10,000 deep': [rule(`${'('.repeat(9_000)}a`), 'TOO_DEEP'],
    'not not not': [rule(`${'not '.repeat(4_000)}b`), 'TOO_DEEP'],
    'minus minus minus': [rule(`${'-'.repeat(15_000)}a > 1`), 'TOO_DEEP'],
    'a sum of 5,000': [rule(`${'a+'.repeat(5_000)}a > 1`), 'TOO_DEEP'],
    'implies to the right': [rule(`${'b implies '.repeat(1_500)}b`), 'TOO_DEEP'],
    dots: [rule(`a${'.x'.repeat(5_000)}`), 'TOO_DEEP'],
    'an expression of 100,000 letters': [rule('a > 1 or '.repeat(12_000)), 'SYNTAX'],
    'a number of 1,000 digits': [rule(`a > ${'9'.repeat(1_000)}`), 'SYNTAX'],
    'calculations 500 deep': [`${HEAD}${FEATURES}calculate:\n  c0: a\n${chain}`, 'TOO_DEEP'],
    'a function of every object': [rule('toString(a) > 1'), 'UNKNOWN_FUNCTION'],
    'a name of every object': [rule('hasOwnProperty'), 'UNKNOWN_NAME'],
  }

  test.each(Object.entries(cases))('%s', (_name, [text, code]) => {
    const worked = cpuClock()
    expect(codesOf(text)).toContain(code)
    expect(worked()).toBeLessThan(SOON_MS)
  })

  test('seventy thousand keys are read in linear time', () => {
    const text = Array.from({ length: 70_000 }, (_, n) => `k${n}: 1`).join('\n')
    const worked = cpuClock()
    expect(codesOf(text)).toContain('UNKNOWN_KEY')
    expect(worked()).toBeLessThan(SOON_MS)
  })
})

test('carriage returns, a byte order mark and emoji do no harm', () => {
  const text = `\uFEFF${rule('a > 3').replaceAll('\n', '\r\n').replace('say: No.', 'say: No 🪟.')}`
  expect(readModel(text, 'x').problems).toEqual([])
})

test('a chain of and, or is a list, however long', () => {
  expect(codesOf(rule(Array(1_500).fill('a > 1').join(' or ')))).toEqual([])
})

test('calculations used twice do not multiply', () => {
  const doubled = Array.from({ length: 60 }, (_, n) => `  c${n + 1}: c${n} + c${n}`).join('\n')
  const text = `${HEAD}${FEATURES}calculate:\n  c0: a\n${doubled}\nprice:\n  BASE: { kind: base, label: B, amount: 1 EUR * c60 }\n`
  expect(codesOf(text)).toEqual([])
})

test('no text makes the reader throw', () => {
  const word = fc.constantFrom(
    ...[
      'features',
      'constraints',
      'bom',
      'price',
      ':',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '- ',
      '|',
      '>',
      '&a',
      '*a',
      '!',
      '#',
      '%',
    ],
    ...['rule', 'say', 'kind', 'article', '1 mm', 'if', 'then', 'else', '🪟', '\t', 'a', ',', '?', '<<', '~'],
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 40 }).map(words => HEAD + words.join('')),
  )
  fc.assert(
    fc.property(text, one => void readModel(one, 'x')),
    { numRuns: 500 },
  )
})

test('no damage to a good model makes the reader throw', () => {
  const good = readFileSync(new URL('../../../models/plank.product.yaml', import.meta.url), 'utf8')
  const damage = fc.tuple(
    fc.nat(good.length),
    fc.nat(30),
    fc.constantFrom('', ' ', '{', ':', '"', 'x', '\n', '(', '- ', '0', '!='),
  )
  fc.assert(
    fc.property(damage, ([at, length, insert]) => {
      const { model, problems } = readModel(good.slice(0, at) + insert + good.slice(at + length), 'x')
      expect(model === null).toBe(problems.some(one => one.severity === 'error'))
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})
