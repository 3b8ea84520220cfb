import { Filler } from './filler.ts'
import { fillByTable, tableSteps } from './filling-table.ts'
import type { Stock } from './stock.ts'

/** Worths are counted in these parts of the dearest bar. */
const WORTH_PARTS = 2_000_000
const QUICK_BUDGET = 50_000
const LONG_BUDGET = 1_000_000

/**
 * No plan costs less than this, in whole parts of the money grid, whatever the worths are. Reckoned in whole numbers.
 * 0 where that took too long.
 *
 * @param worths of one piece of each weight, roughly
 */
export function proveBound(stock: Stock, worths: ArrayLike<number>): number {
  const dearest = Math.max(1, ...stock.kinds.map(kind => kind.cost))
  const parts = stock.weights.map((_weight, index) =>
    Math.max(0, Math.floor((worths[index]! * WORTH_PARTS) / dearest)),
  )
  const most = mostOnABar(stock, parts)
  if (!most) return 0
  const { worthOfAll, rate } = rateOf(stock, parts, most)
  if (rate.most === 0) return 0
  const [rateMost, rateCost] = [BigInt(rate.most), BigInt(rate.cost)]
  const over = stock.kinds.reduce((sum, { cost, available }, kind) => {
    const each = BigInt(most[kind]!) * rateCost - BigInt(cost) * rateMost
    return each > 0n && available !== Infinity ? sum + BigInt(available) * each : sum
  }, 0n)
  const total = BigInt(worthOfAll) * rateCost - over
  return total > 0n ? Number((total + rateMost - 1n) / rateMost) : 0
}

/**
 * The same in doubles, not rounded up.
 *
 * @param most worth on a bar of each kind
 * @returns also what part of its worth a piece may cost: divided by `rate`, no bar that is not limited is worth more than it costs
 */
export function worthBound(
  stock: Stock,
  worths: ArrayLike<number>,
  most: readonly number[],
): { bound: number; rate: number } {
  const { worthOfAll, rate } = rateOf(stock, worths, most)
  if (rate.most === 0) return { bound: 0, rate: 1 }
  const ratio = rate.most / rate.cost
  const over = stock.kinds.reduce((sum, { cost, available }, kind) => {
    const each = most[kind]! / ratio - cost
    return each > 0 && available !== Infinity ? sum + available * each : sum
  }, 0)
  return { bound: worthOfAll / ratio - over, rate: ratio }
}

/** The bar with the most worth for its cost; those that are limited only where all are. What they are worth beyond that is counted off. */
function rateOf(
  { kinds, demands }: Stock,
  worths: ArrayLike<number>,
  most: readonly number[],
): { worthOfAll: number; rate: { most: number; cost: number } } {
  const worthOfAll = demands.reduce((sum, demand, index) => sum + demand * worths[index]!, 0)
  const priced = kinds.map(({ cost, available }, kind) => ({ most: most[kind]!, cost, available }))
  const unlimited = priced.filter(kind => kind.available === Infinity)
  const rates = (unlimited.length > 0 ? unlimited : priced).filter(kind => kind.cost > 0)
  const none = { most: 0, cost: 1 }
  return {
    worthOfAll,
    rate: rates.reduce((best, one) => (one.most * best.cost > best.most * one.cost ? one : best), none),
  }
}

/** The most parts on a bar of each kind; null where finding out took too long. */
function mostOnABar({ weights, demands, kinds }: Stock, parts: readonly number[]): readonly number[] | null {
  const filler = new Filler(weights, demands)
  const capacities = kinds.map(kind => kind.capacity)
  const byBranching = (budget: number): readonly number[] | null => {
    const most = capacities.map(capacity => mostByBranching(filler, parts, capacity, budget))
    return most.every(value => value !== null) ? most : null
  }
  const quick = byBranching(QUICK_BUDGET)
  if (quick) return quick
  if (tableSteps(weights, demands, Math.max(...capacities)) === null) return byBranching(LONG_BUDGET)
  return fillByTable(weights, demands, parts, capacities).map(({ value }) => value)
}

/** Parts are whole numbers: what is not better by a half is not better. */
function mostByBranching(
  filler: Filler,
  parts: readonly number[],
  capacity: number,
  budget: number,
): number | null {
  const filling = filler.fill(parts, { capacity, above: 0, gain: 0.5, budget, budgetAfterFind: budget })
  return filler.isProven ? (filling?.value ?? 0) : null
}
