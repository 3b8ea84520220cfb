import { describe, expect, it } from 'vitest'
import { HttpFault } from '../../src/connectors/http.ts'
import { refusedRead, refusedWrite, writeFault } from '../../src/connectors/http-errors.ts'
import type { DovetailError } from '../../src/domain/errors.ts'

describe('what an answer means', () => {
  const NOW = new Date('2026-11-27T09:15:00Z')
  const answer = (status: number, headers = {}) => ({ status, headers, body: ' no\n\tsuch  unit ' })

  it.each([
    [200, null],
    [204, null],
    [302, 'repair'],
    [400, 'reject'],
    [401, 'repair'],
    [403, 'repair'],
    [404, 'reject'],
    [408, 'check'],
    [409, 'check'],
    [422, 'reject'],
    [429, 'check'],
    [500, 'check'],
    [503, 'check'],
  ])('to a write, %i: %s', (status, remedy) => {
    expect(refusedWrite('order "O-1"', answer(status), NOW)?.remedy ?? null).toBe(remedy)
  })

  it.each([
    [401, true],
    [403, true],
    [422, true],
    [429, false],
    [500, false],
  ])('to a write, %i is certainly not done: %s', (status, isUndone) => {
    expect(refusedWrite('order "O-1"', answer(status), NOW)?.isUndone).toBe(isUndone)
  })

  it('has the words of the system, on one line', () => {
    const refused = refusedWrite('order "O-1"', answer(429), NOW)
    expect(refused?.message).toBe('order "O-1": the system answered 429: no such unit')
  })

  it.each([
    ['7', 7_000],
    ['99999', 3_600_000],
    ['Fri, 27 Nov 2026 09:16:00 GMT', 60_000],
    ['Fri, 27 Nov 2026 09:14:59 GMT', 0],
    ['soon', undefined],
  ])('says when to ask again: %s', (asked, pauseMs) => {
    const refused = [refusedWrite, refusedRead].map(means =>
      means('order "O-1"', answer(503, { 'retry-after': asked }), NOW),
    )
    expect(refused.map(error => error?.retryAfterMs)).toEqual([pauseMs, pauseMs])
  })

  it('to a read: later, unless we are at fault', () => {
    expect(refusedRead('articles', answer(200), NOW)).toBeNull()
    expect(refusedRead('articles', answer(503), NOW)?.remedy).toBe('retry')
    expect(refusedRead('articles', answer(404), NOW)?.remedy).toBe('repair')
  })

  it('and none at all: certain where nothing was sent', () => {
    const remedyOf = (wasSent: boolean) =>
      (writeFault('order "O-1"', new HttpFault('LOST', wasSent, new Error('reset'))) as DovetailError).remedy
    expect([remedyOf(false), remedyOf(true)]).toEqual(['retry', 'check'])
  })
})
