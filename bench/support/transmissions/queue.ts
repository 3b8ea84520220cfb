/** A document as long as that of an order with a configured window or two. */
export interface BenchDocument {
  readonly externalReference: string
  readonly orderingKey: string
  readonly place: number
  readonly lines: readonly object[]
}

export interface QueueTask {
  readonly queue: 'DOVETAIL' | 'BULLMQ' | 'TABLE_POLL'
  /** Of the database or of Redis */
  readonly url: string
  readonly erpUrl: string
  readonly count: number
  /** How many are accepted a second, in all; null for as many as go */
  readonly perSecond: number | null
}

/** What one run came to, in ms. */
export interface QueueResult {
  readonly acceptedMs: number
  /** From the first call until all was written down as delivered */
  readonly deliveredMs: number
  /** From accepted to written down as delivered, of each, sorted */
  readonly waits: readonly number[]
  /** What the processor worked for this process, without servers */
  readonly cpuMs: number
  /** Of all that was accepted */
  readonly references: readonly string[]
}

/** Accepts documents and delivers them, in one process. */
export interface Queue {
  /** Resolves when it is kept. */
  accept(document: BenchDocument): Promise<void>
  close(): Promise<void>
}

/** @param told is called when a document is written down as delivered, with its reference */
export type OpenQueue = (task: QueueTask, told: (externalReference: string) => void) => Promise<Queue>

/** How many are sent at once */
export const IN_FLIGHT = 4
/** Nothing is given up while the bench runs. */
export const MOST_ATTEMPTS = 50
