import { describe, expect, it } from 'vitest'
import { Evaluation } from '../../../src/engine/evaluate/expression.ts'
import type { RowLookup } from '../../../src/engine/expression.ts'
import { configure } from '../../../src/engine/solve/configure.ts'
import type { Cell, LookupTable, Match, TableKey } from '../../../src/engine/table/lookup-table.ts'
import { type Condition, indexOf, NONE, RowIndex } from '../../../src/engine/table/row-index.ts'
import { rational } from '../../../src/lib/rational.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import { calculate, compare, integer, number, rule, rulebook, value } from '../solve/build.ts'

const MATCHES: readonly Match[] = ['equals', 'upTo', 'below', 'from']

function randomTable(random: Random): LookupTable {
  const size = random.pick([0, 1, 7, 8, 9, 64, 65, 300])
  const keys = Array.from({ length: random.between(1, 3) }, (_one, argument): TableKey => {
    const anyChance = random.pick([0, 0.1, 0.5])
    const cells = Array.from({ length: size }, () =>
      random.chance(anyChance) ? null : rational(random.between(0, 20), random.pick([1, 2])),
    )
    return { argument, match: random.pick(MATCHES), options: null, cells }
  })
  const amounts = Array.from({ length: size }, () => (random.chance(0.1) ? null : rational(random.below(50))))
  return {
    code: 't',
    take: random.pick(['first', 'last']),
    size,
    keys,
    columns: new Map([['amount', amounts]]),
  }
}

function randomConditions(random: Random, { keys }: LookupTable): Condition[] {
  return keys.map(() => {
    const low = random.between(-1, 20)
    return { low, high: random.chance(0.2) ? Infinity : low + random.below(25), counts: null }
  })
}

const amountOf = (cell: Cell | undefined): number =>
  cell ? Number((cell as { numerator: bigint }).numerator) : NaN

/** Turns of all rows that fit, by trying each. */
function turnsThatFit(table: LookupTable, index: RowIndex, conditions: readonly Condition[]): number[] {
  return Array.from({ length: table.size }, (_none, turn) => turn).filter(turn => {
    const row = index.rowAt(turn)
    return conditions.every(({ low, high }, key) => {
      const rank = index.ranks[key]!.byRow[row]!
      return (table.keys[key]!.match === 'equals' && rank < 0) || (rank >= low && rank <= high)
    })
  })
}

describe('the index of a table', () => {
  it('finds the row that counts, as trying one by one does', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed)
      const table = randomTable(random)
      const index = new RowIndex(table)
      for (let round = 0; round < 5; round++) {
        const conditions = randomConditions(random, table)
        const fitting = turnsThatFit(table, index, conditions)
        expect(index.first(conditions), `seed ${seed}`).toBe(fitting[0] ?? NONE)
        const before = random.below(table.size + 1)
        const earlier = fitting.find(turn => turn < before)
        expect(index.first(conditions, before), `seed ${seed}`).toBe(earlier ?? NONE)
      }
    }
  })

  it('gathers what the rows hold that fit up to a turn', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed)
      const table = randomTable(random)
      const index = new RowIndex(table)
      const cells = table.columns.get('amount')!
      const ends = index.endsOf(
        row => amountOf(cells[row]),
        row => amountOf(cells[row]),
      )
      const conditions = randomConditions(random, table)
      const last = random.pick([Infinity, random.below(table.size + 1)])
      const hull = { low: Infinity, high: -Infinity, hasNull: false }
      index.gather(conditions, last, ends, hull)
      const held = turnsThatFit(table, index, conditions)
        .filter(turn => turn <= last)
        .map(turn => amountOf(cells[index.rowAt(turn)]))
      const known = held.filter(one => !Number.isNaN(one))
      expect(hull, `seed ${seed}`).toEqual({
        low: Math.min(Infinity, ...known),
        high: Math.max(-Infinity, ...known),
        hasNull: held.length > known.length,
      })
    }
  })
})

describe('a table of 100,000 rows', () => {
  const side = 316
  const size = side * side
  const cells = (cellOf: (row: number) => number) =>
    Array.from({ length: size }, (_none, row) => rational(cellOf(row)))
  const table: LookupTable = {
    code: 'prices',
    take: 'first',
    size,
    keys: [
      { argument: 0, match: 'upTo', options: null, cells: cells(row => 10 * (Math.floor(row / side) + 1)) },
      { argument: 1, match: 'upTo', options: null, cells: cells(row => 10 * ((row % side) + 1)) },
    ],
    columns: new Map([['price', cells(row => Math.floor(row / side) + (row % side))]]),
  }
  const width = { kind: 'numberFeature', feature: 'width', factor: rational(1) } as const
  const height = { kind: 'numberFeature', feature: 'height', factor: rational(1) } as const
  const row: RowLookup = { table, arguments: [width, height] }

  it('is looked up in without walking over it', () => {
    const index = indexOf(table)
    const before = index.steps
    for (let round = 0; round < 1000; round++) {
      const [w, h] = [1 + ((round * 37) % 3160), 1 + ((round * 91) % 3160)]
      const found = new Evaluation({ width: w, height: h }).row(row)
      expect(found).toBe(Math.floor((w - 1) / 10) * side + Math.floor((h - 1) / 10))
    }
    expect((index.steps - before) / 1000).toBeLessThan(100)
  })

  it('bounds what can be chosen', () => {
    const price = { kind: 'lookup', row, column: 'price' } as const
    const features = [integer('width', 1, 4000), integer('height', 1, 4000)]
    const book = rulebook(features, [
      rule('CHEAP', compare(price, '<=', number(100))),
      rule('DEAR', compare(price, '>=', number(98))),
    ])
    const { domain } = configure(book, { choices: { height: 505 } })
    expect(domain('width')).toMatchObject({ min: '481', max: '510' })
    expect(configure(book, { choices: {} }).domain('height')).toMatchObject({ min: '1', max: '1010' })
  })
})

it('an argument without bounds rules nothing out', () => {
  const one = calculate(number(1), '/', value('x'))
  const table: LookupTable = {
    code: 't',
    take: 'first',
    size: 2,
    keys: [{ argument: 0, match: 'upTo', options: null, cells: [rational(-1), rational(0)] }],
    columns: new Map([['price', [rational(1), rational(5)]]]),
  }
  const row = { table, arguments: [calculate(one, '-', one)] }
  const book = rulebook(
    [integer('x', -1, 1)],
    [rule('R', compare({ kind: 'lookup', row, column: 'price' }, '>', number(4)))],
  )
  const statusOf = (x: number) => configure(book, { choices: { x } }).status
  expect([-1, 0, 1].map(statusOf)).toEqual(['COMPLETE', 'CONFLICT', 'COMPLETE'])
  expect(configure(book, { choices: {} }).domain('x')).toMatchObject({ min: '-1', max: '1' })
})
