import type { OrderDocument, QuoteDocument } from '../../domain/document.ts'

/** What the demo's CRM and ERP received: one line of JSON each, in `<stateFolder>/<name>-inbox.jsonl`. */
export interface InboxEntry {
  readonly target: string
  readonly kind: 'QUOTE' | 'ORDER'
  /** What the record is found by: an order's number, whatever the revision */
  readonly externalReference: string
  /** An entry with the id of an earlier one changes that record */
  readonly remoteId: string
  readonly payloadHash: string
  /** ISO 8601 in UTC */
  readonly receivedAt: string
  readonly document: QuoteDocument | OrderDocument
}
