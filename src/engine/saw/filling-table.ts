import type { Filling } from './filler.ts'

/** Pieces of one weight taken together, so that every number up to the most can be made of some of them. */
interface Bundle {
  readonly index: number
  readonly pieces: number
}

const LARGEST = 12_000_000

/** How much work a table is, in steps of some nanoseconds; null when it would be too large. */
export function tableSteps(
  weights: readonly number[],
  demands: ArrayLike<number>,
  capacity: number,
): number | null {
  const steps = bundlesOf(weights, demands, capacity).length * capacity
  return steps <= LARGEST ? steps : null
}

/** The pieces worth most on a bar of each of these capacities: for every room up to the largest, bundle after bundle. */
export function fillByTable(
  weights: readonly number[],
  demands: ArrayLike<number>,
  values: ArrayLike<number>,
  capacities: readonly number[],
): Filling[] {
  const largest = Math.max(...capacities)
  const bundles = bundlesOf(weights, demands, largest).filter(({ index }) => values[index]! > 0)
  const best = new Float64Array(largest + 1)
  const taken = bundles.map(({ index, pieces }) =>
    lay(best, pieces * weights[index]!, pieces * values[index]!, largest),
  )
  return capacities.map(capacity => {
    const counts = weights.map(() => 0)
    let room = capacity
    for (let last = bundles.length - 1; last >= 0; last--) {
      if (!taken[last]![room]) continue
      const { index, pieces } = bundles[last]!
      counts[index]! += pieces
      room -= pieces * weights[index]!
    }
    return { counts, value: best[capacity]! }
  })
}

/**
 * Improves `best` by one bundle.
 *
 * @returns for which rooms it was taken
 */
function lay(best: Float64Array, weight: number, value: number, largest: number): Uint8Array {
  const isTaken = new Uint8Array(largest + 1)
  for (let room = largest; room >= weight; room--) {
    const other = best[room - weight]! + value
    if (other <= best[room]!) continue
    best[room] = other
    isTaken[room] = 1
  }
  return isTaken
}

function bundlesOf(weights: readonly number[], demands: ArrayLike<number>, capacity: number): Bundle[] {
  return weights.flatMap((weight, index) => {
    const bundles: Bundle[] = []
    let left = Math.min(demands[index]!, Math.floor(capacity / weight))
    for (let pieces = 1; left > 0; pieces *= 2) {
      bundles.push({ index, pieces: Math.min(pieces, left) })
      left -= pieces
    }
    return bundles
  })
}
