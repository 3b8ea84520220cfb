import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { money } from '../../src/domain/money.ts'
import { addVat, vatRateFor } from '../../src/domain/vat.ts'

describe('VAT', () => {
  it.each([
    [null, null, '21'],
    ['NL', null, '21'],
    // A business at home pays as everybody does
    ['NL', 'NL821563427B01', '21'],
    ['BE', null, '21'],
    ['DE', null, '19'],
    ['FR', null, '20'],
    ['DE', 'DE136695976', '0'],
    ['AT', 'ATU12345678', '0'],
    ['AT', null, null],
    ['GB', null, '0'],
    ['US', 'anything', '0'],
  ])('to %s with VAT number %s is %s', (country, vatNumber, rate) => {
    expect(vatRateFor(country, vatNumber)?.toString() ?? null).toBe(rate)
  })

  it('is rounded once, on the net total', () => {
    expect(addVat(money('5523.30', 'EUR'), Decimal.of('21'))).toEqual({
      vat: money('1159.89', 'EUR'),
      gross: money('6683.19', 'EUR'),
    })
    expect(addVat(money('0.05', 'EUR'), null)).toEqual({ vat: null, gross: null })
  })
})
