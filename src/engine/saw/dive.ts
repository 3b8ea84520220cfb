import { listBarSets } from './bar-sets.ts'
import { packInto } from './cover.ts'
import { type Relaxation, relax } from './relax.ts'
import { planInTurn } from './sequential.ts'
import {
  cheaper,
  costOf,
  type Pattern,
  type Plan,
  placed,
  placedCounts,
  remainderOf,
  type Stock,
} from './stock.ts'

const WHOLE = 1e-6
const ROUNDS = 30
const TRIED_SETS = 3
const MOST_WAYS = 1_000
const COVER_BUDGET = 50_000

/**
 * Takes the whole bars of the relaxation, and where there are none the one nearest to a whole bar, and relaxes what is
 * left, again and again. Looks at every step whether the rest can be planned within the target.
 *
 * @param steps the budget
 * @returns the cheapest plan found; null where the bars at hand never were enough
 */
export function dive(
  stock: Stock,
  relaxation: Relaxation,
  target: number,
  steps: number,
  rounds: number,
): Plan | null {
  let next: Relaxation | null = relaxation
  let taken: Plan = []
  let best: Plan | null = null
  let left = steps
  while (next) {
    const more = takeFrom(next)
    taken = [...taken, ...more]
    const { rest, places } = remainderOf(stock, taken)
    if (more.length === 0 || rest.kinds.some(kind => kind.available < 0)) return best
    const goal = target - costOf(stock, taken)
    const planOfRest = planRest(rest, goal, best ? Math.min(rounds, ROUNDS) : rounds)
    if (planOfRest)
      best = cheaper(stock, best, [...taken, ...placed(planOfRest, places, stock.weights.length)])
    if (best && costOf(stock, best) <= target) return best
    if (goal < 0 || left < 0) return best
    next = relaxRest(rest, places, next, goal, left)
    left -= next?.steps ?? 0
  }
  return best
}

/** The rest is searched when there are few ways to cut it. */
function planRest(rest: Stock, goal: number, rounds: number): Plan | null {
  const plan = planInTurn(rest, goal, rounds)
  if (goal < 0 || (plan && costOf(rest, plan) <= goal)) return plan
  for (const { bars } of listBarSets(rest, goal, goal + 1)?.slice(0, TRIED_SETS) ?? []) {
    const found = packInto(rest, bars, MOST_WAYS, COVER_BUDGET)
    if (typeof found === 'object') return found.plan
  }
  return plan
}

/** Never more than what is left to cut: a pattern of the relaxation is made of what is left. */
function takeFrom({ used }: Relaxation): Plan {
  const whole = used.map(({ kind, counts, bars }) => ({ kind, counts, times: Math.floor(bars + WHOLE) }))
  const some = whole.filter(pattern => pattern.times > 0)
  if (some.length > 0) return some
  const [first, ...others] = used
  if (!first) return []
  const nearest = others.reduce((best, one) => (one.bars > best.bars ? one : best), first)
  return [{ kind: nearest.kind, counts: nearest.counts, times: 1 }]
}

/** Starts from the patterns in use, as far as there are pieces for them. In the places of the whole. */
function relaxRest(
  rest: Stock,
  places: readonly number[],
  { used }: Relaxation,
  known: number,
  steps: number,
): Relaxation | null {
  const start = used.map(({ kind, counts }): Pattern => {
    const fewer = places.map((place, index) => Math.min(counts[place]!, rest.demands[index]!))
    return { kind, counts: fewer, times: 1 }
  })
  const relaxation = relax(rest, start, known, steps)
  const size = used[0]?.counts.length ?? 0
  return (
    relaxation && {
      ...relaxation,
      used: relaxation.used.map(column => ({ ...column, counts: placedCounts(column.counts, places, size) })),
    }
  )
}
