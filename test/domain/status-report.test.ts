import { describe, expect, it } from 'vitest'
import type { OrderStatus } from '../../src/domain/order.ts'
import type { QuoteStatus } from '../../src/domain/quote.ts'
import {
  judgeOrderReport,
  judgeQuoteReport,
  type OrderReport,
  type ToldStanding,
  toldSince,
  whoseEnd,
} from '../../src/domain/status-report.ts'
import type { TransmissionState } from '../../src/domain/transmission.ts'

const standing = (
  status: OrderStatus,
  confirmedDeliveryDate: string | null = null,
  toldAt: string | null = null,
  dayToldAt = toldAt,
): ToldStanding => ({ status, confirmedDeliveryDate, toldAt, dayToldAt })
const is = (status: OrderStatus, confirmedDeliveryDate: string | null = null) => ({
  status,
  confirmedDeliveryDate,
})
const says = (status: OrderStatus, fields: Partial<OrderReport> = {}): OrderReport => ({
  ...{ kind: 'ORDER', externalReference: 'O-1', reason: null, status },
  ...fields,
})
const on = (confirmedDeliveryDate: string | null) => ({ confirmedDeliveryDate })
const event = (what: string, detail: string | null = null) => ({ what, detail })
const ASKED = { how: 'ASKED' } as const
const told = (at = '2026-12-01T10:00:00.000Z') => ({ how: 'TOLD', at }) as const

describe('what an ERP says of an order', () => {
  it('is one change and one event, with the day in its detail', () => {
    expect(judgeOrderReport(standing('PLACED'), says('CONFIRMED', on('2026-12-18')), ASKED)).toEqual({
      to: is('CONFIRMED', '2026-12-18'),
      event: event('CONFIRMED', '2026-12-18'),
    })
  })

  it('says nothing new the second time, and keeps a day that it does not name', () => {
    const now = standing('CONFIRMED', '2026-12-18')
    expect(judgeOrderReport(now, says('CONFIRMED', on('2026-12-18')), told())).toBeNull()
    expect(judgeOrderReport(now, says('CONFIRMED'), ASKED)).toBeNull()
    expect(judgeOrderReport(now, says('SHIPPED'), ASKED)).toEqual({
      to: is('SHIPPED', '2026-12-18'),
      event: event('SHIPPED'),
    })
  })

  it('may be another day alone, or none any more', () => {
    const now = standing('IN_PRODUCTION', '2026-12-18')
    expect(judgeOrderReport(now, says('IN_PRODUCTION', on('2027-01-08')), told())).toEqual({
      to: is('IN_PRODUCTION', '2027-01-08'),
      event: event('DELIVERY_DATE_CHANGED', '2027-01-08'),
    })
    expect(judgeOrderReport(now, says('IN_PRODUCTION', on(null)), ASKED)).toEqual({
      to: is('IN_PRODUCTION'),
      event: event('DELIVERY_DATE_CHANGED'),
    })
  })

  it('brings it back when it is asked, and takes the day along', () => {
    const now = standing('CONFIRMED', '2026-12-18')
    expect(judgeOrderReport(now, says('PLACED'), ASKED)).toEqual({ to: is('PLACED'), event: event('PLACED') })
    expect(judgeOrderReport(standing('CANCELLED'), says('CONFIRMED'), ASKED)?.to.status).toBe('CONFIRMED')
  })

  it('never brings it back when it is told, nor from one end to the other', () => {
    for (const [now, late] of [
      ['SHIPPED', 'CONFIRMED'],
      ['CANCELLED', 'COMPLETED'],
      ['CANCELLED', 'REJECTED'],
      ['REJECTED', 'CANCELLED'],
    ] as const)
      expect(judgeOrderReport(standing(now), says(late), told())).toBeNull()
  })

  it('is no news when it happened before what was told', () => {
    const [early, late] = ['2026-12-01T10:00:00.000Z', '2026-12-02T10:00:00.000Z']
    const now = standing('CONFIRMED', '2027-01-08', late)
    expect(judgeOrderReport(now, says('CONFIRMED', on('2026-12-18')), told(early))).toBeNull()
    expect(judgeOrderReport(now, says('CONFIRMED', on('2026-12-18')), told(late))).toBeNull()
    const withdrawn = standing('CONFIRMED', null, late)
    expect(judgeOrderReport(withdrawn, says('CONFIRMED', on('2026-12-18')), told(early))).toBeNull()
  })

  it('is news of the day alone when that was told of by nothing later', () => {
    const [early, late] = ['2026-12-01T10:00:00.000Z', '2026-12-02T10:00:00.000Z']
    const shipped = standing('SHIPPED', null, late, null)
    expect(judgeOrderReport(shipped, says('CONFIRMED', on('2026-12-18')), told(early))).toEqual({
      to: is('SHIPPED', '2026-12-18'),
      event: event('DELIVERY_DATE_CHANGED', '2026-12-18'),
    })
    expect(toldSince(shipped, says('CONFIRMED', on('2026-12-18')), early)).toEqual({
      toldAt: late,
      dayToldAt: early,
    })
    expect(toldSince(shipped, says('COMPLETED'), early)).toEqual({ toldAt: late, dayToldAt: null })
  })

  it('is no news of the day where one is known, or where the order is not confirmed', () => {
    const [early, late] = ['2026-12-01T10:00:00.000Z', '2026-12-02T10:00:00.000Z']
    const report = says('CONFIRMED', on('2026-12-18'))
    for (const now of [
      standing('SHIPPED', '2027-01-08', late, null),
      standing('CANCELLED', null, late, null),
      standing('REJECTED', null, late, null),
      standing('PLACED', null, late, null),
    ])
      expect(judgeOrderReport(now, report, told(early))).toBeNull()
  })

  it('is the end of the revision that the ERP can know of', () => {
    const of = (state: TransmissionState, sendStartedAt: number | null = null) =>
      whoseEnd({ state, sendStartedAt }, ASKED)
    expect(['PENDING', 'RETRY', 'BLOCKED', 'SENDING'].map(state => of(state as TransmissionState))).toEqual(
      Array(4).fill('EARLIER'),
    )
    expect([of('SENDING', 1), of('IN_DOUBT', 1)]).toEqual(['UNCLEAR', 'UNCLEAR'])
    const settled = ['DELIVERED', 'DEAD', 'CONFLICT', 'DUPLICATE_ALARM', 'CANCELLED'] as const
    expect([...settled.map(state => of(state)), of('BLOCKED', 1)]).toEqual(Array(6).fill('NEWEST'))
    // Who tells says when it happened.
    const at = Date.parse(told().at)
    const toldOf = (state: TransmissionState, sendStartedAt: number) =>
      whoseEnd({ state, sendStartedAt }, told())
    expect([toldOf('DELIVERED', at + 1), toldOf('IN_DOUBT', at + 1)]).toEqual(['EARLIER', 'EARLIER'])
    expect([toldOf('DELIVERED', at), toldOf('IN_DOUBT', at)]).toEqual(['NEWEST', 'UNCLEAR'])
    expect(toldOf('CONFLICT', at + 1)).toBe('NEWEST')
  })

  it('may be two things that happened at one moment', () => {
    const at = '2026-12-01T10:00:00.000Z'
    const now = standing('CONFIRMED', '2026-12-18', at)
    expect(judgeOrderReport(now, says('SHIPPED'), told(at))?.to.status).toBe('SHIPPED')
    expect(judgeOrderReport(standing('SHIPPED', null, at), says('CONFIRMED'), told(at))).toBeNull()
  })

  it('leaves alone what the other system cannot tell from what it says', () => {
    const report = says('CONFIRMED', { mayAlsoBe: ['IN_PRODUCTION'], ...on('2026-12-18') })
    expect(judgeOrderReport(standing('IN_PRODUCTION', '2026-12-18'), report, ASKED)).toBeNull()
    expect(judgeOrderReport(standing('SHIPPED', '2026-12-18'), report, ASKED)?.to.status).toBe('CONFIRMED')
  })

  it('comes with its reason', () => {
    const report = says('REJECTED', { reason: 'credit limit' })
    expect(judgeOrderReport(standing('PLACED'), report, told())?.event).toEqual(
      event('REJECTED', 'credit limit'),
    )
  })
})

