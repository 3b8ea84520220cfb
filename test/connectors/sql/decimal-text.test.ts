import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, plainDecimal, sortKeyOf } from '../../../src/connectors/sql/decimal-text.ts'
import { Decimal } from '../../../src/domain/decimal.ts'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n) + 1n, max: 10n ** 40n - 1n }), fc.integer({ min: 0, max: 30 }))
  .map(([coefficient, scale]) => new Decimal(coefficient, scale))

describe('a number as a database writes it', () => {
  it.each([
    ['12.5000', '12.5'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['007', '7'],
    ['1e-7', '0.0000001'],
    ['1.25E+3', '1250'],
    ['-1.5e-3', '-0.0015'],
    ['NaN', null],
    ['Infinity', null],
    ['', null],
    ['1,5', null],
    ['.', null],
  ])('%s is %s', (text, expected) => {
    expect(plainDecimal(text)).toBe(expected)
  })

  it('keeps its value', () => {
    fc.assert(
      fc.property(decimals, value => {
        expect(Decimal.of(plainDecimal(value.toString())!).equals(value)).toBe(true)
      }),
    )
  })
})

describe('a sort key', () => {
  it('stands among others as its number does', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const [left, right] = [sortKeyOf(a.toString())!, sortKeyOf(b.toString())!]
        expect(Math.sign(Buffer.from(left).compare(Buffer.from(right)))).toBe(Math.sign(a.compare(b)))
      }),
    )
  })
})

describe('a sum', () => {
  it('is exact, and what is not known adds nothing', () => {
    expect(addDecimals('9007199254740993.01', '0.02', '0')).toBe('9007199254740993.03')
    expect(addDecimals('1', null, '5')).toBe('1')
    expect(addDecimals('1', '5', null)).toBe('1')
  })
})
