import { stopIfCancelled } from '../cancellation.ts'
import { Filler } from './filler.ts'
import { cheaper, costOf, type Pattern, type Plan, type Stock } from './stock.ts'

/** Long pieces are worth a little more than their length: how much more changes from plan to plan. */
const EXPONENTS = [1.02, 1.005, 1.06, 1.015, 1.1]
/** How much a worth keeps of what it was, when it is corrected. */
const STEADINESS = 1.2
const BUDGET = 400

/**
 * The cheapest of so many plans in turn; ends at once with one that costs no more than `target`. Null where the bars at
 * hand never were enough.
 */
export function planInTurn(stock: Stock, target: number, rounds: number): Plan | null {
  let best: Plan | null = null
  for (const plan of plansInTurn(stock, rounds)) {
    stopIfCancelled()
    if (plan) best = cheaper(stock, best, plan)
    if (best && costOf(stock, best) <= target) return best
  }
  return best
}

/**
 * Plans bar after bar, each with what is worth most of what is left, again and again: pieces that ended up on bars with
 * waste are worth more next time. Null where the bars at hand were not enough.
 *
 * @see Belov and Scheithauer, Setup and open-stacks minimization in one-dimensional stock cutting (2007): value correction
 */
export function* plansInTurn(stock: Stock, rounds: number): Generator<Plan | null> {
  const filler = new Filler(stock.weights, stock.demands)
  const values = stock.weights.map(weight => weight ** EXPONENTS[0]!)
  for (let round = 0; round < rounds; round++)
    yield planOnce(stock, filler, values, EXPONENTS[round % EXPONENTS.length]!)
}

/** Changes the values. */
function planOnce(stock: Stock, filler: Filler, values: number[], exponent: number): Plan | null {
  const available = stock.kinds.map(kind => kind.available)
  const plan: Pattern[] = []
  filler.demands.set(stock.demands)
  while (filler.demands.some(demand => demand > 0)) {
    const next = bestPattern(stock, filler, values, available)
    if (!next) return null
    plan.push(next)
    available[next.kind]! -= next.times
    take(stock, filler, values, next, exponent)
  }
  return plan
}

/** The bar with the most worth for its cost, as often as the pieces left allow. What costs nothing comes first. */
function bestPattern(
  stock: Stock,
  filler: Filler,
  values: readonly number[],
  available: readonly number[],
): Pattern | null {
  let best: { kind: number; counts: number[]; isFree: boolean; worth: number } | null = null
  for (const [kind, { capacity, cost }] of stock.kinds.entries()) {
    const isFree = cost === 0
    if (available[kind] === 0 || (best?.isFree && !isFree)) continue
    const search = { capacity, above: 0, gain: 0, budget: BUDGET, budgetAfterFind: BUDGET }
    const filling = filler.fill(values, search)
    if (!filling) continue
    const worth = filling.value / (isFree ? capacity : cost)
    if (!best || (isFree && !best.isFree) || worth > best.worth)
      best = { kind, counts: filling.counts, isFree, worth }
  }
  if (!best) return null
  const { kind, counts } = best
  return { kind, counts, times: timesOf(counts, filler.demands, available[kind]!) }
}

function timesOf(counts: readonly number[], demands: Float64Array, available: number): number {
  let times = available
  for (const [index, count] of counts.entries())
    if (count > 0) times = Math.min(times, Math.floor(demands[index]! / count))
  return times
}

/** Takes the pieces and makes them worth the more, the more of the bar is wasted. */
function take(stock: Stock, filler: Filler, values: number[], pattern: Pattern, exponent: number): void {
  const { capacity } = stock.kinds[pattern.kind]!
  const used = pattern.counts.reduce((sum, count, index) => sum + count * stock.weights[index]!, 0)
  for (const [index, count] of pattern.counts.entries()) {
    if (count === 0) continue
    const taken = count * pattern.times
    const kept = STEADINESS * (stock.demands[index]! + filler.demands[index]!)
    const worth = (stock.weights[index]! ** exponent * capacity) / used
    values[index] = (kept * values[index]! + taken * worth) / (kept + taken)
    filler.demands[index]! -= taken
  }
}
