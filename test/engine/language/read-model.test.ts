import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readModel } from '../../../src/engine/index.ts'

const FILES = ['mistakes.product.yaml', 'mistakes.csv', 'mistaken-rows.csv']
const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const linesOf = new Map(FILES.map(file => [file, read(file).split('\n')]))

interface Planted {
  readonly file: string
  readonly line: number
  readonly codes: readonly string[]
  /** What must stand where the problem points */
  readonly word: string | null
}

/** `#! CODE word` marks its own line, `#^ CODE word` the line above it (in a block of text no comment can stand). */
function findPlanted(file: string): readonly Planted[] {
  return linesOf.get(file)!.flatMap((content, index) => {
    const mark = /#(?<where>[!^])(?<codes>(?: (?:[A-Z]+_[A-Z_]+|SYNTAX|CYCLE))+)(?: (?<word>.+))?$/.exec(
      content,
    )?.groups
    if (!mark) return []
    const line = mark['where'] === '^' ? index : index + 1
    return [{ file, line, codes: mark['codes']!.trim().split(' '), word: mark['word'] ?? null }]
  })
}

const planted = FILES.flatMap(findPlanted)
const { model, problems } = readModel(read(FILES[0]!), FILES[0]!, {
  attached: name => (FILES.includes(name) ? read(name) : null),
})

test('at least eighty mistakes of thirty kinds are planted', () => {
  const codes = planted.flatMap(one => one.codes)
  expect(codes.length).toBeGreaterThan(80)
  expect(new Set(codes).size).toBeGreaterThan(30)
  expect(model).toBeNull()
})

test('each planted mistake is reported on its line, and nothing else is', () => {
  const expected = planted.flatMap(({ file, line, codes }) => codes.map(code => `${file} ${line} ${code}`))
  expect(problems.map(({ file, line, code }) => `${file} ${line} ${code}`).sort()).toEqual(expected.sort())
})

test('a problem points at the very word', () => {
  for (const { file, line, word } of planted.filter(one => one.word !== null)) {
    const columns = problems.filter(one => one.file === file && one.line === line).map(one => one.column)
    const places = columns.map(column => linesOf.get(file)![line - 1]!.slice(column - 1))
    expect(
      places.some(place => new RegExp(`^${word}`).test(place)),
      `${file}:${line} ${word}: ${places}`,
    ).toBe(true)
  }
})

test('a warning is a mistake that the model works with', () => {
  const warned = ['UNUSED_GROUP', 'UNUSED_COLUMN', 'UNREACHABLE_ROW', 'OVERLAPPING_ROWS']
  for (const { severity, code } of problems) expect(severity === 'warning', code).toBe(warned.includes(code))
})

test('a message says what was expected, what came and which known name is near', () => {
  expect(problems.find(one => one.code === 'UNKNOWN_OPTION')?.message).toBe(
    'expected an option of "material", got "OKA"; did you mean "OAK"?',
  )
  expect(problems.findLast(one => one.code === 'CYCLE')?.message).toBe(
    'expected a calculation that does not need itself, got a → b → c → a',
  )
  for (const { message } of problems)
    expect(message).toMatch(/expected|needs|has no|cannot|is not one|is a later/)
})

test('what only the whole model shows is told where it stands', () => {
  const text =
    'product: X\nversion: "1"\nname: X\ncurrency: EUR\nfeatures:\n  a:\n    label: A\n    type: option\n    options: [5, 7]\n'
  const told = readModel(text, 'x', {
    review: ({ features }, tell) => {
      tell(
        'warning',
        ['features', features[0]!.code, 'options', '7'],
        'UNREACHABLE_OPTION',
        'expected a way to 7',
      )
      tell('error', ['features', 'a', 'nothing'], 'BAD_DEFAULT', 'expected something')
    },
  })
  expect(told.model).toBeNull()
  expect(told.problems.map(({ severity, line, column }) => [severity, line, column])).toEqual([
    ['error', 6, 3],
    ['warning', 9, 18],
  ])
})
