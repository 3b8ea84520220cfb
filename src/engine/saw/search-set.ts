import type { BarSet } from './bar-sets.ts'
import { type Found, packInto } from './cover.ts'
import { dive } from './dive.ts'
import { type Relaxation, relax } from './relax.ts'
import { planInTurn } from './sequential.ts'
import { costOf, type Plan, type Stock } from './stock.ts'

const ROUNDS = 10
const RELAX_STEPS = 15_000_000
const DIVE_STEPS = 10_000_000
const MOST_WAYS = 2_000
const COVER_BUDGET = 150_000

/**
 * Do these bars hold all pieces? NONE is a proof that they do not.
 *
 * @param relaxation of the whole stock, to start from
 */
export function searchSet(whole: Stock, { bars, cost }: BarSet, relaxation: Relaxation | null): Found {
  const stock = { ...whole, kinds: whole.kinds.map((kind, index) => ({ ...kind, available: bars[index]! })) }
  const enough = (plan: Plan | null): plan is Plan => plan !== null && costOf(stock, plan) <= cost
  const inTurn = planInTurn(stock, cost, ROUNDS)
  if (enough(inTurn)) return { plan: inTurn }
  const start = relaxation?.used.map(({ kind, counts }) => ({ kind, counts, times: 1 })) ?? []
  const relaxed = relax(stock, start, cost, RELAX_STEPS)
  if (relaxed && relaxed.bound > cost) return 'NONE'
  const dived = relaxed && dive(stock, relaxed, cost, DIVE_STEPS, ROUNDS)
  if (enough(dived)) return { plan: dived }
  return packInto(stock, bars, MOST_WAYS, COVER_BUDGET)
}
