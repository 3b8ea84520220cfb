import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareByCodePoint, simpleLowerCase } from '../../src/lib/code-point.ts'

it('orders text as its UTF-8 bytes stand', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareByCodePoint(a, b))).toBe(Buffer.from(a).compare(Buffer.from(b)))
    }),
  )
})

it('lowers one character to one character, whatever stands around it', () => {
  expect(simpleLowerCase('ΟΔΟΣ ÅÉß İI K')).toBe('οδοσ åéß ii k')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect([...simpleLowerCase(text)]).toHaveLength([...text].length)
    }),
  )
})
