import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { UNITS, unitByCode } from '../../src/domain/units.ts'
import { compare, divide, multiply, rational } from '../../src/lib/rational.ts'

const factorOf = (code: string) => unitByCode(code)!.factor

describe('units', () => {
  it('are known by one code and one symbol', () => {
    expect(new Set(UNITS.map(unit => unit.code)).size).toBe(UNITS.length)
    expect(new Set(UNITS.map(unit => unit.symbol)).size).toBe(UNITS.length)
  })

  // What one is of the other, by law or by how it is defined: not rounded.
  it.each([
    ['INH', '25.4', 'MMT'],
    ['FOT', '12', 'INH'],
    ['YRD', '3', 'FOT'],
    ['SMI', '5280', 'FOT'],
    ['MTR', '1000000', '4H'],
    ['FTK', '144', 'INK'],
    ['YDK', '9', 'FTK'],
    ['INK', '6.4516', 'CMK'],
    ['HAR', '10000', 'MTK'],
    ['MTK', '100', 'DMK'],
    ['GLL', '231', 'INQ'],
    ['GLL', '4', 'QTL'],
    ['QTL', '2', 'PTL'],
    ['PTL', '16', 'OZA'],
    ['GLI', '4.54609', 'LTR'],
    ['FTQ', '1728', 'INQ'],
    ['YDQ', '27', 'FTQ'],
    ['INQ', '16.387064', 'CMQ'],
    ['MTQ', '1000', 'DMQ'],
    ['LTR', '1000000', 'MMQ'],
    ['HLT', '10000', 'CLT'],
    ['LBR', '0.45359237', 'KGM'],
    ['LBR', '16', 'ONZ'],
    ['STN', '2000', 'LBR'],
    ['LTN', '2240', 'LBR'],
    ['GRM', '1000', 'MGM'],
    ['WEE', '7', 'DAY'],
    ['HUR', '3600', 'SEC'],
    ['MAW', '1000000', 'WTT'],
    ['MQS', '60000', 'L2'],
    ['G2', '3.785411784', 'L2'],
    ['2L', '28.316846592', 'L2'],
  ])('one %s is %s %s, exactly', (code, count, other) => {
    expect(unitByCode(code)!.dimension).toBe(unitByCode(other)!.dimension)
    expect(compare(factorOf(code), multiply(Decimal.of(count).toRational(), factorOf(other)))).toBe(0)
  })

  it('convert there and back without loss', () => {
    const value = rational(123456789n, 1000n)
    for (const a of UNITS)
      for (const b of UNITS.filter(unit => unit.dimension === a.dimension)) {
        const there = divide(multiply(value, a.factor), b.factor)
        expect(compare(divide(multiply(there, b.factor), a.factor), value)).toBe(0)
      }
  })
})
