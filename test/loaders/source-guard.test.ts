import { beforeEach, describe, expect, it } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import { SourceGuard } from '../../src/loaders/source-guard.ts'
import { SILENT } from '../support/silent.ts'

const never = new AbortController().signal
const unavailable = new DovetailError('SOURCE_UNAVAILABLE', 'retry', 'no connection')
const nonsense = new DovetailError('SOURCE_ANSWER_INVALID', 'repair', 'unit "FUD"')

describe('the guard of a source', () => {
  let now: number
  let guard: SourceGuard
  beforeEach(() => {
    now = 0
    const clock = { now: () => new Date(now), monotonicMs: () => now, sleep: async () => undefined }
    guard = new SourceGuard('erp', { totalMs: 50 }, clock, SILENT)
  })
  const fail = (error: Error, times = 1) =>
    Promise.allSettled(
      Array.from({ length: times }, (_, index) =>
        guard.read(`fail ${index}`, () => Promise.reject(error), never),
      ),
    )
  const succeed = () => guard.read('good', async () => 'answer', never)

  it('leaves a source alone that did not answer three times, then tries once', async () => {
    await fail(unavailable, 3)
    expect(guard.health).toBe('DOWN')
    await expect(succeed()).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', remedy: 'retry' })
    now = 1_000
    await expect(succeed()).resolves.toBe('answer')
    expect(guard.health).toBe('DEGRADED')
  })

  it('goes on asking a source that answers nonsense', async () => {
    await fail(nonsense, 10)
    expect(guard.health).toBe('DOWN')
    await expect(succeed()).resolves.toBe('answer')
  })

  it('says what the driver threw in words that name no host', async () => {
    const [outcome] = await fail(new Error('connect ECONNREFUSED 10.1.2.3:3306'))
    expect(outcome).toMatchObject({
      reason: { code: 'SOURCE_ANSWER_INVALID', message: 'Source "erp" answered what we cannot read.' },
    })
  })

  it('gives up a read that hangs', async () => {
    const hangs = guard.read('hangs', () => new Promise(() => undefined), never)
    await expect(hangs).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT', remedy: 'retry' })
  })

  it('shares equal reads in flight; who stops waiting does not end them for the others', async () => {
    let asked = 0
    let answer: (text: string) => void = () => undefined
    const run = () => {
      asked++
      return new Promise<string>(resolve => {
        answer = resolve
      })
    }
    const impatient = new AbortController()
    const first = guard.read('same', run, impatient.signal)
    const second = guard.read('same', run, never)
    impatient.abort()
    await expect(first).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' })
    answer('shared')
    await expect(second).resolves.toBe('shared')
    expect(asked).toBe(1)
  })
})
