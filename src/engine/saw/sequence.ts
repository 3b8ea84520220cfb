import type { SawBar, SawCut, SawList, SawStep } from '../../domain/bom.ts'
import { Decimal } from '../../domain/decimal.ts'
import { orderBySwivel } from './swivel.ts'

/**
 * The list with the cuts of every bar in the order of the saw: so that the head swivels least between the end of a piece
 * and the beginning of the next, the longest piece first where that makes no difference. No piece is turned round.
 */
export function inSequence(list: SawList): SawList {
  return { ...list, bars: list.bars.map(bar => ({ ...bar, sequence: stepsOf(list, bar) })) }
}

function stepsOf({ trimMm, kerfMm }: SawList, bar: SawBar): SawStep[] {
  const steps: SawStep[] = []
  let positionMm = trimMm
  let last: SawCut | null = null
  for (const cut of orderBySwivel(bar.cuts)) {
    const { lengthMm, mitreLeft, mitreRight } = cut
    steps.push({ positionMm, lengthMm, mitreLeft, mitreRight, turnDegrees: turnBetween(last, cut) })
    positionMm = positionMm.plus(lengthMm).plus(kerfMm)
    last = cut
  }
  return steps
}

const SQUARE = Decimal.of(90)

function turnBetween(last: SawCut | null, next: SawCut): Decimal {
  return last ? (next.mitreLeft ?? SQUARE).minus(last.mitreRight ?? SQUARE).abs() : Decimal.zero
}
