import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { decode, encode } from '../../src/domain/json.ts'

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 12 }))
  .map(([coefficient, scale]) => new Decimal(coefficient, scale))

/** What domain values are made of */
const { value } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    decimal,
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ minLength: 1 }).filter(key => key !== '$decimal' && key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}))

/** Decimals as text with a mark, so that `toEqual` sees their digits. */
function shown(part: unknown): unknown {
  if (part instanceof Decimal) return `decimal ${part}`
  if (part instanceof Uint8Array) return part
  if (Array.isArray(part)) return part.map(shown)
  if (typeof part === 'object' && part !== null)
    return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, shown(one)]))
  return part
}

describe('values as JSON text', () => {
  it('come back as they were, decimals with the digits they had', () => {
    fc.assert(
      fc.property(value, one => {
        expect(shown(decode(encode(one)))).toEqual(shown(one))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('keep what is named like a part of every object', () => {
    const before = Object.fromEntries([['__proto__', { amount: Decimal.of('1.50') }]])
    expect(encode(before)).toBe('{"__proto__":{"amount":{"$decimal":"1.50"}}}')
    expect(encode(decode(encode(before)))).toBe(encode(before))
  })

  it('keep the zeros of a decimal, and texts that only look like one', () => {
    const before = { amount: Decimal.of('2.00'), text: '2.00', list: [Decimal.of('-0.10')] }
    expect(encode(before)).toBe('{"amount":{"$decimal":"2.00"},"text":"2.00","list":[{"$decimal":"-0.10"}]}')
    expect(shown(decode(encode(before)))).toEqual(shown(before))
  })

  it('keep bytes beside the text, each in its place', () => {
    const before = {
      of: [{ bytes: Buffer.from('one') }, { bytes: Buffer.from('two') }],
      amount: Decimal.of('1.0'),
    }
    const bytes: Uint8Array[] = []
    const text = encode(before, bytes)
    expect(text).toBe('{"of":[{"bytes":{"$bytes":0}},{"bytes":{"$bytes":1}}],"amount":{"$decimal":"1.0"}}')
    expect(shown(decode(text, bytes))).toEqual(shown(before))
  })
})
