import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CEILING_MS, retryDelay } from '../../src/outbox/retry-delay.ts'

const attempt = fc.integer({ min: 1, max: 1_000_000 })
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const options = { seed: 7, numRuns: 500 }

describe('the pause before the next attempt', () => {
  it('is a whole number of milliseconds from 0, below a ceiling that doubles from 1 s to 15 minutes', () => {
    fc.assert(
      fc.property(attempt, draw, (number, random) => {
        const delay = retryDelay(number, () => random)
        expect(Number.isSafeInteger(delay)).toBe(true)
        expect(delay).toBeGreaterThanOrEqual(0)
        expect(delay).toBeLessThan(Math.min(CEILING_MS, 1_000 * 2 ** (number - 1)))
      }),
      options,
    )
  })

  it('grows with the attempt and with chance, and depends on nothing else', () => {
    fc.assert(
      fc.property(attempt, attempt, draw, draw, (a, b, x, y) => {
        const [fewer, more, low, high] = [Math.min(a, b), Math.max(a, b), Math.min(x, y), Math.max(x, y)]
        expect(retryDelay(fewer, () => low)).toBeLessThanOrEqual(retryDelay(more, () => high))
        expect(retryDelay(a, () => x)).toBe(retryDelay(a, () => x))
      }),
      options,
    )
  })

  it('has its ceilings where they are promised', () => {
    const almostOne = () => 1 - Number.EPSILON
    const delays = [1, 2, 5, 10, 11, 50].map(number => retryDelay(number, almostOne))
    expect(delays).toEqual([999, 1_999, 15_999, 511_999, 899_999, 899_999])
  })
})
