import { describe, expect, it } from 'vitest'
import { Breaker } from '../../src/lib/breaker.ts'

function breakerAt(): { breaker: Breaker; pass: (ms: number) => void } {
  let now = 0
  return { breaker: new Breaker(2, 1_000, () => now), pass: ms => (now += ms) }
}

describe('a breaker', () => {
  it('opens after failures in a row, lets one probe through after the pause, and closes on its success', () => {
    const { breaker, pass } = breakerAt()
    breaker.failed()
    expect(breaker.admits()).toBe(true)
    breaker.failed()
    expect(breaker.admits()).toBe(false)
    pass(1_000)
    expect(breaker.admits()).toBe(true)
    expect(breaker.admits()).toBe(false)
    breaker.succeeded()
    expect(breaker.admits()).toBe(true)
    expect(breaker.admits()).toBe(true)
  })

  it('waits again after a probe that failed, and gives the place on when it was not used', () => {
    const { breaker, pass } = breakerAt()
    breaker.failed()
    breaker.failed()
    pass(1_000)
    breaker.admits()
    breaker.abandoned()
    expect(breaker.admits()).toBe(true)
    breaker.failed()
    expect(breaker.admits()).toBe(false)
  })

  it('forgets failures that a success parts', () => {
    const { breaker } = breakerAt()
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    expect(breaker.admits()).toBe(true)
  })
})
