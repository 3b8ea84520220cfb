import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readUvl } from '../../../src/engine/exchange/uvl/read-uvl.ts'
import { configure, count } from '../../../src/engine/index.ts'
import type { Choices, Rulebook } from '../../../src/engine/model.ts'

const MISTAKES = readFileSync(new URL('mistakes.uvl', import.meta.url), 'utf8')

/** `//! CODE pattern` marks its line; the pattern is what stands where the problem points. */
const planted = MISTAKES.split('\n').flatMap((content, index) => {
  const [, code, pattern] = /\/\/! ([A-Z_]+) (.+)$/.exec(content) ?? []
  return code ? [{ line: index + 1, code, pattern: pattern!, content }] : []
})

test('each of the planted mistakes is told at its place, and nothing else is', () => {
  const { rulebook, problems } = readUvl(MISTAKES, 'mistakes.uvl')
  expect(rulebook).toBeNull()
  expect(planted.length).toBeGreaterThan(20)
  expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(
    planted.map(({ line, code }) => `${line} ${code}`),
  )
  problems.forEach((problem, place) => {
    const { content, pattern } = planted[place]!
    expect(content.slice(problem.column - 1).trimStart()).toMatch(new RegExp(`^${pattern}`))
    expect(problem.message).toMatch(/expected/)
  })
})

function read(text: string): Rulebook {
  const { rulebook, problems } = readUvl(text, 'test.uvl')
  expect(problems).toEqual([])
  return rulebook!
}

const solutionsOf = (rulebook: Rulebook, fixed: Choices = {}) =>
  count(rulebook, { over: rulebook.features.map(feature => feature.code), fixed })

test('groups count what is chosen of them', () => {
  const rulebook = read(`features
    Root
        mandatory
            A
                or
                    A1
                    A2
        optional
            B
                alternative
                    B1
                    B2
                    B3
        [1..2]
            C
            D
            E`)
  // 3 ways of A; B absent or one of three; one or two of C, D, E
  expect(solutionsOf(rulebook)).toBe(BigInt(3 * 4 * 6))
  expect(rulebook.constraints.find(one => one.code === 'PARENT-B2')?.message.en).toBe('"B2" needs "B".')
})

test.each([
  { group: 'alternative', least: 1, most: 1 },
  { group: '[0..1]', least: 0, most: 1 },
  { group: '[2..5]', least: 2, most: 5 },
  { group: '[100..150]', least: 100, most: 150 },
  { group: '[198..*]', least: 198, most: 200 },
])('a group of many, $group of 200, is known to its last member', ({ group, least, most }) => {
  const members = Array.from({ length: 200 }, (_one, place) => `M${place}`)
  const rulebook = read(`features
    Root
        ${group}
${members.map(code => `            ${code}`).join('\n')}`)
  const chosen = (codes: readonly string[], value: boolean): Choices =>
    Object.fromEntries(codes.map(code => [code, value]))
  const statesOf = (codes: readonly string[], choices: Choices): Set<string> =>
    new Set(
      codes.flatMap(code => {
        const options = configure(rulebook, { choices }).domain(code).options!
        return options.map(({ option, state }) => `${option.code} ${state}`)
      }),
    )
  const open = new Set(['true AVAILABLE', 'false AVAILABLE'])
  expect(statesOf(members, {})).toEqual(open)

  const lastFree = chosen(members.slice(0, most - 1), true)
  expect(statesOf(members.slice(most - 1), lastFree)).toEqual(open)
  const full = chosen(members.slice(0, most), true)
  if (most < 200)
    expect(statesOf(members.slice(most), full)).toEqual(new Set(['true EXCLUDED', 'false FORCED']))

  const scarce = chosen(members.slice(least), false)
  if (least > 0)
    expect(statesOf(members.slice(0, least), scarce)).toEqual(new Set(['true FORCED', 'false EXCLUDED']))
  const { status } = configure(rulebook, { choices: { ...scarce, M0: false } })
  expect(status).toBe(least > 0 ? 'CONFLICT' : 'COMPLETE')
})

test('attributes count where their feature is chosen', () => {
  const rulebook = read(`features
    Root {Weight 1}
        optional
            A {Weight 2, heavy true}
            B {Weight 4, heavy false}
            C {Weight 8}

constraints
    sum(Weight) <= 9
    !(A.heavy & B.heavy)
    A | B => A.Weight + B.Weight >= 2
    avg(Weight) > 1`)
  // Sums of {0, 2, 4, 8} up to 8: {}, A, B, AB, C; the average forbids {}
  expect(solutionsOf(rulebook)).toBe(4n)
})

test('a number has its range from its attributes or from the constraints', () => {
  const rulebook = read(`features
    Bike
        mandatory
            Integer Inch
        optional
            Real Rise {min 0, max 1, step 0.25}
            Bell
constraints
    Inch >= 20 & Inch <= 24
    Inch > 22 => !Bell`)
  expect(rulebook.features.find(one => one.code === 'Inch_value')).toMatchObject({ min: '20', max: '24' })
  expect(configure(rulebook, { choices: { Bell: true } }).domain('Inch_value').max).toBe('22')
  // Inch 20 to 22 with or without a bell, 23 and 24 without; Rise absent or one of five
  expect(solutionsOf(rulebook)).toBe(BigInt(8 * 6))
})

test('comments, quotes, tabs, brackets over lines and constraints at a feature are understood', () => {
  const rulebook = read(
    `// A comment\nfeatures\n\t"My Root" {abstract, doc 'a // b'} /* over\n lines */\n\t\toptional\n\t\t\tA {constraint A => B}\n\t\t\t"B-1" { list [1, 2],\n\t\t\t x 'y' }\n\t\t\tB\nconstraints\n\tA => ("B-1"\n\t\t| B) // why\n`,
  )
  expect(rulebook.features.map(one => one.code)).toEqual(['My Root', 'A', 'B-1', 'B'])
  expect(rulebook.constraints.at(-2)?.message.en).toBe('A => ("B-1"')
  expect(solutionsOf(rulebook)).toBe(6n)
})

test('a file made to hurt is refused or read, soon', () => {
  const many = (text: string, count = 50_000) => text.repeat(count)
  const root = 'features\n  A\nconstraints\n  '
  const codesOf = (text: string) => readUvl(text, 'test.uvl').problems.map(problem => problem.code)
  expect(codesOf(`${root}${many('(')}A`)).toEqual(['TOO_DEEP'])
  expect(codesOf(`${root}${many('!')}A`)).toEqual(['TOO_DEEP'])
  expect(codesOf(`${root}1 < ${many('-')}1`)).toEqual(['TOO_DEEP'])
  expect(codesOf(`${root}${many('A => ')}A`)).toEqual(['TOO_DEEP'])
  expect(codesOf(`${root}${many('A & ')}A`)).toEqual([])
  expect(codesOf(`${root}${many('1 + ')}1 > 2`)).toEqual([])
  expect(codesOf(`features\n  A ${many('{a ')}`)).toEqual(['TOO_DEEP'])
  const deep = Array.from(
    { length: 3_000 },
    (_one, depth) => `${' '.repeat(depth)}${depth % 2 ? 'or' : `F${depth}`}`,
  )
  expect(codesOf(`features\n ${deep.join('\n ')}`)).toContain('TOO_DEEP')
  expect(codesOf('')).toEqual(['MISSING_KEY'])
  expect(codesOf(many('\u0000é"\n', 5_000))).toHaveLength(1_000)
})
