import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { hasLowMargin, statusOn } from '../../src/domain/quote.ts'

const low = (net: string, cost: string) => hasLowMargin(Decimal.of(net), Decimal.of(cost))

describe('a low margin', () => {
  it.each([
    ['100.00', '90.00', false],
    ['100.00', '90.01', true],
    ['100.00', '89.99', false],
    // 9.999 % prints as 10.00 and is low all the same
    ['1000.00', '900.01', true],
    ['529.46', '532.25', true],
    ['0', '1', true],
    ['0', '0', false],
    ['-10.00', '0', true],
  ])('of net %s and cost %s: %s', (net, cost, expected) => {
    expect(low(net, cost)).toBe(expected)
  })

  it('agrees with whole cents', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (net, cost) => {
          const cents = (value: number) => new Decimal(BigInt(value), 2)
          expect(hasLowMargin(cents(net), cents(cost))).toBe(100 * (net - cost) < 10 * net)
        },
      ),
    )
  })
})

describe('the status of a quote', () => {
  it('expires the day after its last, unless it is decided', () => {
    const quote = { status: 'SENT', validUntil: '2026-11-30' } as const
    expect(statusOn(quote, '2026-11-30')).toBe('SENT')
    expect(statusOn(quote, '2026-12-01')).toBe('EXPIRED')
    expect(statusOn({ ...quote, status: 'ACCEPTED' }, '2026-12-01')).toBe('ACCEPTED')
    expect(statusOn({ ...quote, validUntil: null }, '2099-01-01')).toBe('SENT')
  })
})
