import { describe, expect, it } from 'vitest'
import {
  type Choices,
  type Configured,
  complete,
  configure,
  type ProductModel,
} from '../../src/engine/index.ts'
import { modelTextOf } from '../../src/services/configure-model.ts'
import type { ConfiguredView } from '../../src/services/configured-view.ts'
import { configureInPool } from '../../src/services/pooled-configured.ts'
import { ThreadPool } from '../../src/workers/pool.ts'
import { loadModel } from '../models/models.ts'
import { InPlacePool } from '../support/in-place-pool.ts'
import { seededRandom } from '../support/random.ts'

const { signal } = new AbortController()

/** Choices as somebody clicks them, in conflict now and then. */
function randomChoices(model: ProductModel, random: () => number): Record<string, string | boolean> {
  const choices: Record<string, string | boolean> = {}
  for (const { code, type, options } of model.features) {
    if (random() < 0.6) continue
    if (type === 'OPTION') choices[code] = options[Math.floor(random() * options.length)]!.code
    if (type === 'BOOLEAN') choices[code] = random() < 0.5
  }
  return choices
}

/** All that can be asked, as plain data. */
async function everything(model: ProductModel, configured: Configured | ConfiguredView): Promise<unknown> {
  const { status, selections, values, warnings } = configured
  const domains = []
  for (const { code } of model.features) {
    const domain = await configured.domain(code)
    const options = []
    for (const { option, state, because } of domain.options ?? [])
      options.push({ option, state, because: await because() })
    domains.push({ ...domain, options })
  }
  const [conflicts, repairs] = [await configured.conflicts(), await configured.repairs()]
  return { status, selections, values, warnings, conflicts, repairs, domains }
}

describe('configuring in a pool says what configuring here says', () => {
  it.each(['PLANK', 'VENTO-70', 'HYDRO-SKID', 'CARE'])('of %s', async code => {
    const model = loadModel(code)
    const pool = new InPlacePool()
    const random = seededRandom(7)
    const seen = new Set<string>()
    for (let round = 0; round < 12; round++) {
      const choices: Choices = round === 0 ? {} : randomChoices(model, random)
      const latest = Object.keys(choices).slice(0, 1)
      const completion = complete(model, { choices })
      const completed = completion.status === 'COMPLETED' && round % 2 ? completion.completed : {}
      const task = { model: modelTextOf(model), choices, completed, latest }
      const inPool = await configureInPool({ pool, signal, model, task })
      seen.add(inPool.status)
      expect(await everything(model, inPool)).toEqual(
        await everything(model, configure(model, { choices, completed, latest })),
      )
    }
    expect(seen.size).toBeGreaterThan(1)
  })

  it('on a thread too', async () => {
    const model = loadModel('VENTO-70')
    const pool = new ThreadPool({ threads: 1, waiting: 9, cacheBytes: 100_000_000, deadlineMs: 30_000 })
    const choices = randomChoices(model, seededRandom(3))
    const task = { model: modelTextOf(model), choices }
    const inPool = await configureInPool({ pool, signal, model, task })
    expect(await everything(model, inPool)).toEqual(await everything(model, configure(model, { choices })))
    expect(await pool.run('complete', task, { signal })).toEqual(complete(model, { choices }))
    await pool.close()
  })

  it('asks for domains and ways out only when they are wanted', async () => {
    const model = loadModel('PLANK')
    const pool = new InPlacePool()
    const task = { model: modelTextOf(model), choices: {} }
    const configured = await configureInPool({ pool, signal, model, task })
    await configured.repairs()
    expect(pool.asked).toEqual(['configure'])
    await Promise.all(model.features.map(({ code }) => configured.domain(code)))
    expect(pool.asked).toEqual(['configure', 'domains'])
  })

  it('asks for the reasons of many options at once', async () => {
    const model = loadModel('VENTO-70')
    const pool = new InPlacePool()
    const choices = { opening: 'FIXED' }
    const task = { model: modelTextOf(model), choices }
    const configured = await configureInPool({ pool, signal, model, task })
    const domains = await Promise.all(model.features.map(({ code }) => configured.domain(code)))
    const excluded = domains.flatMap(({ options }) => options ?? []).filter(one => one.state === 'EXCLUDED')
    const reasons = await Promise.all(excluded.map(one => one.because()))
    expect(reasons.length).toBeGreaterThan(2)
    expect(reasons).not.toContain(null)
    expect(pool.asked).toEqual(['configure', 'domains', 'because'])
  })
})
