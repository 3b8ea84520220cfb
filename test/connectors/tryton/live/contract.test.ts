import { describe, inject } from 'vitest'
import type { OrderDocument } from '../../../../src/domain/document.ts'
import { runContract } from '../../../contract/contract.ts'
import { orderSinkContract } from '../../../contract/orders-out.ts'
import { startOwnTryton } from '../../../support/own-tryton.ts'
import { trytonOrder } from '../../../support/tryton-orders.ts'
import { connect, optionsFor } from './serving.ts'

const seeded = inject('seededTryton')

/** One line of an article that Tryton has. */
function handles(externalReference: string): OrderDocument {
  const document = trytonOrder('contract')
  const [, line] = document.lines
  return {
    ...document,
    externalReference,
    orderNumber: externalReference,
    net: '50.00',
    vat: '10.50',
    gross: '60.50',
    lines: [{ ...line!, position: 1 }],
  }
}

describe.skipIf(seeded === null)('the contract', () => {
  runContract(
    orderSinkContract,
    'tryton',
    async () => {
      const own = await startOwnTryton(seeded!)
      // One that is confirmed is processed at once here, and then changed by nobody.
      const sink = await connect({ ...optionsFor(own), orders: 'QUOTATION' })
      const close = async () => {
        await sink.close()
        await own.remove()
      }
      return { subject: { sink, documentOf: handles }, close }
    },
    {
      'OO-03': 'create looks the reference up itself, and carries on with the order that is there',
      'OO-05':
        'SQLite takes one write at a time, and this many would be given up: once.test.ts sends four at once',
      'OO-10':
        'the net of this document is not the sum of its lines, which is told as a difference: once.test.ts has a long one',
    },
  )
})
