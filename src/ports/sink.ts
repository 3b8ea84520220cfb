import type { OrderDocument, QuoteDocument } from '../domain/document.ts'

/** What a sink promises about doubles, and how long it may take, as data. */
export interface SinkCapabilities {
  /**
   * How it recognises a reference it has seen. UNIQUE: a second create with the same reference is refused or answered
   * with the first; LOOK_UP: only `findByReference` tells; NONE: neither, so doubt waits for a person.
   */
  readonly reference: 'UNIQUE' | 'LOOK_UP' | 'NONE'
  /** The longest time after `create` was sent in which the system may still commit it. */
  readonly settleMs: number
  /** When an unanswered call is given up. */
  readonly timeoutMs: number
}

export interface RemoteRecord {
  readonly remoteId: string
  /** The `payloadHash` it was created with; null where the system cannot keep it */
  readonly payloadHash: string | null
}

export interface CreateOptions {
  readonly signal: AbortSignal
  /** Kept with the record, so that a later look-up can tell whether it is the same. */
  readonly payloadHash: string
  /**
   * To be asked right before what cannot be taken back, such as the first byte of a request or a commit. Throws when the time
   * for it is over, since the process was held up, say: somebody else may be at it by then.
   * @throws DovetailError SOURCE_TIMEOUT, certainly not written
   */
  readonly mayStillSend: () => void
}

/**
 * Writes one kind of document into another system. A failed call rejects with a `DovetailError` whose remedy says what is known:
 * `retry` (certainly not written), `check` (nobody knows), `reject` (certainly refused), `repair` (a person must act).
 */
export interface Sink<Document extends { readonly externalReference: string }> {
  readonly capabilities: SinkCapabilities
  /** All records under the reference: none, one, or the doubles. */
  findByReference(
    externalReference: string,
    options: { readonly signal: AbortSignal },
  ): Promise<readonly RemoteRecord[]>
  create(document: Document, options: CreateOptions): Promise<RemoteRecord>
  /**
   * What the record under the document's reference says otherwise than the document: each with what was expected and what is
   * there; empty when nothing. A target whose records cannot be read back has none.
   */
  compare?(document: Document, options: { readonly signal: AbortSignal }): Promise<readonly string[]>
  close(): Promise<void>
}

export type QuoteSink = Sink<QuoteDocument>
export type OrderSink = Sink<OrderDocument>
