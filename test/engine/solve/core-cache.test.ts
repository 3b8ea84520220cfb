import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { cachedBytes, configure, limitCaches } from '../../../src/engine/index.ts'
import { CoreCache } from '../../../src/engine/solve/core-cache.ts'
import type { OpenSessions } from '../../support/open-sessions.ts'
import { threeSat } from '../../support/three-sat.ts'

const run = promisify(execFile)
const MEGABYTE = 1_000_000
const USUAL_BYTES = 256 << 20

describe('what solving has shown', () => {
  it('goes when there is too much of it, what was used longest ago first', () => {
    const dropped: string[] = []
    const cache = new CoreCache<string, { bytes: number }>(program => dropped.push(program))
    cache.limit(100)
    for (const program of ['a', 'b', 'c']) cache.take(program, () => ({ bytes: 30 }))
    cache.take('a', () => expect.fail('a is known'))
    cache.take('d', () => ({ bytes: 30 }))
    expect(dropped).toEqual(['b'])
    expect(cache.bytes).toBe(90)
    cache.limit(50)
    expect(dropped).toEqual(['b', 'c', 'a'])
  })

  it('is measured again as it grows', () => {
    const dropped: string[] = []
    const cache = new CoreCache<string, { bytes: number }>(program => dropped.push(program))
    cache.limit(100)
    cache.take('a', () => ({ bytes: 10 }))
    const grows = cache.take('b', () => ({ bytes: 10 }))
    grows.bytes = 95
    for (let question = 0; question < 64; question++) cache.take('b', () => expect.fail('b is known'))
    expect(dropped).toEqual(['a'])
  })
})

describe('with little room', () => {
  afterEach(() => limitCaches(USUAL_BYTES))

  it('the answers are the same', () => {
    const rulebooks = [1, 2, 3, 4].map(seed => threeSat(60, 200, seed))
    const ask = () =>
      rulebooks.map(rulebook => configure(rulebook, { choices: { x1: 'true', x7: 'false' } }).domain('x9'))
    const states = () => ask().map(({ options }) => options!.map(({ state }) => state))
    const roomy = states()
    limitCaches(1)
    expect([states(), states()]).toEqual([roomy, roomy])
    expect(cachedBytes()).toBeLessThan(2 * MEGABYTE)
  })
})

describe('1,000 sessions open on one model', () => {
  it('stay within the bound, far below 5 MB each', async () => {
    const script = fileURLToPath(new URL('../../support/open-sessions.ts', import.meta.url))
    const bound = 64 * MEGABYTE
    const { stdout } = await run(process.execPath, ['--expose-gc', script, 'ecos', '1000', String(bound)])
    const { sessions, cached, cachedGrowth, heapGrowth }: OpenSessions = JSON.parse(stdout)
    expect(sessions).toBe(1_000)
    expect(cached).toBeLessThan(bound)
    expect(cachedGrowth / sessions).toBeLessThan(5 * MEGABYTE)
    expect(heapGrowth).toBeLessThan(bound)
  })
})
