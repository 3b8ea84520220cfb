/** Bars of one length, in whole numbers. A bar has one kerf more than its usable length. */
export interface BarKind {
  readonly capacity: number
  /** Of one bar, in whole parts of the money grid; 0 only where `available` is finite */
  readonly cost: number
  /** `Infinity` where as many can be had as are needed */
  readonly available: number
}

/**
 * What must be sawn from which bars, in whole numbers: every length times one common denominator. A piece carries the
 * kerf behind it, so that pieces fit when their weights do.
 */
export interface Stock {
  readonly kinds: readonly BarKind[]
  /** Distinct, descending, each at least 1 and at most the largest capacity */
  readonly weights: readonly number[]
  /** How many pieces of each weight; none is 0 */
  readonly demands: readonly number[]
}

/** `times` bars of one kind cut alike, each into `counts[i]` pieces of `weights[i]`. */
export interface Pattern {
  readonly kind: number
  readonly counts: readonly number[]
  readonly times: number
}

export type Plan = readonly Pattern[]

export function barsOf(plan: Plan): number {
  return plan.reduce((bars, pattern) => bars + pattern.times, 0)
}

/** In whole parts of the money grid. */
export function costOf(stock: Stock, plan: Plan): number {
  return plan.reduce((cost, { kind, times }) => cost + times * stock.kinds[kind]!.cost, 0)
}

/** The first of the two where they cost the same. */
export function cheaper(stock: Stock, plan: Plan | null, other: Plan): Plan {
  return plan && costOf(stock, plan) <= costOf(stock, other) ? plan : other
}

/** The whole length of all pieces with their kerfs. */
export function loadOf({ weights, demands }: Stock): number {
  return weights.reduce((load, weight, index) => load + weight * demands[index]!, 0)
}

/** What is still to be sawn after `plan`, with the place of each weight in the whole. A plan may cut too much. */
export function remainderOf(stock: Stock, plan: Plan): { rest: Stock; places: number[] } {
  const left = [...stock.demands]
  const available = stock.kinds.map(kind => kind.available)
  for (const { kind, counts, times } of plan) {
    available[kind]! -= times
    for (const [index, count] of counts.entries()) left[index]! -= times * count
  }
  const places = left.flatMap((open, index) => (open > 0 ? [index] : []))
  return {
    rest: {
      kinds: stock.kinds.map((kind, index) => ({ ...kind, available: available[index]! })),
      weights: places.map(place => stock.weights[place]!),
      demands: places.map(place => left[place]!),
    },
    places,
  }
}

/** A plan of a remainder, in the places of the whole. */
export function placed(plan: Plan, places: readonly number[], size: number): Plan {
  return plan.map(pattern => ({ ...pattern, counts: placedCounts(pattern.counts, places, size) }))
}

export function placedCounts(counts: readonly number[], places: readonly number[], size: number): number[] {
  const all = new Array<number>(size).fill(0)
  for (const [index, place] of places.entries()) all[place] = counts[index]!
  return all
}
