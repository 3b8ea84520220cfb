import type { TransmissionKind } from '../domain/transmission.ts'

/** What something that was written in our database touched. */
export type Change =
  | {
      readonly noun: 'TRANSMISSION'
      readonly id: string
      readonly target: string
      readonly kind: TransmissionKind
      readonly externalReference: string
    }
  | { readonly noun: 'QUOTE'; readonly id: string; readonly number: string }
  | { readonly noun: 'ORDER'; readonly number: string }

/** A row of one of the histories of our database. */
export interface ChangeMark {
  readonly history: string
  /** Whose history it is */
  readonly owner: string
  /** The row's own, among all rows of all histories */
  readonly key: string
}

/** The histories, which any gateway and any command on the database adds to. */
export interface ChangeLog {
  /** The rows with a time of `since` or later, in epoch milliseconds; of each history the latest `limit` */
  marksSince(
    since: number,
    limit: number,
  ): Promise<{ readonly marks: readonly ChangeMark[]; readonly isCut: boolean }>
  /** What they touched, each once */
  touchedBy(marks: readonly ChangeMark[]): Promise<readonly Change[]>
}

/** Somebody who is told of changes. */
export interface Watcher<Row> {
  /** The key that it is told for a change; null where the change is of no matter to it */
  readonly keyOf: (change: Change) => string | null
  /** Keys that it is told at the beginning, and again whenever changes may have been missed. May reject: then it does not begin. */
  readonly first: () => Promise<readonly string[]>
  /** What a key stands for, as it is now; null is told to nobody */
  readonly read: (key: string) => Promise<Row | null>
}

/** Rows as they come; `return` ends them at once, also where the next one is waited for. */
export interface Watch<Row> extends AsyncIterableIterator<Row, undefined> {
  next(): Promise<IteratorResult<Row, undefined>>
  return(): Promise<IteratorResult<Row, undefined>>
}

export interface ChangeFeed {
  /** Resolves when nothing will be missed that is committed from now on. */
  watch<Row>(watcher: Watcher<Row>): Promise<Watch<Row>>
}
