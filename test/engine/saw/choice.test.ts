import { describe, expect, it } from 'vitest'
import type { SawList } from '../../../src/domain/bom.ts'
import { type BarSupply, nest, type SawRequest } from '../../../src/engine/saw/index.ts'
import { rational } from '../../../src/lib/rational.ts'
import { type Random, seededRandom } from '../../support/catalogue-check/random.ts'
import { bestFit, firstFit, fitPlainly } from '../../support/plain-fit.ts'
import { expectPlan, mm } from '../../support/plan-check.ts'
import { type Pieces, randomOrder, sawRequest } from '../../support/saw-requests.ts'
import { type Bars, leastCostByTrying } from './brute-force.ts'

function supply({ usable, cost, available }: Bars): BarSupply {
  const isOffcut = cost === 0
  return {
    lengthMm: rational(usable),
    price: isOffcut ? null : rational(cost),
    available: available === Infinity ? null : available,
    isOffcut,
  }
}

const bars = (lengthMm: number, price: number | null): BarSupply => ({
  lengthMm: rational(lengthMm),
  price: price === null ? null : rational(price, 100),
})

const offcut = (lengthMm: number, available = 1): BarSupply => ({
  lengthMm: rational(lengthMm),
  available,
  isOffcut: true,
})

function choose(pieces: Pieces, stocks: readonly BarSupply[], more: Partial<SawRequest> = {}): SawList {
  return nest({ ...sawRequest(pieces), stockLengthMm: undefined, stocks, ...more })
}

const barsUsed = (list: SawList) =>
  list.bars.flatMap(bar => new Array<string>(bar.count).fill(bar.lengthMm.toString())).sort()

/** Costs in whole numbers; the bars that cost nothing are offcuts. */
function randomKinds(random: Random): Bars[] {
  const kinds = Array.from({ length: random.between(2, 3) }, () => {
    const usable = random.between(60, 140)
    return { usable, cost: random.chance(0.5) ? 2 * usable : random.between(50, 150), available: Infinity }
  })
  const isOffcutThere = random.chance(0.5)
  const old = { usable: random.between(20, 90), cost: 0, available: random.between(1, 2) }
  return isOffcutThere ? [...kinds, old] : kinds
}

