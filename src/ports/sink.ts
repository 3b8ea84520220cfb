import type { OrderDocument, QuoteDocument } from '../domain/document.ts'
import type { DovetailError } from '../domain/errors.ts'
import type { StatusReport } from '../domain/status-report.ts'

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
   * To be asked right before what cannot be taken back, such as the last byte of a request or a commit. Throws when the time
   * for it is over, since the process was held up, say: somebody else may be at it by then.
   * @throws DovetailError SOURCE_TIMEOUT, certainly not written
   */
  readonly mayStillSend: () => void
}

export interface FindOptions {
  readonly signal: AbortSignal
  /** Also a record that is not finished: `update` carries on with it */
  readonly forChange?: boolean
}

/** The record as it is now, or what keeps it from being changed: then nothing was written. */
export type UpdateOutcome = { readonly record: RemoteRecord } | { readonly obstacle: string }

/**
 * Writes one kind of document into another system. A failed call rejects with a `DovetailError` whose remedy says what is known:
 * `retry` (certainly not written), `check` (nobody knows), `reject` (certainly refused), `repair` (a person must act).
 */
export interface Sink<Document extends { readonly externalReference: string }> {
  readonly capabilities: SinkCapabilities
  /** All records under the reference: none, one, or the doubles. */
  findByReference(reference: string, options: FindOptions): Promise<readonly RemoteRecord[]>
  /** A record under the document's `recordReference` */
  create(document: Document, options: CreateOptions): Promise<RemoteRecord>
  /**
   * Makes a record of an earlier revision what the document says, with its hash; when repeated nothing more is changed. An obstacle is
   * that the record may not be changed any more, such as one that is being made. A target whose records cannot be changed has none.
   */
  update?(document: Document, record: RemoteRecord, options: CreateOptions): Promise<UpdateOutcome>
  /**
   * What the record under the document's `recordReference` says otherwise than the document: each with what was expected and what is
   * there; empty when nothing. A target whose records cannot be read back has none.
   */
  compare?(document: Document, options: { readonly signal: AbortSignal }): Promise<readonly string[]>
  /**
   * What became of each, as it is now; those of which there is nothing to tell are left out, and of one that cannot be understood there is a
   * `DovetailError`. A target that cannot be asked, or that tells by itself, has none.
   */
  statuses?(
    arrived: readonly ArrivedDocument[],
    options: { readonly signal: AbortSignal },
  ): Promise<readonly (StatusReport | DovetailError)[]>
  close(): Promise<void>
}

/** A document of ours that a target has. */
export interface ArrivedDocument {
  /** As reports name it: an order's number, a quote's number and revision */
  readonly externalReference: string
  readonly remoteId: string
}

export type QuoteSink = Sink<QuoteDocument>

/**
 * What an order needs in its target.
 * - DEBTOR: who is invoiced; never made by an order
 * - DELIVERY_ADDRESS: of the debtor
 * - ARTICLE: one that a line or a part names
 * - PARTS_LIST, OPERATIONS: of an article that is made
 * - ORDER: the order itself, always last
 */
export type OrderStepKind = 'DEBTOR' | 'DELIVERY_ADDRESS' | 'ARTICLE' | 'PARTS_LIST' | 'OPERATIONS' | 'ORDER'

/**
 * - EXISTS: it is there, and is taken as it is
 * - DIFFERENT: it is there, and will be changed
 * - MISSING: the order will create it
 * - IN_THE_WAY: the order cannot be sent before a person has seen to it
 */
export type OrderStepState = 'EXISTS' | 'DIFFERENT' | 'MISSING' | 'IN_THE_WAY'

/** One thing that an order needs in its target, and how it stands there now. */
export interface OrderStep {
  readonly kind: OrderStepKind
  /** The article's, debtor's or order's number; the address on one line */
  readonly reference: string
  readonly state: OrderStepState
  /** What is in the way and what to do about it; null unless IN_THE_WAY */
  readonly reason: string | null
  /** The target's own id, where it is there */
  readonly remoteId: string | null
}

export interface PlanOptions {
  readonly signal: AbortSignal
  /** It is a later revision, which has not arrived yet */
  readonly isChange: boolean
}

export interface OrderSink extends Sink<OrderDocument> {
  /**
   * What `create`, or `update` of an earlier revision, would find and do now, in the order in which it would be done; it writes nothing. A target
   * that takes an order in one piece has none.
   */
  plan?(document: OrderDocument, options: PlanOptions): Promise<readonly OrderStep[]>
}
