import type { OrderDocument, QuoteDocument } from '../../domain/document.ts'

/** What the demo's CRM and ERP received: one line of JSON each, in `<stateFolder>/<name>-inbox.jsonl`. */
export interface InboxEntry {
  readonly target: string
  readonly kind: 'QUOTE' | 'ORDER'
  readonly externalReference: string
  readonly remoteId: string
  readonly payloadHash: string
  /** ISO 8601 in UTC */
  readonly receivedAt: string
  readonly document: QuoteDocument | OrderDocument
}
