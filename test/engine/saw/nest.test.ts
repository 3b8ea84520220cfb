import { describe, expect, it } from 'vitest'
import type { SawList } from '../../../src/domain/bom.ts'
import { nest } from '../../../src/engine/saw/index.ts'
import { rational } from '../../../src/lib/rational.ts'
import { fewestBars, firstFitBars } from '../../support/catalogue-check/first-fit.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import { cpuClock } from '../../support/cpu-clock.ts'
import { type Pieces, piece, sawRequest, square } from '../../support/saw-requests.ts'
import { fewestByTrying } from './brute-force.ts'

/** Every piece is sawn once, every bar holds what it is said to hold, and the counts add up. */
function expectValid(list: SawList, pieces: Pieces, usable: number, kerf: number): void {
  const sawn = new Map<number, number>()
  for (const bar of list.bars) {
    let used = -kerf
    for (const cut of bar.cuts) {
      used += cut.quantity * (Number(cut.lengthMm.toString()) + kerf)
      sawn.set(
        Number(cut.lengthMm.toString()),
        (sawn.get(Number(cut.lengthMm.toString())) ?? 0) + cut.quantity * bar.count,
      )
    }
    expect(used).toBeLessThanOrEqual(usable)
    expect(Number(bar.remnantMm.toString())).toBe(usable - used)
  }
  const wanted = new Map<number, number>()
  for (const { length, count } of pieces) wanted.set(length, (wanted.get(length) ?? 0) + count)
  expect(sawn).toEqual(wanted)
  expect(list.barCount).toBe(list.bars.reduce((bars, bar) => bars + bar.count, 0))
  expect(list.lowerBound).toBeLessThanOrEqual(list.barCount)
  expect(list.optimal).toBe(list.lowerBound === list.barCount)
}

const randomPieces = (random: Random, kinds: number, most: number): Pieces =>
  Array.from({ length: random.between(1, kinds) }, () => ({
    length: random.between(300, 2900),
    count: random.between(1, most),
  }))

describe('a cutting plan', () => {
  it('needs 10, 9 and 8 bars for ten windows of G1', () => {
    const lengths = [
      [1200, 1400],
      [1124, 1324],
      [1050, 1210],
    ]
    const lists = lengths.map(both => nest(sawRequest(both.map(length => ({ length, count: 20 })))))
    expect(lists.map(list => [list.barCount, list.optimal])).toEqual([
      [10, true],
      [9, true],
      [8, true],
    ])
  })

  it('is no worse than first-fit decreasing and no better than possible', () => {
    const random = seededRandom(1)
    for (let round = 0; round < 300; round++) {
      const pieces = randomPieces(random, 12, 12)
      const list = nest(sawRequest(pieces))
      expectValid(list, pieces, 5980, 4)
      expect(list.barCount).toBeLessThanOrEqual(firstFitBars(pieces, 5980, 4))
      expect(list.lowerBound).toBeGreaterThanOrEqual(fewestBars(pieces, 5980, 4))
    }
  })

  it('agrees with trying all plans on small lists', () => {
    const random = seededRandom(2)
    for (let round = 0; round < 400; round++) {
      const [stock, kerf] = [random.between(60, 100), random.between(0, 4)]
      const pieces = Array.from({ length: random.between(1, 5) }, () => ({
        length: random.between(8, 50),
        count: random.between(1, 2),
      }))
      const list = nest(sawRequest(pieces, stock, 0, kerf))
      const fewest = fewestByTrying(pieces, stock, kerf)
      expect(list.lowerBound).toBeLessThanOrEqual(fewest)
      expect(list.barCount).toBeGreaterThanOrEqual(fewest)
      expect([list.barCount, list.optimal]).toEqual([fewest, true])
    }
  })

  it('is the same for the same pieces in any order', () => {
    const random = seededRandom(3)
    for (let round = 0; round < 50; round++) {
      const pieces = randomPieces(random, 8, 20)
      expect(nest(sawRequest(pieces.toReversed()))).toEqual(nest(sawRequest(pieces)))
    }
  })

  it('for 9,999 windows takes a tenth of a second at most on average, and never three', () => {
    const ROUNDS = 40
    const random = seededRandom(4)
    const workedMs: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const pieces = [random.between(400, 2400), random.between(400, 2600)].map(length => ({
        length,
        count: 19998,
      }))
      const worked = cpuClock()
      const list = nest(sawRequest(pieces))
      workedMs.push(worked())
      expectValid(list, pieces, 5980, 4)
      expect(list.barCount).toBeLessThanOrEqual(firstFitBars(pieces, 5980, 4))
    }
    expect(workedMs.reduce((sum, ms) => sum + ms, 0) / ROUNDS).toBeLessThan(100)
    expect(Math.max(...workedMs)).toBeLessThan(300)
  })

  it('keeps different mitres apart, though they nest alike', () => {
    const mitred = [
      piece(rational(1000), 3, rational(45)),
      piece(rational(1000), 2, square),
      piece(rational(1000), 1, null),
    ]
    const list = nest({ ...sawRequest([]), pieces: mitred })
    expect(list.barCount).toBe(2)
    const sawn = new Map<string, number>()
    for (const bar of list.bars)
      for (const { mitreLeft, quantity } of bar.cuts)
        sawn.set(String(mitreLeft), (sawn.get(String(mitreLeft)) ?? 0) + quantity * bar.count)
    expect(Object.fromEntries(sawn)).toEqual({ 45: 3, 90: 2, null: 1 })
  })

  it('counts the kerf between pieces only', () => {
    expect(nest(sawRequest([{ length: 2990, count: 2 }])).barCount).toBe(2)
    const list = nest(sawRequest([{ length: 2988, count: 2 }]))
    expect(list.barCount).toBe(1)
    expect(list.bars[0]?.remnantMm.toString()).toBe('0')
  })

  it('is exact in fractions of a millimetre', () => {
    const thirds = { ...sawRequest([], 100, 0, 0), pieces: [piece(rational(100, 3), 3)] }
    expect(nest(thirds)).toMatchObject({ barCount: 1, optimal: true })
    const longer = { ...thirds, pieces: [piece(rational(333334, 10000), 3)] }
    expect(nest(longer)).toMatchObject({ barCount: 2, optimal: true })
    expect(nest(longer).bars[0]?.remnantMm.toString()).toBe('33.3332')
  })

  it('of nothing is empty', () => {
    expect(nest(sawRequest([{ length: 100, count: 0 }]))).toMatchObject({
      bars: [],
      barCount: 0,
      lowerBound: 0,
      optimal: true,
    })
  })

  it('says which piece does not fit', () => {
    expect(() => nest(sawRequest([{ length: 5981, count: 1 }]))).toThrow(
      'saw list P70-FR: a piece of 5981 mm is longer than the 5980 mm a bar has',
    )
    expect(() => nest(sawRequest([{ length: 0, count: 1 }]))).toThrow(
      'saw list P70-FR: expected a length above 0 mm, got 0 mm',
    )
  })
})
