import { describe, expect, it } from 'vitest'
import { findTooDeep } from '../../src/server/nesting.ts'

const nested = (levels: number): string => '{a'.repeat(levels) + '}'.repeat(levels)

describe('nesting of brackets', () => {
  it('is refused above the limit, with the place', () => {
    expect(findTooDeep(nested(100), 100)).toBeNull()
    expect(findTooDeep(`\n ${nested(101)}`, 100)).toMatchObject({
      message: 'expected at most 100 levels of brackets, this operation has more.',
      locations: [{ line: 2, column: 202 }],
    })
  })

  it('counts brackets of all kinds together, and those that close', () => {
    expect(findTooDeep('{ a(b: [{ c: 1 }]) }', 4)).toBeNull()
    expect(findTooDeep('{ a(b: [{ c: 1 }]) }', 3)).not.toBeNull()
    expect(findTooDeep('{ a }'.repeat(1_000), 1)).toBeNull()
  })

  it('does not count what stands in texts and comments', () => {
    const brackets = '{'.repeat(500)
    expect(findTooDeep(`{ a(b: "${brackets}", c: """${brackets}""") } # ${brackets}`, 3)).toBeNull()
  })

  it('leaves what is no GraphQL to the parser', () => {
    for (const text of ['', '{ "', '\u0000', '}}}}', '💥']) expect(findTooDeep(text, 3)).toBeNull()
  })

  it('takes a million brackets without running out of stack', () => {
    expect(findTooDeep('['.repeat(1_000_000), 2_000_000)).toBeNull()
  })
})
