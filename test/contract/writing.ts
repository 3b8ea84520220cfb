import { expect } from 'vitest'
import { DovetailError } from '../../src/domain/errors.ts'
import type { Sink } from '../../src/ports/sink.ts'
import { mayStillSend } from '../support/documents.ts'
import type { ContractCase } from './contract.ts'

export interface SinkSubject<Document extends { readonly externalReference: string }> {
  readonly sink: Sink<Document>
  /** A complete document under a reference */
  readonly documentOf: (externalReference: string) => Document
}

const signal = () => AbortSignal.timeout(10_000)

/** What both sinks promise. @param prefix of the case ids @param reference makes references that no other case uses */
export function sinkCases<Document extends { readonly externalReference: string }>(
  prefix: string,
): ContractCase<SinkSubject<Document>>[] {
  const run = Math.random().toString(36).slice(2, 8)
  const reference = (name: string) => `${prefix}-${run}-${name}`
  return [
    {
      id: `${prefix}-01`,
      does: 'finds nothing under a reference it never saw',
      async check({ sink }) {
        expect(await sink.findByReference(reference('never'), { signal: signal() })).toEqual([])
      },
    },
    {
      id: `${prefix}-02`,
      does: 'finds what was created, under the same number and with the hash it was created with',
      async check({ sink, documentOf }) {
        const document = documentOf(reference('once'))
        const created = await sink.create(document, {
          signal: signal(),
          payloadHash: 'sha256:abc',
          mayStillSend,
        })
        expect(created.remoteId).not.toBe('')
        const found = await sink.findByReference(document.externalReference, { signal: signal() })
        expect(found).toEqual([created])
        expect(['sha256:abc', null]).toContain(created.payloadHash)
      },
    },
    {
      id: `${prefix}-03`,
      does: 'finds both of two writes with one reference, unless it refuses the second',
      async check({ sink, documentOf }) {
        const document = documentOf(reference('twice'))
        await sink.create(document, { signal: signal(), payloadHash: 'first', mayStillSend })
        if (sink.capabilities.reference !== 'LOOK_UP') return
        await sink.create(document, { signal: signal(), payloadHash: 'second', mayStillSend })
        const found = await sink.findByReference(document.externalReference, { signal: signal() })
        expect(found).toHaveLength(2)
      },
    },
    {
      id: `${prefix}-04`,
      does: 'tells references apart by every character',
      async check({ sink, documentOf }) {
        const document = documentOf(reference('Case'))
        await sink.create(document, { signal: signal(), payloadHash: 'h', mayStillSend })
        for (const other of [reference('case'), reference('Case '), reference('Cas_'), reference('Cas')])
          expect(await sink.findByReference(other, { signal: signal() })).toEqual([])
      },
    },
    {
      id: `${prefix}-05`,
      does: 'takes many at once and loses none',
      async check({ sink, documentOf }) {
        const documents = Array.from({ length: 25 }, (_, at) => documentOf(reference(`many-${at}`)))
        await Promise.all(
          documents.map(one => sink.create(one, { signal: signal(), payloadHash: 'h', mayStillSend })),
        )
        for (const one of documents)
          expect(await sink.findByReference(one.externalReference, { signal: signal() })).toHaveLength(1)
      },
    },
    {
      id: `${prefix}-06`,
      does: 'writes nothing once the caller has given up, and says that it is certain',
      async check({ sink, documentOf }) {
        const document = documentOf(reference('aborted'))
        const controller = new AbortController()
        controller.abort()
        const failed = await sink
          .create(document, { signal: controller.signal, payloadHash: 'h', mayStillSend })
          .catch((error: unknown) => error)
        expect(failed).toBeInstanceOf(DovetailError)
        expect((failed as DovetailError).remedy).toBe('retry')
        expect(await sink.findByReference(document.externalReference, { signal: signal() })).toEqual([])
      },
    },
    {
      id: `${prefix}-07`,
      does: 'declares times that fit together',
      async check({ sink }) {
        const { timeoutMs, settleMs } = sink.capabilities
        expect(timeoutMs).toBeGreaterThan(0)
        expect(settleMs).toBeGreaterThanOrEqual(timeoutMs)
      },
    },
  ]
}
