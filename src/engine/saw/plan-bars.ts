import { boundBars } from './bound.ts'
import { fitBest, fitFirst } from './fit.ts'
import { type Relaxation, relax } from './relax.ts'
import { packInto } from './search.ts'
import { barsOf, type Plan, placed, remainderOf, type Stock } from './stock.ts'

/** About a tenth of a second */
const DIVE_STEPS = 60_000_000
const SEARCH_BUDGET = 100_000
const SEARCHED_BARS = 150
/** While diving: what is left is searched when it is small, and not for long */
const SEARCHED_AT_ONCE = 12
const REST_BUDGET = 5_000

export interface Planned {
  readonly plan: Plan
  readonly lowerBound: number
}

/** The cheapest plan found, never worse than first-fit decreasing; ways that take longer only while there is a gap. */
export function planBars(stock: Stock): Planned {
  let plan = better(fitFirst(stock), fitBest(stock))
  let lowerBound = boundBars(stock)
  if (barsOf(plan) > lowerBound) {
    const relaxation = relax(stock)
    lowerBound = Math.max(lowerBound, relaxation?.bound ?? 0)
    if (relaxation && barsOf(plan) > lowerBound) plan = better(plan, roundPlan(stock, relaxation, lowerBound))
  }
  while (barsOf(plan) > lowerBound && lowerBound <= SEARCHED_BARS) {
    const found = packInto(stock, lowerBound, SEARCH_BUDGET)
    if (found === 'UNKNOWN') break
    if (found === 'NONE') lowerBound++
    else plan = found.plan
  }
  return { plan, lowerBound }
}

function better(plan: Plan, other: Plan): Plan {
  return barsOf(other) < barsOf(plan) ? other : plan
}

/** Whole bars of the relaxation, what is left planned by itself; when that is not enough, by diving. */
function roundPlan(stock: Stock, relaxation: Relaxation, lowerBound: number): Plan {
  const best = completed(stock, relaxation.whole, lowerBound)
  return barsOf(best) <= lowerBound ? best : better(best, dive(stock, relaxation, lowerBound))
}

/**
 * Relaxes what is left again and again: takes the whole bars, and where there are none the pattern nearest to a whole
 * bar. Looks at every step whether the rest can be planned within the bound.
 */
function dive(stock: Stock, relaxation: Relaxation, lowerBound: number): Plan {
  let taken: Plan = []
  let next: Relaxation | null = relaxation
  let best = fitFirst(stock)
  let steps = DIVE_STEPS
  while (next && steps > 0 && barsOf(taken) < lowerBound) {
    const { rest, places } = remainderOf(stock, taken)
    if (rest.weights.length === 0) return better(best, taken)
    if (taken.length > 0) next = relax(rest)
    if (!next) break
    steps -= next.steps
    taken = [...taken, ...placed(takeFrom(next), places, stock.weights.length)]
    best = better(best, completed(stock, taken, lowerBound))
    if (barsOf(best) <= lowerBound) break
  }
  return best
}

function takeFrom({ whole, broken }: Relaxation): Plan {
  if (whole.length > 0) return whole
  const nearest = broken.reduce((best, one) => (one.part > best.part ? one : best))
  return [{ counts: nearest.counts, times: 1 }]
}

function completed(stock: Stock, taken: Plan, lowerBound: number): Plan {
  const { rest, places } = remainderOf(stock, taken)
  let plan = better(fitFirst(rest), fitBest(rest))
  const target = lowerBound - barsOf(taken)
  if (barsOf(plan) > target && target > 0 && target <= SEARCHED_AT_ONCE) {
    const found = packInto(rest, target, REST_BUDGET)
    if (typeof found === 'object') plan = found.plan
  }
  return [...taken, ...placed(plan, places, stock.weights.length)]
}
