import type { SawBar, SawChoice, SawCut, SawList } from '../../domain/bom.ts'
import { type Decimal, sum } from '../../domain/decimal.ts'
import { multiply, type Rational, rational } from '../../lib/rational.ts'
import { boundBars } from './bound.ts'
import { groupBars, shareOut } from './cuts.ts'
import { asDecimal } from './lengths.ts'
import { type Measured, measure } from './measure.ts'
import { type Planned, planBars } from './plan-bars.ts'
import { preferred } from './prefer.ts'
import { type SawRequest, type Supply, suppliesOf } from './request.ts'
import { barsOf, costOf, type Pattern } from './stock.ts'

/**
 * The cutting plan for all pieces of one profile: never dearer than first-fit decreasing, and the same plan for the same
 * request. Bars with longer pieces come first.
 *
 * Of plans that cost the same, the one is taken that cuts most from offcuts, then the one with the longest remnant to keep.
 *
 * @throws RangeError when a piece is longer than what a bar has between its trims, a length is not above zero, prices or
 * counts cannot be, or the bars at hand are not enough
 */
export function nest(request: SawRequest): SawList {
  const measured = measure(request)
  const { stock, cuts } = measured
  const planned = planBars(stock)
  if (!planned)
    throw new RangeError(
      `saw list ${request.profile}: found no plan with the bars at hand; expected more of them`,
    )
  const bars = groupBars(shareOut(stock, cuts, chosenPlan(measured, planned)))
  const barCount = barsOf(bars)
  const hasChoice = request.stocks !== undefined || measured.keep !== Infinity
  const list = {
    profile: request.profile,
    kerfMm: asDecimal(request.kerfMm),
    trimMm: asDecimal(request.trimMm),
    bars: bars.map(pattern => barOf(measured, pattern, hasChoice)),
    barCount,
    lowerBound: fewestBars(measured, planned),
    optimal: costOf(stock, planned.plan) === planned.lowerBound,
  }
  return hasChoice ? { ...list, choice: choiceOf(request, measured, planned, list.bars) } : list
}

function chosenPlan({ stock, supplies, keep }: Measured, { plan }: Planned) {
  const offcuts = supplies.map(supply => supply.isOffcut)
  return keep === Infinity && !offcuts.includes(true) ? plan : preferred(stock, plan, { offcuts, keep })
}

/** With bars of one length, all new, as many as they cost. */
function fewestBars({ stock, supplies }: Measured, planned: Planned): number {
  const [only] = stock.kinds
  if (supplies.length === 1 && only!.cost > 0) return planned.lowerBound / only!.cost
  return boundBars(stock, Math.max(...stock.kinds.map(kind => kind.capacity)))
}

function barOf(measured: Measured, pattern: Pattern, hasChoice: boolean): SawBar {
  const { supplies, keep, partsPerMm } = measured
  const { lengthMm, isOffcut } = supplies[pattern.kind]!
  const rest = restOf(measured, pattern)
  const bar = {
    count: pattern.times,
    lengthMm: asDecimal(lengthMm),
    cuts: cutsOn(measured, pattern.counts),
    remnantMm: asDecimal(rational(rest, partsPerMm)),
  }
  return hasChoice ? { ...bar, isOffcut, isRemnantKept: rest >= keep } : bar
}

function choiceOf(
  request: SawRequest,
  { stock, costPart }: Measured,
  { plan, lowerBound }: Planned,
  bars: readonly SawBar[],
): SawChoice {
  const isPriced = request.stocks?.some(supply => supply.price) ?? false
  const remnants = (isKept: boolean): Decimal =>
    sum(bars.filter(bar => bar.isRemnantKept === isKept).map(bar => bar.remnantMm.times(countOf(bar))))
  const amount = (parts: number): Decimal => asDecimal(multiply(rational(parts), costPart))
  return {
    supplies: suppliesOf(request).map(supply => supplyOf(supply, isPriced)),
    keepMm: request.keepMm ? asDecimal(request.keepMm) : null,
    cost: amount(costOf(stock, plan)),
    costLowerBound: amount(lowerBound),
    keptMm: remnants(true),
    wasteMm: remnants(false),
  }
}

function countOf({ count }: SawBar): Decimal {
  return asDecimal(rational(count))
}

function supplyOf({ lengthMm, price, available, isOffcut }: Supply, isPriced: boolean) {
  return {
    lengthMm: asDecimal(lengthMm),
    price: isPriced ? asDecimal(price) : null,
    available: available === Infinity ? null : available,
    isOffcut,
  }
}

function cutsOn({ cuts }: Measured, counts: readonly number[]): SawCut[] {
  return cuts.flatMap(({ lengthMm, mitreLeft, mitreRight }, index) => {
    const quantity = counts[index]!
    return quantity > 0
      ? [
          {
            lengthMm: asDecimal(lengthMm),
            quantity,
            mitreLeft: degrees(mitreLeft),
            mitreRight: degrees(mitreRight),
          },
        ]
      : []
  })
}

function degrees(mitre: Rational | null): Decimal | null {
  return mitre && asDecimal(mitre)
}

/** What is left of the usable length, after the kerfs between the pieces, in the parts of the stock. */
function restOf({ stock, cuts }: Measured, { kind, counts }: Pattern): number {
  return cuts.reduce((rest, cut, index) => rest - counts[index]! * cut.weight, stock.kinds[kind]!.capacity)
}