describe('a cutting plan with a choice of bars', () => {
  it.each([
    { what: 'small lists', seed: 11, lengths: 5, count: 2 },
    { what: 'lists of few lengths', seed: 13, lengths: 2, count: 6 },
  ])('costs as little as the best of all plans, on $what', ({ seed, lengths, count }) => {
    const random = seededRandom(seed)
    for (let round = 0; round < 300; round++) {
      const kerf = random.between(0, 3)
      const pieces = Array.from({ length: random.between(1, lengths) }, () => ({
        length: random.between(8, 60),
        count: random.between(1, count),
      }))
      const kinds = randomKinds(random)
      const { pieces: wanted } = sawRequest(pieces)
      const list = choose(pieces, kinds.map(supply), { trimMm: rational(0), kerfMm: rational(kerf) })
      expectPlan(list, wanted)
      const least = String(leastCostByTrying(pieces, kinds, kerf))
      expect([list.choice!.cost.toString(), list.choice!.costLowerBound.toString()]).toEqual([least, least])
      expect(list.optimal).toBe(true)
    }
  })

  it('is no worse than first-fit and best-fit decreasing, nor better than its bound, for 200 orders', () => {
    const random = seededRandom(12)
    for (let round = 0; round < 200; round++) {
      const pieces = randomOrder(random).slice(0, random.between(2, 14))
      const prices = [5880, random.between(6200, 6500)] as const
      const list = choose([], [bars(6000, prices[0]), bars(6500, prices[1])], { pieces })
      expectPlan(list, pieces)
      const lengths = pieces.flatMap(piece =>
        new Array<number>(piece.quantity).fill(Number(piece.lengthMm.numerator)),
      )
      const plain = [5980, 6480].flatMap((usable, kind) =>
        [firstFit, bestFit].map(fit => fitPlainly(lengths, usable, 4, fit).length * prices[kind]!),
      )
      const cents = Math.round(100 * mm(list.choice!.cost))
      expect(cents).toBeLessThanOrEqual(Math.min(...plain))
      const laid = lengths.reduce((sum, length) => sum + length + 4, 0)
      const bound = Math.round(100 * mm(list.choice!.costLowerBound))
      expect(bound).toBeGreaterThanOrEqual(laid * Math.min(prices[0] / 5984, prices[1] / 6484) - 1e-6)
      expect(cents).toBeGreaterThanOrEqual(bound)
      expect(list.optimal).toBe(cents === bound)
    }
  })

  it('is found for very many pieces of one length', () => {
    const list = choose([{ length: 5000, count: 20_000 }], [bars(6000, 5880), bars(11_000, 10_900)])
    expect(list.optimal).toBe(true)
    expect(list.choice!.cost.toString()).toBe('1090000')
  })

  it('takes the longer bars only where they pay', () => {
    const pieces = [{ length: 3200, count: 2 }]
    expect(barsUsed(choose(pieces, [bars(6000, 5880), bars(6500, 6370)]))).toEqual(['6500'])
    expect(barsUsed(choose(pieces, [bars(3300, 2000), bars(6500, 6370)]))).toEqual(['3300', '3300'])
  })

  it('without prices takes the least length of new bars', () => {
    const list = choose([{ length: 3200, count: 2 }], [bars(6000, null), bars(6500, null)])
    expect(list.choice).toMatchObject({ supplies: [{ price: null }, { price: null }] })
    expect(list.choice!.cost.toString()).toBe('6500')
  })

  it('uses no more bars than there are, and says when they are not enough', () => {
    const few = { ...bars(6000, 5880), available: 1 }
    const pieces = [{ length: 2900, count: 4 }]
    expect(barsUsed(choose(pieces, [few, bars(6500, 6370)]))).toEqual(['6000', '6500'])
    expect(() => choose(pieces, [few])).toThrow('found no plan with the bars at hand')
  })

  it('uses offcuts first, where that costs no more', () => {
    const list = choose(
      [
        { length: 2500, count: 2 },
        { length: 700, count: 1 },
      ],
      [bars(6000, 5880), offcut(2600), offcut(800)],
    )
    // One new bar would do for all three.
    expect(barsUsed(list)).toEqual(['2600', '6000', '800'])
    expect(list.bars.filter(bar => bar.isOffcut)).toHaveLength(2)
    expect(list.choice!.cost.toString()).toBe('58.8')
    expect(list.optimal).toBe(true)
  })

  it('keeps the longest remnant where plans cost the same, and counts it apart from waste', () => {
    const pieces = [{ length: 1400, count: 6 }]
    const list = nest({ ...sawRequest(pieces), keepMm: rational(800) })
    expect(list.bars.map(bar => [bar.count, bar.remnantMm.toString(), bar.isRemnantKept])).toEqual([
      [1, '368', false],
      [1, '3176', true],
    ])
    expect(list.choice!.keptMm.toString()).toBe('3176')
    expect(list.choice!.wasteMm.toString()).toBe('368')
  })

  it('is the same for the same request', () => {
    const random = seededRandom(13)
    for (let round = 0; round < 5; round++) {
      const pieces = randomOrder(random).slice(0, 20)
      const again = () =>
        choose([], [bars(6000, 5880), bars(6500, 6400), offcut(3000, 3)], { pieces, keepMm: rational(900) })
      expect(again()).toEqual(again())
    }
  })

  it.each([
    ['a price of nothing', [bars(6000, 0)], 'expected a price above 0, got 0'],
    [
      'some bars without a price',
      [bars(6000, 100), bars(6500, null)],
      'expected a price, as other bars have one',
    ],
    ['half a bar', [{ ...bars(6000, 100), available: 0.5 }], 'expected a whole number of bars, got 0.5'],
    ['no bars', [], 'expected some bars to cut'],
  ])('refuses %s', (_what, stocks, message) => {
    expect(() => choose([{ length: 1000, count: 1 }], stocks)).toThrow(message)
  })
})
