import type { Random } from '../ports/runtime.ts'

const FIRST_MS = 1_000
export const CEILING_MS = 15 * 60_000

/** The pause before the next attempt: full jitter over 1 s × 2ⁿ, never above 15 minutes. `attempt` counts from 1. */
export function retryDelay(attempt: number, random: Random): number {
  const ceiling = Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 30))
  return Math.floor(random() * ceiling)
}
