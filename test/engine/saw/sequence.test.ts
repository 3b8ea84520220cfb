import { describe, expect, it } from 'vitest'
import type { SawBar } from '../../../src/domain/bom.ts'
import { inSequence, nest, type SawPiece } from '../../../src/engine/saw/index.ts'
import { rational } from '../../../src/lib/rational.ts'
import { seededRandom } from '../../support/catalogue-check/random.ts'
import { mm } from '../../support/plan-check.ts'
import { sawRequest } from '../../support/saw-requests.ts'

function mitred(length: number, quantity: number, left: number, right: number): SawPiece {
  return { lengthMm: rational(length), quantity, mitreLeft: rational(left), mitreRight: rational(right) }
}

const sequenced = (pieces: readonly SawPiece[]) => inSequence(nest({ ...sawRequest([]), pieces })).bars

/** The least swivel of all orders. */
function leastSwivel({ cuts }: SawBar): number {
  const pieces = cuts.flatMap(cut =>
    new Array<readonly [number, number]>(cut.quantity).fill([mm(cut.mitreLeft!), mm(cut.mitreRight!)]),
  )
  const after = (last: number | null, left: typeof pieces): number =>
    left.length === 0
      ? 0
      : Math.min(
          ...left.map(
            ([start, end], at) =>
              (last === null ? 0 : Math.abs(last - start)) + after(end, left.toSpliced(at, 1)),
          ),
        )
  return after(null, pieces)
}

describe('the cuts in the order of the saw', () => {
  it('say where each piece begins, from the reference end', () => {
    const [bar] = sequenced([mitred(1000, 2, 90, 90), mitred(1500, 1, 90, 90)])
    expect(bar!.sequence!.map(step => [step.positionMm.toString(), step.lengthMm.toString()])).toEqual([
      ['10', '1500'],
      ['1514', '1000'],
      ['2518', '1000'],
    ])
  })

  it('put equal mitres side by side', () => {
    const [bar] = sequenced([mitred(900, 2, 45, 90), mitred(800, 2, 90, 45), mitred(700, 1, 45, 45)])
    expect(bar!.sequence!.map(step => mm(step.turnDegrees)).reduce((a, b) => a + b)).toBe(leastSwivel(bar!))
    expect(leastSwivel(bar!)).toBe(0)
  })

  it('swivel least, lie apart and are the pieces of the bar', () => {
    const random = seededRandom(5)
    const angle = () => random.pick([30, 45, 60, 90])
    for (let round = 0; round < 60; round++) {
      const pieces = Array.from({ length: 6 }, () =>
        mitred(random.between(800, 2500), random.between(1, 2), angle(), angle()),
      )
      for (const bar of sequenced(pieces)) {
        const steps = bar.sequence!
        let from = 10
        for (const step of steps) {
          expect(mm(step.positionMm)).toBe(from)
          from += mm(step.lengthMm) + 4
        }
        expect(from - 4).toBeLessThanOrEqual(mm(bar.lengthMm) - 10)
        const names = (cuts: readonly { lengthMm: unknown; mitreLeft: unknown; mitreRight: unknown }[]) =>
          cuts.map(cut => `${cut.lengthMm} ${cut.mitreLeft} ${cut.mitreRight}`).sort()
        expect(names(steps)).toEqual(names(bar.cuts.flatMap(cut => new Array(cut.quantity).fill(cut))))
        expect(steps.reduce((sum, step) => sum + mm(step.turnDegrees), 0)).toBe(leastSwivel(bar))
      }
    }
  })

  it('of a bar full of short pieces of one kind is quickly there', () => {
    const [bar] = sequenced([mitred(1, 1000, 90, 90)])
    expect(bar!.sequence).toHaveLength(1000)
  })
})
