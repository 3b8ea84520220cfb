import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { depthLimit } from '../../src/server/depth-rule.ts'

const schema = buildSchema('type Query { a: Query b: Int }')
const errorsOf = (query: string, limit = 4) =>
  validate(schema, parse(query), [depthLimit(limit)]).map(error => error.message)

describe('the depth limit', () => {
  it('lets through what is as deep as it may be', () => {
    expect(errorsOf('{ a { a { a { b } } } }')).toEqual([])
  })

  it.each([
    '{ a { a { a { a { b } } } } }',
    '{ ...f } fragment f on Query { a { a { a { a { b } } } } }',
    '{ a { ... on Query { a { ...g } } } } fragment g on Query { a { a { b } } }',
  ])('refuses %s', query => {
    expect(errorsOf(query)).toEqual([expect.stringContaining('at most 4 levels')])
  })

  it('ends on fragments that spread each other', () => {
    expect(
      errorsOf('{ ...f } fragment f on Query { a { ...g } } fragment g on Query { a { ...f } }'),
    ).toEqual([])
  })

  it('measures a fragment once, however often it is spread', () => {
    const wide = Array.from(
      { length: 30 },
      (_, index) => `fragment f${index} on Query { a { ...f${index + 1} ...f${index + 1} } }`,
    )
    expect(errorsOf(`{ ...f0 } ${wide.join(' ')} fragment f30 on Query { b }`)).toHaveLength(1)
  })
})
