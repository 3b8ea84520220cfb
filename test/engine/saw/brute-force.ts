/** The fewest bars, by putting every piece on every bar in turn. For a dozen pieces at most. */
export function fewestByTrying(
  pieces: readonly { readonly length: number; readonly count: number }[],
  usable: number,
  kerf: number,
): number {
  const lengths = pieces
    .flatMap(({ length, count }) => new Array<number>(count).fill(length))
    .sort((a, b) => b - a)
  let fewest = lengths.length
  const place = (next: number, rooms: readonly number[]): void => {
    if (rooms.length >= fewest && next < lengths.length) return
    const length = lengths[next]
    if (length === undefined) {
      fewest = Math.min(fewest, rooms.length)
      return
    }
    const tried = new Set<number>()
    for (const [bar, room] of rooms.entries()) {
      if (room < length + kerf || tried.has(room)) continue
      tried.add(room)
      place(next + 1, rooms.with(bar, room - length - kerf))
    }
    place(next + 1, [...rooms, usable + kerf - length - kerf])
  }
  place(0, [])
  return fewest
}
