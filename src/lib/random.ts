/** Draws from a fixed sequence: the same seed gives the same draws, on every machine. */
export interface Random {
  /** 0 ≤ draw < 1 */
  next(): number
  /** A whole number, both ends included */
  between(low: number, high: number): number
  pick<T>(choices: readonly T[]): T
  /** True with the given chance, 0 to 1 */
  chance(probability: number): boolean
}

/** Mulberry32: 32 bits of state, good enough for demo data, not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: choices => choices[between(0, choices.length - 1)]!,
    chance: probability => next() < probability,
  }
}
