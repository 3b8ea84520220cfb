import { describe, expect, it } from 'vitest'
import type { EnginePool } from '../../src/ports/engine-pool.ts'
import { shareOf } from '../../src/services/pool-share.ts'

const task = { groups: [] }
const options = { signal: new AbortController().signal }

/** Counts who works at once; every third task fails. */
function countingPool(): {
  readonly pool: EnginePool
  readonly most: () => number
  readonly done: () => number
} {
  let [running, most, done] = [0, 0, 0]
  const run = async () => {
    most = Math.max(most, ++running)
    await new Promise(resolve => setImmediate(resolve))
    running--
    if (++done % 3 === 0) throw new Error('no')
    return [] as never
  }
  const pool = { run, load: { working: 0, waiting: 0 }, close: async () => undefined }
  return { pool, most: () => most, done: () => done }
}

describe('the share of one request', () => {
  it('is never exceeded, and everything gets its turn', async () => {
    const { pool, most, done } = countingPool()
    const share = shareOf(pool, 4)
    for (let round = 0; round < 2; round++) {
      const works = Array.from({ length: 30 }, () => share.run('nest', task, options))
      const settled = await Promise.allSettled(works)
      expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10)
    }
    expect([most(), done()]).toEqual([4, 60])
  })
})
