import { expect } from 'vitest'
import type { OrderDocument } from '../../src/domain/document.ts'
import { DovetailError } from '../../src/domain/errors.ts'
import { mayStillSend } from '../support/documents.ts'
import type { Contract } from './contract.ts'
import { type SinkSubject, sinkCases } from './writing.ts'

const within = () => AbortSignal.timeout(15_000)

/** The next revision of the same order, with another reference of the customer's. */
function changed(order: OrderDocument): OrderDocument {
  const externalReference = `${order.orderNumber}-R2`
  return { ...order, revision: 2, externalReference, customerReference: 'PO 2' }
}

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
    {
      id: 'OO-11',
      does: 'changes the record of an earlier revision, as often as it is asked, and no other',
      async check({ sink, documentOf }) {
        const [order, other] = ['one', 'other'].map(name => documentOf(`OO-${name}-${Math.random()}`))
        const record = await sink.create(order!, { signal: within(), payloadHash: 'first', mayStillSend })
        const beside = await sink.create(other!, { signal: within(), payloadHash: 'first', mayStillSend })
        const writing = () => ({ signal: within(), payloadHash: 'second', mayStillSend })
        for (let times = 0; times < 2; times++) {
          const outcome = await sink.update!(changed(order!), record, writing())
          const now = { ...record, payloadHash: record.payloadHash && 'second' }
          expect(outcome).toEqual({ record: now })
          expect(await sink.findByReference(order!.orderNumber, { signal: within() })).toEqual([now])
          expect((await sink.compare?.(changed(order!), { signal: within() })) ?? []).toEqual([])
        }
        expect(await sink.findByReference(other!.orderNumber, { signal: within() })).toEqual([beside])
        expect((await sink.compare?.(other!, { signal: within() })) ?? []).toEqual([])
      },
    },
    {
      id: 'OO-12',
      does: 'changes nothing once the caller has given up, or the time is over, and says that it is certain',
      async check({ sink, documentOf }) {
        const order = documentOf(`OO-late-${Math.random()}`)
        const record = await sink.create(order, { signal: within(), payloadHash: 'first', mayStillSend })
        const tooLate = (): never => {
          throw new DovetailError('SOURCE_TIMEOUT', 'retry', 'too late')
        }
        for (const writing of [
          { signal: AbortSignal.abort(), payloadHash: 'second', mayStillSend },
          { signal: within(), payloadHash: 'second', mayStillSend: tooLate },
        ]) {
          const failed = await sink.update!(changed(order), record, writing).catch((error: unknown) => error)
          expect(failed).toMatchObject({ name: 'DovetailError', remedy: 'retry' })
        }
        expect(await sink.findByReference(order.orderNumber, { signal: within() })).toEqual([record])
        expect((await sink.compare?.(order, { signal: within() })) ?? []).toEqual([])
      },
    },
    {
      id: 'OO-13',
      does: 'creates a later revision under the order’s number, where no earlier one was sent',
      async check({ sink, documentOf }) {
        const order = changed(documentOf(`OO-later-${Math.random()}`))
        const created = await sink.create(order, { signal: within(), payloadHash: 'second', mayStillSend })
        expect(await sink.findByReference(order.orderNumber, { signal: within() })).toEqual([created])
        expect(await sink.findByReference(order.externalReference, { signal: within() })).toEqual([])
      },
    },
  ],
}
