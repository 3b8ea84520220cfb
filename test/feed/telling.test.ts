import { describe, expect, it } from 'vitest'
import { Telling } from '../../src/feed/telling.ts'
import { HandClock } from '../support/hand-clock.ts'

describe('what is told for one change', () => {
  const read = { count: 0, fails: false }
  const telling = (clock = new HandClock()) => {
    read.count = 0
    return new Telling(async () => {
      if (read.fails) throw new Error('away')
      return ++read.count
    }, clock)
  }

  it('is read when the first asks, once for all', async () => {
    const one = telling()
    expect(read.count).toBe(0)
    expect(await Promise.all([one.row(), one.row()])).toEqual([1, 1])
    expect(await one.row()).toBe(1)
  })

  it('is not kept for who is late, and read again for all of these', async () => {
    const clock = new HandClock()
    const one = telling(clock)
    expect(await one.row()).toBe(1)
    await clock.haveSlept(1)
    clock.advance(60_000)
    await clock.haveSlept(0)
    expect(await Promise.all([one.row(), one.row()])).toEqual([2, 2])
  })

  it('is read again after it could not be', async () => {
    const one = telling()
    read.fails = true
    const asked = [one.row(), one.row()]
    for (const row of asked) await expect(row).rejects.toThrow('away')
    read.fails = false
    expect(await one.row()).toBe(1)
  })
})
