import { expect } from 'vitest'
import type { SawList } from '../../src/domain/bom.ts'
import type { SawPiece } from '../../src/engine/saw/index.ts'

/** In mm, for lengths with no more decimals than a double prints exactly. */
export function mm(length: { toString(): string }): number {
  return Number(length.toString())
}

/** Every piece is sawn once with its mitres, every bar holds what it is said to hold, and the counts add up. */
export function expectPlan(list: SawList, pieces: readonly SawPiece[]): void {
  const [kerf, trim] = [mm(list.kerfMm), mm(list.trimMm)]
  const open = new Map<string, number>()
  const count = (key: string, by: number) => open.set(key, (open.get(key) ?? 0) + by)
  for (const { lengthMm, quantity, mitreLeft, mitreRight } of pieces)
    count([lengthMm, mitreLeft, mitreRight].map(numberOf).join(), quantity)
  for (const bar of list.bars) {
    let used = -kerf
    for (const cut of bar.cuts) {
      used += cut.quantity * (mm(cut.lengthMm) + kerf)
      const key = [cut.lengthMm, cut.mitreLeft, cut.mitreRight].map(one => one && mm(one)).join()
      count(key, -cut.quantity * bar.count)
    }
    expect(mm(bar.remnantMm)).toBe(mm(bar.lengthMm) - 2 * trim - used)
    expect(mm(bar.remnantMm)).toBeGreaterThanOrEqual(0)
  }
  expect([...open.values()].filter(left => left !== 0)).toEqual([])
  expect(list.barCount).toBe(list.bars.reduce((bars, bar) => bars + bar.count, 0))
  expect(list.lowerBound).toBeLessThanOrEqual(list.barCount)
}

function numberOf(value: SawPiece['mitreLeft']): number | null {
  return value && Number(value.numerator) / Number(value.denominator)
}
