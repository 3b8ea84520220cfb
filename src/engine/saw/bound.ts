import type { Stock } from './stock.ts'

const FINEST_SHARE = 24

/**
 * No plan needs fewer bars: the best of three families of dual feasible functions. Such a function gives every piece a
 * share of a bar so that pieces that fit one bar never share out more than one; the shares of all pieces then count bars.
 *
 * @see Fekete and Schepers, New classes of fast lower bounds for bin packing problems (2001)
 */
export function boundBars(stock: Stock): number {
  const thresholds = stock.weights.filter(weight => 2 * weight <= stock.capacity)
  let best = sharesOf(stock, weight => weight, stock.capacity)
  for (const threshold of [0, ...thresholds]) {
    best = Math.max(
      best,
      sharesOf(stock, weight => atThreshold(weight, threshold, stock.capacity), stock.capacity),
    )
  }
  for (let parts = 1; parts <= FINEST_SHARE; parts++)
    best = Math.max(
      best,
      sharesOf(stock, weight => inParts(weight, parts, stock.capacity), parts * stock.capacity),
    )
  return best
}

function sharesOf(stock: Stock, share: (weight: number) => number, whole: number): number {
  let total = 0
  for (const [index, weight] of stock.weights.entries()) total += stock.demands[index]! * share(weight)
  return Math.ceil(total / whole)
}

/** Pieces too long to lie beside one of `threshold` take a bar; pieces shorter than it take nothing. */
function atThreshold(weight: number, threshold: number, capacity: number): number {
  if (weight > capacity - threshold) return capacity
  return weight < threshold ? 0 : weight
}

/** Rounds to whole parts, `parts` to a bar, where a weight is not already a whole number of (parts + 1)-ths. */
function inParts(weight: number, parts: number, capacity: number): number {
  const scaled = (parts + 1) * weight
  return scaled % capacity === 0 ? weight * parts : Math.floor(scaled / capacity) * capacity
}
