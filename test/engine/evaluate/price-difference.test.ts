import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal, sum } from '../../../src/domain/decimal.ts'
import { convert, type ExchangeRate } from '../../../src/domain/line-price.ts'
import { roundedMoney } from '../../../src/domain/money.ts'
import type { PriceStep } from '../../../src/domain/price.ts'
import { differenceOf, type PriceAmounts } from '../../../src/engine/index.ts'

const CODES = ['BASE', 'OPTION', 'LINE_DISCOUNT'] as const

/** A price per unit with up to four decimals, of a quantity that need not be whole, told in pounds or not. */
const price = fc
  .record({
    amounts: fc.array(fc.integer({ min: -20_000, max: 90_000 }), { minLength: 1, maxLength: CODES.length }),
    decimals: fc.integer({ min: 2, max: 4 }),
    thousandths: fc.integer({ min: 1, max: 90_000 }),
    service: fc.option(fc.integer({ min: 1, max: 50_000 })),
    rate: fc.option(fc.constantFrom('0.8620', '0.8713')),
  })
  .map(({ amounts, decimals, thousandths, service, rate }): PriceAmounts => {
    const quantity = new Decimal(BigInt(thousandths), 3)
    const euros = (count: number, scale: number) => ({
      amount: new Decimal(BigInt(count), scale),
      currency: 'EUR',
    })
    const steps: PriceStep[] = amounts.map((amount, index) => ({
      ...{ kind: 'BASE', scope: 'PIECE', code: CODES[index]!, label: { en: CODES[index]! } },
      ...{ amount: euros(amount, decimals), runningTotal: euros(amount, decimals) },
    }))
    const unitNet = { amount: sum(steps.map(step => step.amount.amount)), currency: 'EUR' }
    const servicesNet = euros(service ?? 0, 2)
    if (service !== null)
      steps.push({
        ...{ kind: 'SERVICE', scope: 'LINE', code: 'FITTING', label: { en: 'Fitting' } },
        ...{ amount: servicesNet, runningTotal: servicesNet },
      })
    const goodsNet = roundedMoney(unitNet.amount.times(quantity), 'EUR')
    const exchangeRate: ExchangeRate | null =
      rate === null ? null : { from: 'EUR', to: 'GBP', rate: Decimal.of(rate), date: '2026-11-01' }
    const net = { amount: goodsNet.amount.plus(servicesNet.amount), currency: 'EUR' }
    return { quantity, unitNet, goodsNet, servicesNet, net: convert(net, exchangeRate), steps, exchangeRate }
  })

test('the effects sum to the difference of any two prices; what remains is rounding, and less than it may be', () => {
  fc.assert(
    fc.property(price, price, (before, after) => {
      const { effect, entries, ...told } = differenceOf(before, after)
      expect(told.after.amount.minus(told.before.amount).equals(effect.amount)).toBe(true)
      expect(sum(entries.map(entry => entry.effect.amount)).equals(effect.amount)).toBe(true)
      const halfCents = Decimal.of('0.005').times(Decimal.of(entries.length + 4))
      for (const entry of entries) {
        expect(entry.effect.currency).toBe(effect.currency)
        expect(entry.effect.amount.scale).toBe(2)
        if (entry.kind === 'ROUNDING') expect(entry.effect.amount.abs().compare(halfCents)).toBeLessThan(0)
      }
    }),
    { numRuns: 500, seed: 8 },
  )
})

test('a step that only the earlier price has stands behind what it followed there', () => {
  const steps = (...codes: readonly string[]): PriceStep[] =>
    codes.map(code => {
      const amount = { amount: Decimal.of(`${code.charCodeAt(0)}.00`), currency: 'EUR' }
      return { kind: 'OPTION', scope: 'PIECE', code, label: { en: code }, amount, runningTotal: amount }
    })
  const amounts = (list: readonly PriceStep[]): PriceAmounts => {
    const net = { amount: sum(list.map(step => step.amount.amount)), currency: 'EUR' }
    const servicesNet = { amount: Decimal.of('0.00'), currency: 'EUR' }
    return { quantity: Decimal.of(1), unitNet: net, goodsNet: net, servicesNet, net, steps: list }
  }
  const { entries } = differenceOf(
    amounts(steps('A', 'B', 'C', 'D', 'D')),
    amounts(steps('E', 'A', 'C', 'F', 'D')),
  )
  expect(
    entries.map(({ code, before, after }) => `${code} ${before ? 'was' : '-'} ${after ? 'is' : '-'}`),
  ).toEqual(['E - is', 'B was -', 'F - is', 'D was -'])
})
