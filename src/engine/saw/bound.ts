import { loadOf, type Stock } from './stock.ts'

const FINEST_SHARE = 24

/**
 * No plan needs fewer bars: the best of three families of dual feasible functions. Such a function gives every piece a
 * share of a bar so that pieces that fit one bar never share out more than one; the shares of all pieces then count bars.
 *
 * @see Fekete and Schepers, New classes of fast lower bounds for bin packing problems (2001)
 */
export function boundBars({ weights, demands }: Stock, capacity: number): number {
  const sharesOf = (share: (weight: number) => number, whole: number): number => {
    let total = 0
    for (let index = 0; index < weights.length; index++) total += demands[index]! * share(weights[index]!)
    return Math.ceil(total / whole)
  }
  let best = sharesOf(weight => weight, capacity)
  for (const threshold of [0, ...weights.filter(weight => 2 * weight <= capacity)])
    best = Math.max(
      best,
      sharesOf(weight => atThreshold(weight, threshold, capacity), capacity),
    )
  for (let parts = 1; parts <= FINEST_SHARE; parts++)
    best = Math.max(
      best,
      sharesOf(weight => inParts(weight, parts, capacity), parts * capacity),
    )
  return best
}

/** No plan costs less: the load laid end to end on the bars that cost least per length. In whole parts of the money grid. */
export function boundCost(stock: Stock): number {
  const [only] = stock.kinds
  if (stock.kinds.length === 1) return only!.cost * boundBars(stock, only!.capacity)
  let load = loadOf(stock)
  let cost = 0
  for (const kind of stock.kinds.toSorted((a, b) => a.cost * b.capacity - b.cost * a.capacity)) {
    const bars = Math.min(kind.available, load / kind.capacity)
    load -= bars * kind.capacity
    cost += bars * kind.cost
  }
  return Math.ceil(cost * (1 - 1e-12))
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
