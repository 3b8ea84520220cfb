import { plansInTurn } from './sequential.ts'
import { costOf, type Pattern, type Plan, type Stock } from './stock.ts'

const ROUNDS = 10

export interface Preference {
  /** Which kinds of bars are offcuts */
  readonly offcuts: readonly boolean[]
  /** The shortest remnant to keep, `Infinity` when none is kept */
  readonly keep: number
}

/**
 * Among plans that cost the same: first the one that cuts most from offcuts, then the one with the longest remnant to
 * keep. Looks at some plans on the bars of this plan and all offcuts; that no other is better is not proven.
 */
export function preferred(stock: Stock, plan: Plan, preference: Preference): Plan {
  const bars = barsPerKind(stock, plan)
  const kinds = stock.kinds.map((kind, index) =>
    preference.offcuts[index] ? kind : { ...kind, available: bars[index]! },
  )
  let best = plan
  for (const other of plansInTurn({ ...stock, kinds }, ROUNDS))
    if (other && compare(stock, other, best, preference) > 0) best = other
  return best
}

function barsPerKind(stock: Stock, plan: Plan): number[] {
  const bars = stock.kinds.map(() => 0)
  for (const { kind, times } of plan) bars[kind]! += times
  return bars
}

/** Above 0 when the first is to be preferred. */
function compare(stock: Stock, a: Plan, b: Plan, { offcuts, keep }: Preference): number {
  return (
    costOf(stock, b) - costOf(stock, a) ||
    loadOnOffcuts(stock, a, offcuts) - loadOnOffcuts(stock, b, offcuts) ||
    longestKept(stock, a, keep) - longestKept(stock, b, keep)
  )
}

function loadOnOffcuts(stock: Stock, plan: Plan, offcuts: readonly boolean[]): number {
  return plan.reduce(
    (load, pattern) => (offcuts[pattern.kind] ? load + pattern.times * usedOn(stock, pattern) : load),
    0,
  )
}

function longestKept(stock: Stock, plan: Plan, keep: number): number {
  const remnants = plan.map(pattern => stock.kinds[pattern.kind]!.capacity - usedOn(stock, pattern))
  return Math.max(0, ...remnants.filter(remnant => remnant >= keep))
}

function usedOn({ weights }: Stock, { counts }: Pattern): number {
  return counts.reduce((used, count, index) => used + count * weights[index]!, 0)
}
