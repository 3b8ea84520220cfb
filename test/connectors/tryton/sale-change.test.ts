import { expect, it } from 'vitest'
import { whyNotChanged } from '../../../src/connectors/tryton/sale-change.ts'
import type { SaleRow } from '../../../src/connectors/tryton/wire.ts'

const STATES = ['draft', 'quotation', 'confirmed', 'processing', 'done', 'cancelled', 'of your own']
const why = (state: string, orders: 'DRAFT' | 'QUOTATION' | 'CONFIRMED', differences: readonly string[]) =>
  whyNotChanged({ sale: { id: 7, number: '12', state } as SaleRow, differences }, { orders })

it.each([
  ['DRAFT', ['draft', 'quotation']],
  ['QUOTATION', ['draft', 'quotation']],
  ['CONFIRMED', ['draft', 'quotation', 'confirmed']],
] as const)('where orders are taken as far as %s, a sale is changed while it is %s', (orders, expected) => {
  const open = STATES.filter(state => why(state, orders, ['net: …']) === null)
  expect(open).toEqual(expected)
  expect(why('processing', orders, ['net: …'])).toBe(
    "Tryton's order 12 is processing, and cannot be changed by Dovetail any more",
  )
})

it('a sale that says already what it should has arrived, unless it is cancelled', () => {
  expect(STATES.filter(state => why(state, 'QUOTATION', []) !== null)).toEqual(['cancelled'])
})
