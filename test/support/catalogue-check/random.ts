/** Numbers that look random and are the same on every machine for one seed. */
export interface Random {
  /** From 0 up to, not including, `below` */
  below(below: number): number
  between(first: number, last: number): number
  pick<T>(items: readonly T[]): T
  chance(part: number): boolean
}

/** @see Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014); the 32-bit variant */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    between: (first, last) => first + below(last - first + 1),
    pick: items => items[below(items.length)]!,
    chance: part => next() < part,
  }
}
