import type { Pieces } from '../../support/saw-requests.ts'

/** Bars of one length, in whole mm; `available` may be Infinity. */
export interface Bars {
  readonly usable: number
  readonly cost: number
  readonly available: number
}

/** The fewest bars, by putting every piece on every bar in turn. For a dozen pieces at most. */
export function fewestByTrying(pieces: Pieces, usable: number, kerf: number): number {
  return leastCostByTrying(pieces, [{ usable, cost: 1, available: Infinity }], kerf)
}

/** The least cost, in the same way; Infinity where the bars are not enough. */
export function leastCostByTrying(pieces: Pieces, kinds: readonly Bars[], kerf: number): number {
  const lengths = pieces
    .flatMap(({ length, count }) => new Array<number>(count).fill(length))
    .sort((a, b) => b - a)
  const left = kinds.map(kind => kind.available)
  let least = Infinity
  const place = (next: number, rooms: readonly number[], cost: number): void => {
    if (cost >= least) return
    const length = lengths[next]
    if (length === undefined) {
      least = cost
      return
    }
    const tried = new Set<number>()
    for (const [bar, room] of rooms.entries()) {
      if (room < length + kerf || tried.has(room)) continue
      tried.add(room)
      place(next + 1, rooms.with(bar, room - length - kerf), cost)
    }
    for (const [kind, { usable, cost: price }] of kinds.entries()) {
      if (left[kind] === 0 || usable < length) continue
      left[kind]!--
      place(next + 1, [...rooms, usable - length], cost + price)
      left[kind]!++
    }
  }
  place(0, [], 0)
  return least
}
