import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, sum } from '../../src/domain/decimal.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 12 }))
  .map(([coefficient, scale]) => new Decimal(coefficient, scale))

describe('Decimal', () => {
  it.each(['0', '2.0', '-145.425', '12345678901234567890.1234567890', '007.50'])(
    'reads and prints %s',
    text => {
      expect(Decimal.of(Decimal.of(text).toString()).equals(Decimal.of(text))).toBe(true)
    },
  )

  it.each(['', 'NaN', '1e400', '1,5', '0x10', '--1', '1.', '.5', ' 1', `1${'0'.repeat(40)}`])(
    'refuses "%s"',
    text => {
      expect(Decimal.tryParse(text)).toBeNull()
    },
  )

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses the double %s, which may not be what was meant',
    value => {
      expect(() => Decimal.of(value)).toThrow(RangeError)
    },
  )

  it.each([
    ['-145.425', 2, '-145.43'],
    ['145.425', 2, '145.43'],
    ['0.005', 2, '0.01'],
    ['-0.004', 2, '0.00'],
    ['7.025', 2, '7.03'],
    ['12', 2, '12.00'],
    ['1.5', 0, '2'],
  ])('rounds %s to %i decimals: %s', (text, places, expected) => {
    expect(Decimal.of(text).rounded(places).toString()).toBe(expected)
  })

  it('adds and multiplies exactly, in any order', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (a, b, c) => {
        expect(a.plus(b).minus(b).equals(a)).toBe(true)
        expect(a.times(b).equals(b.times(a))).toBe(true)
        expect(a.times(b.plus(c)).equals(a.times(b).plus(a.times(c)))).toBe(true)
        expect(sum([a, b, c]).equals(c.plus(b).plus(a))).toBe(true)
      }),
    )
  })

  it('divides as whole numbers do, rounded once', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(!b.isZero)
        const quotient = a.dividedBy(b, 6)
        const error = quotient.times(b).minus(a)
        const half = new Decimal(5n, 7).times(b)
        expect(error.times(error).compare(half.times(half))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('keeps its value through JSON', () => {
    fc.assert(fc.property(decimal, a => Decimal.of(JSON.parse(JSON.stringify(a))).equals(a)))
  })
})
