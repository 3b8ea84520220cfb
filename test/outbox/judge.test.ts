import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DovetailError, type Remedy } from '../../src/domain/errors.ts'
import type { Transmission } from '../../src/domain/transmission.ts'
import { possibleActions } from '../../src/domain/transmission-action.ts'
import { judgeFailedLookUp, judgeFailure, judgeLookUp, MAX_ATTEMPTS } from '../../src/outbox/judge.ts'
import type { SinkCapabilities } from '../../src/ports/sink.ts'

const AT = 1_000_000
const options = { seed: 7, numRuns: 300 }

function sending(fields: Partial<Transmission> = {}): Transmission {
  return {
    id: 'id',
    target: 'erp',
    kind: 'ORDER',
    externalReference: 'O-1',
    orderingKey: 'O-1',
    orderingSequence: 1,
    payloadHash: 'ours',
    state: 'SENDING',
    attemptCount: 0,
    fence: 1,
    leaseOwner: 'one',
    leaseUntil: AT,
    nextAt: AT,
    sendStartedAt: null,
    remoteId: null,
    lastError: null,
    createdAt: AT,
    givesWay: false,
    ...fields,
  }
}

const error = (remedy: Remedy) => new DovetailError('SOURCE_UNAVAILABLE', remedy, `a ${remedy}`)
const attempts = fc.integer({ min: 0, max: 2 * MAX_ATTEMPTS })
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const capabilities: fc.Arbitrary<SinkCapabilities> = fc.record({
  reference: fc.constantFrom('UNIQUE', 'LOOK_UP', 'NONE'),
  settleMs: fc.nat(600_000),
  timeoutMs: fc.integer({ min: 1, max: 60_000 }),
})
/** With a remedy, or anything else that can be thrown */
const failure = fc.oneof(
  fc.constantFrom<Remedy>('retry', 'check', 'reject', 'repair').map(error),
  fc.constantFrom<unknown>(
    new Error('socket hang up'),
    new TypeError('x is not a function'),
    'text',
    undefined,
  ),
)
const remedyOf = (thrown: unknown): Remedy => (thrown instanceof DovetailError ? thrown.remedy : 'check')

describe('what a failed sending means', () => {
  const judge = (thrown: unknown, attemptCount: number, sink: SinkCapabilities, random = 0.5) =>
    judgeFailure(sending({ attemptCount }), thrown, sink, AT, () => random)

  it('is never that it arrived; only a certain "no" forgets that it was sent', () => {
    fc.assert(
      fc.property(failure, attempts, capabilities, draw, (thrown, attemptCount, sink, random) => {
        const outcome = judge(thrown, attemptCount, sink, random)
        expect(outcome.state).toMatch(/^(RETRY|IN_DOUBT|BLOCKED|DEAD)$/)
        expect(outcome.remoteId).toBeNull()
        expect(outcome.lastError?.length).toBeGreaterThan(0)
        expect(outcome.clearsSendStarted).toBe(['retry', 'reject'].includes(remedyOf(thrown)))
        expect(outcome.nextAt).toBeGreaterThanOrEqual(AT)
      }),
      options,
    )
  })

  it('is doubt for whatever says nothing, until the target has settled; for good where it cannot be looked up', () => {
    fc.assert(
      fc.property(failure, attempts, capabilities, draw, (thrown, attemptCount, sink, random) => {
        fc.pre(remedyOf(thrown) === 'check')
        const outcome = judge(thrown, attemptCount, sink, random)
        const mayGoOn = sink.reference !== 'NONE' && (attemptCount + 1) % MAX_ATTEMPTS !== 0
        expect(outcome.state).toBe(mayGoOn ? 'IN_DOUBT' : 'BLOCKED')
        expect(outcome.nextAt).toBeGreaterThanOrEqual(AT + sink.timeoutMs + sink.settleMs)
      }),
      options,
    )
  })

  it.each([
    ['retry', 0, 'RETRY'],
    ['retry', MAX_ATTEMPTS - 2, 'RETRY'],
    ['retry', MAX_ATTEMPTS - 1, 'BLOCKED'],
    // After a person let it go on, it has as many attempts again
    ['retry', MAX_ATTEMPTS, 'RETRY'],
    ['retry', 2 * MAX_ATTEMPTS - 1, 'BLOCKED'],
    ['reject', 0, 'DEAD'],
    ['repair', 0, 'BLOCKED'],
  ] as const)('%s after %i attempts is %s', (remedy, attemptCount, state) => {
    const sink = { reference: 'LOOK_UP', settleMs: 0, timeoutMs: 1_000 } as const
    expect(judge(error(remedy), attemptCount, sink).state).toBe(state)
  })
})

