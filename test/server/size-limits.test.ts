import { buildSchema, getOperationAST, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { findTooLarge } from '../../src/server/size-limits.ts'

const schema = buildSchema(`
  scalar JSON
  type Query {
    rows(first: Int, filter: Filter, orderBy: [Order!]): RowConnection
    row(value: JSON): Row
  }
  type Row { name: String rows(first: Int): RowConnection }
  type RowEdge { cursor: String node: Row }
  type RowConnection { nodes: [Row!] edges: [RowEdge!] totalCount: Int }
  input Text { eq: String in: [String!] contains: String }
  input Filter { name: Text status: [String!] and: [Filter!] or: [Filter!] }
  input Order { field: String }
`)

function refusalOf(query: string, variables: Record<string, unknown> = {}, maxNodes = 1_000) {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  const error = findTooLarge(schema, document, getOperationAST(document)!, variables, maxNodes)
  return error && `${error.extensions.code} ${error.message}`
}

const branches = (count: number) => Array.from({ length: count }, () => ({ name: { contains: 'a' } }))
const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`)
const literal = (count: number) => `{ or: [${'{ name: { contains: "a" } } '.repeat(count)}] }`
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])

describe('filters', () => {
  const BY_VARIABLE = 'query ($f: Filter) { rows(filter: $f) { totalCount } }'
  const over = (got: number) =>
    `BAD_USER_INPUT rows.filter: expected at most 200 conditions in all filters of an operation, got ${got}.`

  it('have at most 200 conditions and branches, as literals and as variables', () => {
    expect(refusalOf(BY_VARIABLE, { f: { or: branches(100) } })).toBeNull()
    expect(refusalOf(BY_VARIABLE, { f: { or: branches(101) } })).toBe(over(202))
    expect(refusalOf(`{ rows(filter: ${literal(100)}) { totalCount } }`)).toBeNull()
    expect(refusalOf(`{ rows(filter: ${literal(101)}) { totalCount } }`)).toBe(over(202))
  })

  it('count wherever they are: in aliases, fragments, defaults and variables inside literals', () => {
    const f = { or: branches(60) }
    expect(
      refusalOf(
        'query ($f: Filter) { a: rows(filter: $f) { totalCount } b: rows(filter: $f) { totalCount } }',
        { f },
      ),
    ).toBe(over(240))
    expect(
      refusalOf('query ($f: Filter) { ...r ...r } fragment r on Query { rows(filter: $f) { totalCount } }', {
        f,
      }),
    ).toBe(over(240))
    expect(refusalOf('query ($f: Filter!) { rows(filter: { and: [$f, $f] }) { totalCount } }', { f })).toBe(
      over(242),
    )
    expect(refusalOf(`query ($f: Filter = ${literal(101)}) { rows(filter: $f) { totalCount } }`)).toBe(
      over(202),
    )
    expect(
      refusalOf(`query ($f: Filter = ${literal(101)}) { rows(filter: $f) { totalCount } }`, { f: null }),
    ).toBeNull()
  })

  it('list at most 500 values', () => {
    const NAMES = 'query ($n: [String!]) { rows(filter: { name: { in: $n } }) { totalCount } }'
    expect(refusalOf(NAMES, { n: names(500) })).toBeNull()
    expect(refusalOf(NAMES, { n: names(501) })).toBe(
      'BAD_USER_INPUT rows.filter: expected at most 500 entries of lists in all filters of an operation, got 501.',
    )
    expect(refusalOf(BY_VARIABLE, { f: { status: names(251), name: { in: names(250) } } })).toMatch(/got 501/)
  })

  it('are measured in no time, however often a variable or a fragment is used', () => {
    const uses = Array.from({ length: 500 }, (_, index) => `a${index}: rows(filter: $f) { totalCount }`)
    const doubling = Array.from(
      { length: 40 },
      (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`,
    )
    const query = `query ($f: Filter) { ...f0 } ${doubling.join(' ')} fragment f40 on Query { ${uses.join(' ')} }`
    const startedAt = performance.now()
    expect(refusalOf(query, { f: { name: { in: names(40_000) } } })).toMatch(
      /expected at most 200 conditions/,
    )
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})

