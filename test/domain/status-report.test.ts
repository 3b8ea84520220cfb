import { describe, expect, it } from 'vitest'
import type { OrderStanding, OrderStatus } from '../../src/domain/order.ts'
import type { QuoteStatus } from '../../src/domain/quote.ts'
import { judgeOrderReport, judgeQuoteReport, type OrderReport } from '../../src/domain/status-report.ts'

const standing = (status: OrderStatus, confirmedDeliveryDate: string | null = null): OrderStanding => ({
  status,
  confirmedDeliveryDate,
})
const says = (status: OrderStatus, confirmedDeliveryDate: string | null = null): OrderReport => ({
  ...{ kind: 'ORDER', externalReference: 'O-1', reason: null },
  ...{ status, confirmedDeliveryDate },
})
const event = (what: string, detail: string | null = null) => ({ what, detail })

describe('what an ERP says of an order', () => {
  it('is one change and one event, with the day in its detail', () => {
    expect(judgeOrderReport(standing('PLACED'), says('CONFIRMED', '2026-12-18'), 'ASKED')).toEqual({
      to: standing('CONFIRMED', '2026-12-18'),
      event: event('CONFIRMED', '2026-12-18'),
    })
  })

  it('says nothing new the second time, and keeps a day that it does not name', () => {
    const now = standing('CONFIRMED', '2026-12-18')
    expect(judgeOrderReport(now, says('CONFIRMED', '2026-12-18'), 'TOLD')).toBeNull()
    expect(judgeOrderReport(now, says('CONFIRMED'), 'ASKED')).toBeNull()
    expect(judgeOrderReport(now, says('SHIPPED'), 'ASKED')).toEqual({
      to: standing('SHIPPED', '2026-12-18'),
      event: event('SHIPPED'),
    })
  })

  it('may be another day alone', () => {
    const now = standing('IN_PRODUCTION', '2026-12-18')
    expect(judgeOrderReport(now, says('IN_PRODUCTION', '2027-01-08'), 'TOLD')).toEqual({
      to: standing('IN_PRODUCTION', '2027-01-08'),
      event: event('DELIVERY_DATE_CHANGED', '2027-01-08'),
    })
  })

  it('does not bring it back when it is told late, and does when it is asked', () => {
    const now = standing('SHIPPED', '2026-12-18')
    expect(judgeOrderReport(now, says('CONFIRMED', '2026-12-11'), 'TOLD')).toBeNull()
    expect(judgeOrderReport(now, says('CONFIRMED'), 'ASKED')).toEqual({
      to: standing('CONFIRMED', '2026-12-18'),
      event: event('CONFIRMED'),
    })
    expect(judgeOrderReport(standing('CANCELLED'), says('COMPLETED'), 'TOLD')).toBeNull()
  })

  it('comes with its reason', () => {
    const report = { ...says('REJECTED'), reason: 'credit limit' }
    expect(judgeOrderReport(standing('PLACED'), report, 'TOLD')?.event).toEqual(
      event('REJECTED', 'credit limit'),
    )
  })
})

describe('what a CRM says of a quote', () => {
  const judge = (status: QuoteStatus, decision: 'ACCEPTED' | 'REJECTED', validUntil = '2026-12-31') =>
    judgeQuoteReport(
      { number: 'Q-1', revision: 2, status, validUntil },
      { kind: 'QUOTE', externalReference: 'Q-1-R2', decision, reason: null },
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
})
