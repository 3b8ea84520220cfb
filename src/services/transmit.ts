import { createHash } from 'node:crypto'
import type { OrderDocument, QuoteDocument } from '../domain/document.ts'
import type { Repositories } from '../ports/store.ts'
import type { ServiceRequest } from './environment.ts'

/** Puts a document on its way, in the transaction of the change that it tells of. */
export async function enqueue(
  { ids, clock }: Pick<ServiceRequest, 'ids' | 'clock'>,
  { transmissions }: Repositories,
  target: string,
  document: QuoteDocument | OrderDocument,
  orderingKey: string,
): Promise<void> {
  const payload = JSON.stringify(document)
  await transmissions.enqueue({
    id: ids.next(),
    target,
    kind: document.kind,
    externalReference: document.externalReference,
    orderingKey,
    payload,
    payloadHash: createHash('sha256').update(payload).digest('hex'),
    at: clock.now().getTime(),
  })
}