describe('what a CRM says of a quote', () => {
  const judge = (
    status: QuoteStatus,
    decision: 'ACCEPTED' | 'REJECTED',
    validUntil = '2026-12-31',
    decidedAt: string | null = null,
  ) =>
    judgeQuoteReport(
      { number: 'Q-1', revision: 2, status, validUntil },
      { kind: 'QUOTE', externalReference: 'Q-1-R2', decision, decidedAt, reason: null },
      '2026-12-01',
    )

  it.each(['DRAFT', 'APPROVED', 'SENT'] as const)('is taken of one that is %s', status => {
    expect([judge(status, 'ACCEPTED'), judge(status, 'REJECTED')]).toEqual([
      { verdict: 'TAKEN' },
      { verdict: 'TAKEN' },
    ])
  })

  it('is known where it was said before', () => {
    expect(judge('ACCEPTED', 'ACCEPTED')).toEqual({ verdict: 'KNOWN' })
    expect(judge('REJECTED', 'REJECTED')).toEqual({ verdict: 'KNOWN' })
  })

  it.each(['IN_APPROVAL', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'] as const)(
    'is for a person of one that is %s',
    status => {
      const because = `the CRM says that quote Q-1-R2 was accepted; here it is ${status}`
      expect(judge(status, 'ACCEPTED')).toEqual({ verdict: 'NOT_TAKEN', because })
    },
  )

  it('is for a person the day after the quote’s validity', () => {
    expect(judge('SENT', 'ACCEPTED', '2026-12-01')).toEqual({ verdict: 'TAKEN' })
    expect(judge('SENT', 'ACCEPTED', '2026-11-30')).toMatchObject({ verdict: 'NOT_TAKEN' })
  })

  it('counts from when it was decided, and heard of late is taken all the same', () => {
    const inTime = '2026-11-30T22:00:00.000Z'
    expect(judge('SENT', 'ACCEPTED', '2026-11-30', inTime)).toEqual({ verdict: 'TAKEN' })
    expect(judge('SENT', 'ACCEPTED', '2026-11-29', inTime)).toMatchObject({ verdict: 'NOT_TAKEN' })
    // Nobody decides tomorrow: the other clock is wrong.
    expect(judge('SENT', 'ACCEPTED', '2026-12-01', '2027-01-01T00:00:00.000Z')).toEqual({ verdict: 'TAKEN' })
  })
})
