import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Choices } from '../../../src/engine/model.ts'
import { ThreadPool } from '../../../src/workers/pool.ts'
import { seededRandom } from '../../../test/support/catalogue-check/random.ts'
import { readFeatureModel } from '../../../test/support/feature-models.ts'
import { FEATURE_MODELS } from './models.ts'

const ROUNDS = 40
const LONGEST_MS = 400

/** From a task given up at a random moment until its thread can work for others. Sorted, in ms. */
export async function measureFreed(kind: 'domains' | 'because'): Promise<number[]> {
  const random = seededRandom(ROUNDS)
  const { features } = readFeatureModel('linux-2.6.33')
  const text = readFileSync(join(FEATURE_MODELS, 'linux-2.6.33.dimacs'), 'utf8')
  const model = { hash: 'linux', format: 'DIMACS', text, attached: {}, parts: [] } as const
  const pool = new ThreadPool({ threads: 1, waiting: 4, cacheBytes: 256 << 20, deadlineMs: 60_000 })
  const never = new AbortController().signal
  await pool.run('configure', { model, choices: {} }, { signal: never })
  const freed: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const choices: Choices = { [random.pick(features).code]: true }
    const options = features.flatMap(({ code }) =>
      ['true', 'false'].map(option => ({ feature: code, option })),
    )
    const given = new AbortController()
    const task = kind === 'domains' ? { model, choices } : { model, choices, options }
    const asked = pool.run(kind, task as never, { signal: given.signal }).catch(() => undefined)
    await setTimeout(random.below(kind === 'domains' ? LONGEST_MS / 20 : LONGEST_MS))
    const start = performance.now()
    given.abort()
    while (pool.load.working > 0) await setImmediate()
    freed.push(performance.now() - start)
    await asked
  }
  await pool.close()
  return freed.sort((a, b) => a - b)
}
