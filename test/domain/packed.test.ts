import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '../../src/domain/decimal.ts'
import { encode } from '../../src/domain/json.ts'
import { pack, packText, unpack, unpackText } from '../../src/domain/packed.ts'

const lines = fc.array(
  fc.record({ number: fc.string({ unit: 'binary' }), cents: fc.bigInt({ min: 0n, max: 10n ** 12n }) }),
)

describe('packed values', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(lines, some => {
        const value = { lines: some.map(({ number, cents }) => ({ number, net: new Decimal(cents, 2) })) }
        expect(encode(unpack(pack(value)))).toBe(encode(value))
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('have the length of the text, then a zlib stream, as `uncompress` of MySQL and MariaDB reads them', () => {
    const value = { description: 'Kozijn Ø 70 × 40 – eiken' }
    const packed = Buffer.from(pack(value))
    expect(packed.readUInt32LE()).toBe(Buffer.byteLength(encode(value)))
    expect(inflateSync(packed.subarray(4)).toString()).toBe(encode(value))
  })

  it('are read where they are still text', () => {
    const value = { amount: Decimal.of('9.80') }
    expect(encode(unpack(Buffer.from(encode(value))))).toBe(encode(value))
  })
})

describe('a packed text', () => {
  it('comes back as it was, also one of megabytes, and one that is text still', async () => {
    const text = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => `Kozijn Ø ${index}`))
    const packed = await packText(text)
    expect(packed.length).toBeLessThan(text.length / 4)
    expect(await unpackText(packed)).toBe(text)
    expect(await unpackText(Buffer.from('{"externalReference":"O-1"}'))).toBe('{"externalReference":"O-1"}')
  })
})
