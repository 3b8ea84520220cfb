import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAddress, shippingDateOf, toSaleLines, trimmed } from '../../../src/connectors/tryton/mapping.ts'
import { Decimal } from '../../../src/domain/decimal.ts'
import { trytonOrder } from '../../support/tryton-orders.ts'

const document = trytonOrder('1')
const survey = {
  unitOf: (code: string) => (code === 'H87' ? { id: 1, symbol: 'u', category: 1, digits: 0 } : null),
  currency: { id: 1, digits: 2 },
}
const lineOf = (quantity: string, unitNet: string | null, net: string) => {
  const line = { ...document.lines[1]!, quantity: { value: quantity, unit: 'H87' }, unitNet, net }
  return toSaleLines({ ...document, lines: [line] }, survey, {})
}

describe('a price per unit', () => {
  it('is ours where it leads to the net, else one that does', () => {
    expect(String(lineOf('4', '12.50', '50.00').lines[0]!.unitPrice)).toBe('12.5')
    expect(String(lineOf('3', '3.3333', '10.00').lines[0]!.unitPrice)).toBe('3.3333')
    expect(String(lineOf('3', '3.33', '10.00').lines[0]!.unitPrice)).toBe('3.3333')
    expect(lineOf('9000', null, '50.00').problems).toHaveLength(1)
  })

  it('has four decimals at most and leads to the net to the cent, or the line is told as a problem', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (pieces, cents) => {
          const net = new Decimal(BigInt(cents), 2)
          const { lines, problems } = lineOf(String(pieces), null, net.toString())
          const { unitPrice } = lines[0]!
          if (!unitPrice) return problems.length === 1
          return unitPrice.scale <= 4 && unitPrice.times(Decimal.of(pieces)).rounded(2).equals(net)
        },
      ),
      { seed: 5 },
    )
  })

  it('is found for every line of up to 99 pieces', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (pieces, cents) => {
          return lineOf(String(pieces), null, new Decimal(BigInt(cents), 2).toString()).problems.length === 0
        },
      ),
      { seed: 6 },
    )
  })
})

describe('a decimal without zeros at the end', () => {
  it('is the same number, and has no zero that could go', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 12n), 10n ** 12n),
        fc.integer({ min: 0, max: 9 }),
        (coefficient, scale) => {
          const value = new Decimal(coefficient, scale)
          const short = trimmed(value)
          const isShortest = short.scale === 0 || !short.rounded(short.scale - 1).equals(short)
          return short.equals(value) && isShortest
        },
      ),
      { seed: 7 },
    )
  })
})

describe('a delivery address', () => {
  const row = {
    id: 1,
    active: true,
    invoice: true,
    delivery: false,
    party_name: null,
    street: 'KADE 1',
    postal_code: '3542AD',
    city: 'Utrecht ',
    country: 7,
  }
  it('is known however it is spelt, rather where deliveries go', () => {
    const address = document.deliveryAddress!
    expect(findAddress(address, [row], 7)).toBe(row)
    const forDelivery = { ...row, id: 2, delivery: true }
    expect(findAddress(address, [row, forDelivery], 7)).toBe(forDelivery)
  })

  it('is another one in another street, town or country', () => {
    const address = document.deliveryAddress!
    for (const other of [
      { street: 'Kade 11' },
      { city: 'Delft' },
      { postal_code: '3542 AE' },
      { country: 8 },
    ])
      expect(findAddress(address, [{ ...row, ...other }], 7)).toBeNull()
  })
})

describe('a wanted delivery day', () => {
  it('is left out once it is over, as Tryton would refuse it', () => {
    expect(shippingDateOf(document, '2099-01-31')).toBe('2099-01-31')
    expect(shippingDateOf(document, '2099-02-01')).toBeNull()
  })
})
