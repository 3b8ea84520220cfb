/**
 * - MISSING: the target has no record under our reference, though it took the document
 * - DOUBLE: it has several
 * - DIFFERENT: its record says something else than the document
 */
export type DiscrepancyKind = 'MISSING' | 'DOUBLE' | 'DIFFERENT'

/** A document that arrived, and is not any more what it was in its target. */
export interface Discrepancy {
  readonly kind: DiscrepancyKind
  /** The transmission's id */
  readonly transmissionId: string
  readonly externalReference: string
  /** What was expected, and what is there */
  readonly detail: string
}

/** What came of comparing the documents that arrived in a target with its records. */
export interface Reconciliation {
  readonly target: string
  /** When the target took them, in epoch milliseconds; `until` is not in it */
  readonly from: number
  readonly until: number
  /** How many were compared */
  readonly compared: number
  readonly discrepancies: readonly Discrepancy[]
  /** References that could not be read, each with the reason; after several in a row no more are asked for */
  readonly unread: readonly { readonly externalReference: string; readonly reason: string }[]
  /** Whether all of the window was compared */
  readonly isComplete: boolean
}
