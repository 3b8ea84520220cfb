import type { PriceStep } from '../../domain/price.ts'

/** One step in two prices; null where a price does not have it. */
export interface MatchedSteps {
  /** The later one where there are two */
  readonly step: PriceStep
  readonly before: PriceStep | null
  readonly after: PriceStep | null
}

/**
 * The steps of two prices side by side, by scope and code (the second of a code with the second). In the order of the later
 * price, with what only the earlier one has behind what it followed there. Subtotals add nothing and are left out.
 */
export function matchSteps(
  before: readonly PriceStep[],
  after: readonly PriceStep[],
): readonly MatchedSteps[] {
  const earlier = byKey(before)
  const later = byKey(after)
  const keys = [...later.keys()]
  let previous = -1
  for (const key of earlier.keys()) {
    const place = keys.indexOf(key)
    if (place >= 0) previous = place
    else keys.splice(++previous, 0, key)
  }
  return keys.map(key => {
    const [left, right] = [earlier.get(key) ?? null, later.get(key) ?? null]
    return { step: (right ?? left)!, before: left, after: right }
  })
}

function byKey(steps: readonly PriceStep[]): ReadonlyMap<string, PriceStep> {
  const found = new Map<string, PriceStep>()
  for (const step of steps) {
    if (step.kind === 'SUBTOTAL') continue
    let key = `${step.scope} ${step.code}`
    while (found.has(key)) key += '+'
    found.set(key, step)
  }
  return found
}
