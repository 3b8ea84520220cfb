import type { Order } from '../domain/order.ts'
import type { Quote } from '../domain/quote.ts'
import type { Transmission, TransmissionKind } from '../domain/transmission.ts'

/** What can be watched. A quote and a transmission are known by their id, an order by its number. */
export interface Watched {
  readonly TRANSMISSION: Transmission
  readonly QUOTE: Quote
  readonly ORDER: Order
}

export type Noun = keyof Watched

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
export interface Watcher<N extends Noun> {
  readonly noun: N
  /** Whether it is told of a change of that noun */
  meets(change: Extract<Change, { noun: N }>): boolean
  /** What it is told at the beginning, and again whenever changes may have been missed. May reject: then it does not begin. */
  first(): Promise<readonly string[]>
}

/** Rows as they come; `return` ends them at once, also where the next one is waited for. */
export interface Watch<Row> extends AsyncIterableIterator<Row, undefined> {
  /** The one that came last comes once more, after a while: what is told with it could not be read. */
  again(): void
  next(): Promise<IteratorResult<Row, undefined>>
  return(): Promise<IteratorResult<Row, undefined>>
}

export interface ChangeFeed {
  /**
   * Resolves when nothing will be missed that is committed from now on. Rows are read after the change that they are told for, once for all
   * who watch: nobody may change one.
   */
  watch<N extends Noun>(watcher: Watcher<N>): Promise<Watch<Watched[N]>>
}