describe('what a person must see to', () => {
  it.each([
    ['where it is certain that nothing was done, may be cancelled', true],
    ['where it is not, may have arrived', false],
  ])('%s', (_says, isUndone) => {
    const sink = { reference: 'LOOK_UP', settleMs: 0, timeoutMs: 1_000 } as const
    const thrown = new DovetailError('SINK_REFUSED', 'repair', 'no rights', undefined, { isUndone })
    const judged = judgeFailure(sending({ sendStartedAt: AT }), thrown, sink, AT, () => 0.5)
    expect(judged).toMatchObject({ state: 'BLOCKED', clearsSendStarted: isUndone })
    const blocked = {
      ...sending({ state: 'BLOCKED', leaseUntil: null }),
      sendStartedAt: isUndone ? null : AT,
    }
    expect(possibleActions(blocked, AT).includes('CANCEL')).toBe(isUndone)
  })
})

describe('what a look-up means', () => {
  const judge = (...found: readonly (string | null)[]) =>
    judgeLookUp(
      sending(),
      found.map((payloadHash, index) => ({ remoteId: `R-${index}`, payloadHash })),
      AT,
    )

  it('is: send, for nothing; arrived, for ours; and a person’s business for anything else', () => {
    expect(judge()).toBeNull()
    expect(judge('ours')).toMatchObject({ state: 'DELIVERED', remoteId: 'R-0', lastError: null })
    expect(judge(null)).toMatchObject({ state: 'DELIVERED', remoteId: 'R-0' })
    expect(judge('other')).toMatchObject({
      state: 'CONFLICT',
      remoteId: 'R-0',
      lastError: expect.stringContaining('O-1: R-0'),
    })
    expect(judge('ours', 'ours')).toMatchObject({
      state: 'DUPLICATE_ALARM',
      lastError: expect.stringContaining('2 times: R-0, R-1'),
    })
  })

  it('never sends again what was found', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ours', 'other', null), { minLength: 1, maxLength: 5 }), found => {
        expect(judge(...found)?.state).toMatch(/^(DELIVERED|CONFLICT|DUPLICATE_ALARM)$/)
      }),
      options,
    )
  })

  it('that failed leaves the doubt, counts as an attempt, and stops after too many', () => {
    fc.assert(
      fc.property(failure, attempts, draw, (thrown, attemptCount, random) => {
        const doubted = sending({ attemptCount, sendStartedAt: AT })
        const outcome = judgeFailedLookUp(doubted, thrown, AT, () => random)
        const isSpent = (attemptCount + 1) % MAX_ATTEMPTS === 0
        expect(outcome).toMatchObject({
          state: isSpent ? 'BLOCKED' : 'IN_DOUBT',
          remoteId: null,
          countsAttempt: true,
          clearsSendStarted: false,
        })
        expect(outcome.nextAt).toBeGreaterThanOrEqual(AT)
        const unsent = judgeFailedLookUp(sending({ attemptCount }), thrown, AT, () => random)
        expect(unsent).toEqual({ ...outcome, state: isSpent ? 'BLOCKED' : 'RETRY' })
      }),
      options,
    )
  })
})