describe('orders', () => {
  it('have at most 10 keys each', () => {
    const query =
      'query ($o: [Order!]) { rows(orderBy: $o) { totalCount } again: rows(orderBy: $o) { totalCount } }'
    const keys = (count: number) => ({ o: Array.from({ length: count }, () => ({ field: 'NAME' })) })
    expect(refusalOf(query, keys(10))).toBeNull()
    expect(refusalOf(query, keys(11))).toBe(
      'BAD_USER_INPUT rows.orderBy: expected at most 10 entries, got 11.',
    )
  })
})

describe('values', () => {
  it('nest at most 20 deep', () => {
    const query = 'query ($v: JSON) { row(value: $v) { name } }'
    expect(refusalOf(query, { v: nested(20) })).toBeNull()
    for (const levels of [21, 1_000, 5_000])
      expect(refusalOf(query, { v: nested(levels) })).toBe(
        'BAD_USER_INPUT Variable "$v": expected at most 20 levels of lists and objects in each other, got more.',
      )
    expect(refusalOf(`{ row(value: ${'['.repeat(20)}${']'.repeat(20)}) { name } }`)).toBeNull()
    expect(refusalOf(`{ row(value: ${'['.repeat(21)}${']'.repeat(21)}) { name } }`)).toMatch(
      /Argument "value": .*at most 20/,
    )
  })
})

describe('pages', () => {
  const over = (got: number) =>
    `QUERY_TOO_LARGE expected pages of at most 1000 rows in all, this operation can have ${got}: ask for fewer with "first", or nest fewer lists.`

  it('count as full, times the rows they hang on', () => {
    expect(refusalOf('{ rows(first: 10) { nodes { rows(first: 99) { nodes { name } } } } }')).toBeNull()
    expect(refusalOf('{ rows(first: 10) { nodes { rows(first: 100) { nodes { name } } } } }')).toBe(
      over(1_010),
    )
    expect(
      refusalOf('{ rows(first: 10) { edges { node { rows(first: 100) { edges { cursor } } } } } }'),
    ).toBe(over(1_010))
  })

  it('count once for nodes and once for edges, and not for totals', () => {
    expect(
      refusalOf('{ rows(first: 200) { nodes { name } edges { cursor } totalCount } }', {}, 400),
    ).toBeNull()
    expect(refusalOf('{ rows(first: 200) { nodes { name } edges { cursor } totalCount } }', {}, 399)).toMatch(
      /can have 400:/,
    )
    expect(refusalOf('{ rows(first: 200) { totalCount } }', {}, 0)).toBeNull()
  })

  it('are as long as they are when nobody says, or as the variable says', () => {
    expect(refusalOf('{ rows { nodes { name } } }', {}, 49)).toMatch(/can have 50:/)
    const query = 'query ($n: Int = 7) { rows(first: $n) { nodes { name } } }'
    expect(refusalOf(query, {}, 0)).toMatch(/can have 7:/)
    expect(refusalOf(query, { n: 3 }, 0)).toMatch(/can have 3:/)
    expect(refusalOf(query, { n: null }, 0)).toMatch(/can have 50:/)
    expect(refusalOf(query, { n: 'many' }, 0)).toMatch(/can have 200:/)
    expect(refusalOf(query, { n: -5 }, 0)).toBeNull()
  })

  it('grow no further than a number can by way of fragments', () => {
    const levels = Array.from(
      { length: 300 },
      (_, index) => `fragment f${index} on Row { rows(first: 200) { nodes { ...f${index + 1} } } }`,
    )
    expect(refusalOf(`{ row { ...f0 } } ${levels.join(' ')} fragment f300 on Row { name }`)).toMatch(
      /QUERY_TOO_LARGE/,
    )
    expect(
      refusalOf(
        '{ row { ...f } } fragment f on Row { rows(first: 40) { ...c } } fragment c on RowConnection { nodes { rows(first: 50) { nodes { name } } } }',
      ),
    ).toBe(over(2_040))
  })
})
