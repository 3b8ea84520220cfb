/** One piece after another, the longest first, on bars of one length; lengths in whole mm. A second opinion: plain, and slow. */
export function fitPlainly(
  lengths: readonly number[],
  usable: number,
  kerf: number,
  choose: (rooms: readonly number[], needed: number) => number,
): readonly number[] {
  const rooms: number[] = []
  for (const length of lengths.toSorted((a, b) => b - a)) {
    const chosen = choose(rooms, length + kerf)
    if (chosen < 0) rooms.push(usable - length)
    else rooms[chosen]! -= length + kerf
  }
  return rooms
}

/** The first bar with room. */
export function firstFit(rooms: readonly number[], needed: number): number {
  return rooms.findIndex(room => room >= needed)
}

/** The bar with the least room that is enough. */
export function bestFit(rooms: readonly number[], needed: number): number {
  let best = -1
  for (const [bar, room] of rooms.entries())
    if (room >= needed && (best < 0 || room < rooms[best]!)) best = bar
  return best
}
