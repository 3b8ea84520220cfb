import { expect } from 'vitest'
import type { OrderDocument } from '../../src/domain/document.ts'
import { mayStillSend } from '../support/documents.ts'
import type { Contract } from './contract.ts'
import { type SinkSubject, sinkCases } from './writing.ts'

/** What every ERP that takes orders promises. */
export const orderSinkContract: Contract<SinkSubject<OrderDocument>> = {
  port: 'orders-out',
  cases: [
    ...sinkCases<OrderDocument>('OO'),
    {
      id: 'OO-10',
      does: 'takes an order of a hundred configured lines',
      async check({ sink, documentOf }) {
        const one = documentOf(`OO-large-${Math.random()}`)
        const lines = Array.from({ length: 100 }, (_, at) => ({ ...one.lines[0]!, position: at + 1 }))
        const signal = AbortSignal.timeout(15_000)
        await sink.create({ ...one, lines }, { signal, payloadHash: 'h', mayStillSend })
        expect(await sink.findByReference(one.externalReference, { signal })).toHaveLength(1)
      },
    },
  ],
}
