import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeNodeId, encodeNodeId, keyOf } from '../../src/domain/node-id.ts'

describe('opaque ids', () => {
  it('give back what they were made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), key => {
        expect(decodeNodeId(encodeNodeId('Article', key))).toEqual({ type: 'Article', key })
        expect(keyOf('Article', encodeNodeId('Article', key))).toBe(key)
      }),
    )
  })

  it('are told from keys, and from ids of other types', () => {
    expect(keyOf('Article', 'HW-TT-M-L')).toBe('HW-TT-M-L')
    const other = encodeNodeId('Customer', 'C-10001')
    expect(keyOf('Article', other)).toBe(other)
    expect(decodeNodeId('not an id')).toBeNull()
    expect(decodeNodeId('')).toBeNull()
  })
})
