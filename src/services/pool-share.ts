import type { EnginePool } from '../ports/engine-pool.ts'

/**
 * The part of the pool that one request may have: so many tasks at once. The rest of its tasks wait here, where they take
 * nobody's place, so that a request with many (the reasons of a hundred options) is not refused by its own crowd.
 */
export function shareOf(pool: EnginePool, most: number): EnginePool {
  let running = 0
  const waiting: (() => void)[] = []
  return {
    get load() {
      return pool.load
    },
    close: () => pool.close(),
    run: async (kind, task, options) => {
      if (running >= most) await new Promise<void>(resolve => waiting.push(resolve))
      else running++
      try {
        return await pool.run(kind, task, options)
      } finally {
        // Whoever waited longest takes the place over.
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
