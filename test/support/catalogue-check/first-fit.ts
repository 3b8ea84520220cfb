/** Bars by first-fit decreasing, lengths in whole mm: n pieces fit when their lengths + kerf × (n − 1) do. */
export function firstFitBars(
  pieces: readonly { readonly length: number; readonly count: number }[],
  usable: number,
  kerf: number,
): number {
  const room: number[] = []
  for (const { length, count } of pieces.toSorted((a, b) => b.length - a.length)) {
    let bar = 0
    for (let piece = 0; piece < count; piece++) {
      // A bar without room for one of these has none for the next, which is as long.
      while (bar < room.length && room[bar]! < length + kerf) bar++
      if (bar === room.length) room.push(usable + kerf)
      room[bar]! -= length + kerf
    }
  }
  return room.length
}

/** No plan needs fewer: all lengths and kerfs laid end to end. */
export function fewestBars(
  pieces: readonly { readonly length: number; readonly count: number }[],
  usable: number,
  kerf: number,
): number {
  const laid = pieces.reduce((sum, { length, count }) => sum + (length + kerf) * count, 0)
  return Math.ceil(laid / (usable + kerf))
}
