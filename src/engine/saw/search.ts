import type { Plan, Stock } from './stock.ts'

/** NONE is a proof: no plan has so few bars. UNKNOWN: the budget ran out. */
export type Found = { readonly plan: Plan } | 'NONE' | 'UNKNOWN'

/**
 * Looks for a plan of at most `bars` bars: fills bar after bar, always with the longest piece still open, in every way
 * that leaves no more unused than a plan of so many bars can afford.
 *
 * @param budget steps, not time: the same request gives the same plan on every machine
 */
export function packInto(stock: Stock, bars: number, budget: number): Found {
  const { capacity, weights } = stock
  const open = [...stock.demands]
  const chosen: number[][] = []
  const failed = new Set<string>()
  let steps = 0

  const fillNext = (slack: number): boolean => {
    const longest = open.findIndex(count => count > 0)
    if (longest < 0) return true
    const state = open.join()
    if (failed.has(state) || chosen.length === bars) return false
    const counts = weights.map(() => 0)
    const take = (index: number, pieces: number): void => {
      counts[index] = counts[index]! + pieces
      open[index] = open[index]! - pieces
    }
    const complete = (index: number, room: number): boolean => {
      if (steps++ > budget) return false
      let next = index
      while (next < weights.length && (open[next] === 0 || weights[next]! > room)) next++
      if (next === weights.length) return room <= slack && accept(room)
      const weight = weights[next]!
      for (let pieces = Math.min(open[next]!, Math.floor(room / weight)); pieces >= 0; pieces--) {
        take(next, pieces)
        const done = complete(next + 1, room - pieces * weight)
        take(next, -pieces)
        if (done) return true
      }
      return false
    }
    const accept = (room: number): boolean => {
      if (hasFitting(room)) return false
      chosen.push([...counts])
      if (fillNext(slack - room)) return true
      chosen.pop()
      return false
    }
    const hasFitting = (room: number): boolean =>
      weights.some((weight, index) => weight <= room && open[index]! > 0)
    take(longest, 1)
    const done = complete(longest, capacity - weights[longest]!)
    take(longest, -1)
    if (!done && steps <= budget && failed.size < 50_000) failed.add(state)
    return done
  }

  const load = weights.reduce((total, weight, index) => total + weight * stock.demands[index]!, 0)
  const slack = bars * capacity - load
  if (slack < 0) return 'NONE'
  if (fillNext(slack)) return { plan: chosen.map(counts => ({ counts, times: 1 })) }
  return steps > budget ? 'UNKNOWN' : 'NONE'
}
