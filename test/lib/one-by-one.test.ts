import { describe, expect, it } from 'vitest'
import { oneByOne } from '../../src/lib/one-by-one.ts'

describe('one by one', () => {
  it('begins nothing before what came earlier has ended, and goes on after a failure', async () => {
    const run = oneByOne()
    const told: string[] = []
    const work = (name: string, failure?: Error) => async () => {
      told.push(`begin ${name}`)
      await new Promise(resolve => setImmediate(resolve))
      told.push(`end ${name}`)
      if (failure) throw failure
      return name
    }
    const failure = new Error('no')
    const outcomes = await Promise.allSettled([run(work('a')), run(work('b', failure)), run(work('c'))])
    expect(told).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'end c'])
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: failure },
      { status: 'fulfilled', value: 'c' },
    ])
  })
})
