import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { DovetailError } from '../../src/domain/errors.ts'
import type { ModelText } from '../../src/ports/engine-pool.ts'
import { type PoolOptions, ThreadPool } from '../../src/workers/pool.ts'

const STUB = new URL('./stub-thread.ts', import.meta.url)
const model: ModelText = { hash: 'none', format: 'DIMACS', text: 'p cnf 1 0', attached: {}, parts: [] }
const task = { model, choices: {} }
const cases = { models: [], cases: [] }
const patient = { signal: new AbortController().signal }

let pool: ThreadPool
afterEach(() => pool.close())

function open(options: Partial<PoolOptions> = {}): void {
  pool = new ThreadPool({
    threads: 1,
    waiting: 4,
    cacheBytes: 10_000_000,
    deadlineMs: 20_000,
    file: STUB,
    ...options,
  })
}

/** What a task is refused with. */
async function refusalOf(work: Promise<unknown>): Promise<Pick<DovetailError, 'code' | 'remedy'>> {
  const error: DovetailError = await work.then(
    () => expect.fail('expected a refusal'),
    reason => reason,
  )
  expect(error.name).toBe('DovetailError')
  return { code: error.code, remedy: error.remedy }
}

/** This thread answers nobody for so long: longer than a thread has to stop. */
function holdUp(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

describe('the engine on threads', () => {
  it('answers', async () => {
    open()
    expect(await pool.run('complete', task, patient)).toBeNull()
    expect(pool.load).toEqual({ working: 0, waiting: 0 })
  })

  it('refuses what would wait behind too much', async () => {
    open({ waiting: 2 })
    const given = new AbortController()
    const held = Array.from({ length: 3 }, () => pool.run('domains', task, { signal: given.signal }))
    expect(pool.load).toEqual({ working: 1, waiting: 2 })
    expect(await refusalOf(pool.run('domains', task, patient))).toEqual({
      code: 'ENGINE_BUSY',
      remedy: 'retry',
    })
    given.abort()
    for (const work of held) expect((await refusalOf(work)).code).toBe('ENGINE_TIMEOUT')
    expect(pool.load.waiting).toBe(0)
    expect(await pool.run('complete', task, patient)).toBeNull()
  })

  it.each([
    ['stops when it is told', 'domains'],
    ['never looks whether anybody waits', 'calculate'],
  ] as const)('has its thread back when a request is aborted that %s', async (_what, kind) => {
    open()
    const given = new AbortController()
    const work = pool.run(kind, { ...task, ...cases }, { signal: given.signal })
    const next = pool.run('complete', task, patient)
    expect(pool.load).toEqual({ working: 1, waiting: 1 })
    given.abort()
    expect(await refusalOf(work)).toEqual({ code: 'ENGINE_TIMEOUT', remedy: 'retry' })
    expect(await next).toBeNull()
  })

  it('keeps a thread that stopped in time, also where this process was busy meanwhile', async () => {
    open()
    const whichThread = () => pool.run('because', { ...task, options: [] }, patient)
    const thread = await whichThread()
    const given = new AbortController()
    const work = pool.run('domains', task, { signal: given.signal })
    // From here the next thing that Node does is look at timers.
    await setImmediate()
    given.abort()
    holdUp(200)
    expect((await refusalOf(work)).code).toBe('ENGINE_TIMEOUT')
    expect(await whichThread()).toBe(thread)
  })

  it('gives up at the deadline', async () => {
    open()
    const work = pool.run('calculate', cases, { ...patient, deadlineMs: 1 })
    expect(await refusalOf(work)).toEqual({ code: 'ENGINE_TIMEOUT', remedy: 'retry' })
    expect(await pool.run('complete', task, patient)).toBeNull()
  })

  it('replaces a thread that dies, and fails what it worked on', async () => {
    open()
    const work = pool.run('nest', { groups: [] }, patient)
    const next = pool.run('complete', task, patient)
    expect(await refusalOf(work)).toEqual({ code: 'ENGINE_UNAVAILABLE', remedy: 'retry' })
    expect(await next).toBeNull()
  })

  it('works on as many at once as it has threads', async () => {
    open({ threads: 3 })
    const given = new AbortController()
    const held = Array.from({ length: 4 }, () => pool.run('domains', task, { signal: given.signal }))
    expect(pool.load).toEqual({ working: 3, waiting: 1 })
    given.abort()
    await Promise.allSettled(held)
  })

  it('refuses everything once it is closed', async () => {
    open()
    const held = pool.run('calculate', cases, patient)
    const waiting = pool.run('complete', task, patient)
    const refusals = Promise.all([refusalOf(held), refusalOf(waiting)])
    await pool.close()
    for (const { code } of await refusals) expect(code).toBe('ENGINE_UNAVAILABLE')
    expect((await refusalOf(pool.run('complete', task, patient))).code).toBe('ENGINE_UNAVAILABLE')
  })
})
