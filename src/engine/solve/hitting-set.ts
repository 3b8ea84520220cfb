/**
 * The smallest set that has a member of each of `toHit` and contains none of `blocked`; of several the first found by
 * going through the members as they are written. Null when there is none.
 */
export function smallestHittingSet(
  toHit: readonly (readonly number[])[],
  blocked: readonly (readonly number[])[],
): number[] | null {
  const members = new Set(toHit.flat()).size
  for (let size = 0; size <= members; size++) {
    const found = extend([], size, toHit, blocked)
    if (found) return found
  }
  return null
}

function extend(
  chosen: readonly number[],
  size: number,
  toHit: readonly (readonly number[])[],
  blocked: readonly (readonly number[])[],
): number[] | null {
  if (blocked.some(set => set.every(member => chosen.includes(member)))) return null
  const missed = toHit.find(set => !set.some(member => chosen.includes(member)))
  if (!missed) return [...chosen]
  if (chosen.length === size) return null
  for (const member of missed) {
    const found = extend([...chosen, member], size, toHit, blocked)
    if (found) return found
  }
  return null
}
