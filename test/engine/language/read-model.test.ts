import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readModel } from '../../../src/engine/index.ts'

const FILE = 'mistakes.product.yaml'
const text = readFileSync(new URL(FILE, import.meta.url), 'utf8')
const lines = text.split('\n')

interface Planted {
  readonly line: number
  readonly codes: readonly string[]
  /** What must stand where the problem points */
  readonly word: string | null
}

/** `#! CODE word` marks its own line, `#^ CODE word` the line above it (in a block of text no comment can stand). */
function findPlanted(): readonly Planted[] {
  return lines.flatMap((content, index) => {
    const mark = /#([!^]) ([A-Z_ ]+?)(?: ([^A-Z].*|[A-Z]+(?:\/m2)?))?$/.exec(content)
    if (!mark) return []
    const names = mark[2]!.trim().split(' ')
    const isCode = (name: string) => name.includes('_') || name === 'SYNTAX' || name === 'CYCLE'
    const words = [...names.filter(name => !isCode(name)), mark[3]].filter(word => word && !isCode(word))
    const codes = [...names, mark[3] ?? ''].filter(isCode)
    return [{ line: mark[1] === '^' ? index : index + 1, codes, word: words[0] ?? null }]
  })
}

const planted = findPlanted()
const { model, problems } = readModel(text, FILE)

test('at least forty different mistakes are planted', () => {
  expect(planted.flatMap(one => one.codes).length).toBeGreaterThan(40)
  expect(model).toBeNull()
})

test('each planted mistake is reported on its line, and nothing else is', () => {
  const expected = planted.flatMap(({ line, codes }) => codes.map(code => `${line} ${code}`))
  expect(problems.map(({ line, code }) => `${line} ${code}`).sort()).toEqual(expected.sort())
})

test('a problem points at the very word', () => {
  for (const { line, word } of planted.filter(one => one.word !== null)) {
    const problem = problems.find(one => one.line === line)!
    expect(lines[line - 1]!.slice(problem.column - 1)).toMatch(new RegExp(`^${word}`))
  }
})

test('a message says what was expected, what came and which known name is near', () => {
  expect(problems.find(one => one.code === 'UNKNOWN_OPTION')?.message).toBe(
    'expected an option of "material", got "OKA"; did you mean "OAK"?',
  )
  expect(problems.find(one => one.code === 'CYCLE')?.message).toBe(
    'expected a calculation that does not need itself, got a → b → c → a',
  )
  for (const { message } of problems)
    expect(message).toMatch(/expected|needs|has no|cannot|is not one|is a later/)
})
