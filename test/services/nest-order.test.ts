import { describe, expect, it } from 'vitest'
import type { Definition, SawList } from '../../src/domain/bom.ts'
import { Decimal } from '../../src/domain/decimal.ts'
import { type BarSupply, nest, type SawRequest } from '../../src/engine/index.ts'
import { rational } from '../../src/lib/rational.ts'
import { nestOrder } from '../../src/services/nest-order.ts'
import { InPlacePool } from '../support/in-place-pool.ts'
import { expectPlan } from '../support/plan-check.ts'
import { type Pieces, sawRequest } from '../support/saw-requests.ts'

function lineWith(...sawLists: SawList[]): { definition: Definition } {
  const zero = { amount: Decimal.zero, currency: 'EUR' }
  return { definition: { quantity: Decimal.of(1), itemNumber: null, lines: [], sawLists, cost: zero } }
}

const request = (length: number, count: number, more: Partial<SawRequest> = {}): SawRequest => ({
  ...sawRequest([{ length, count }]),
  ...more,
})

const bars = (lengthMm: number, cents: number): BarSupply => ({
  lengthMm: rational(lengthMm),
  price: rational(cents, 100),
})

const twoLengths = (length: number, count: number, more: Partial<SawRequest> = {}): SawRequest =>
  request(length, count, { stockLengthMm: undefined, stocks: [bars(6000, 5880), bars(6500, 6370)], ...more })

const context = { pool: new InPlacePool(), signal: new AbortController().signal }

const wanted = (pieces: Pieces) => sawRequest(pieces).pieces

describe('the saw lists of a whole order or quote', () => {
  it('share bars between lines', async () => {
    const lists = [nest(request(4000, 2)), nest(request(1900, 2))]
    expect(lists.map(list => list.barCount)).toEqual([2, 1])
    const [together, ...others] = await nestOrder(context, {
      lines: [lineWith(lists[0]!), { definition: null }, lineWith(lists[1]!)],
    })
    expect(others).toEqual([])
    expect(together).toMatchObject({ barCount: 2, optimal: true })
    expectPlan(together!, wanted([4000, 1900].map(length => ({ length, count: 2 }))))
  })

  it('choose between the lengths and prices of the lines', async () => {
    const lists = [nest(twoLengths(3200, 1)), nest(twoLengths(3201, 1))]
    expect(lists.map(list => list.choice!.cost.toString())).toEqual(['58.8', '58.8'])
    const [together] = await nestOrder(context, { lines: lists.map(list => lineWith(list)) })
    expect(together!.choice!.cost.toString()).toBe('63.7')
    expect(together!.choice!.supplies).toEqual(lists[0]!.choice!.supplies)
  })

  it('stay apart where profile, bars, kerf, trim or the remnant to keep differ', async () => {
    const lists = [
      request(1000, 1),
      request(1000, 1, { profile: 'P70-SA' }),
      request(1000, 1, { stockLengthMm: rational(6500) }),
      request(1000, 1, { kerfMm: rational(3) }),
      request(1000, 1, { trimMm: rational(5) }),
      request(1000, 1, { keepMm: rational(800) }),
      twoLengths(1000, 1),
    ].map(nest)
    expect(await nestOrder(context, { lines: [lineWith(...lists)] })).toHaveLength(lists.length)
  })

  it('have their cuts in the order of the saw', async () => {
    const [list] = await nestOrder(context, { lines: [lineWith(nest(request(1000, 2)))] })
    expect(list!.bars[0]!.sequence!.map(step => step.positionMm.toString())).toEqual(['10', '1014'])
  })
})
