/**
 * What must be sawn from bars of one length, in whole numbers: every length times one common denominator. A piece carries
 * the kerf behind it and a bar has one kerf more than its usable length, so that pieces fit when their weights do.
 */
export interface Stock {
  readonly capacity: number
  /** Distinct, descending, each at least 1 and at most `capacity` */
  readonly weights: readonly number[]
  /** How many pieces of each weight; none is 0 */
  readonly demands: readonly number[]
}

/** `times` bars cut alike, each into `counts[i]` pieces of `weights[i]`. */
export interface Pattern {
  readonly counts: readonly number[]
  readonly times: number
}

export type Plan = readonly Pattern[]

export function barsOf(plan: Plan): number {
  return plan.reduce((bars, pattern) => bars + pattern.times, 0)
}

/** What is still to be sawn after `plan`, with the place of each weight in the whole. A plan may cut too much. */
export function remainderOf(stock: Stock, plan: Plan): { rest: Stock; places: number[] } {
  const left = stock.demands.map((demand, index) =>
    plan.reduce((open, pattern) => open - pattern.times * (pattern.counts[index] ?? 0), demand),
  )
  const places = left.flatMap((open, index) => (open > 0 ? [index] : []))
  return {
    rest: {
      capacity: stock.capacity,
      weights: places.map(place => stock.weights[place]!),
      demands: places.map(place => left[place]!),
    },
    places,
  }
}

/** A plan of a remainder, in the places of the whole. */
export function placed(plan: Plan, places: readonly number[], size: number): Plan {
  return plan.map(pattern => {
    const counts = new Array<number>(size).fill(0)
    for (const [index, place] of places.entries()) counts[place] = pattern.counts[index] ?? 0
    return { counts, times: pattern.times }
  })
}
