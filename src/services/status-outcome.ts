import type { ReportOrigin, ToldStanding } from '../domain/status-report.ts'
import type { Raise } from '../ports/alarm.ts'
import type { ServiceWorld } from './environment.ts'

/** What becoming of a document changes here. */
export type StatusWorld = Pick<ServiceWorld, 'store' | 'clock' | 'acceptedBecomeOrders' | 'wakeOrders'> & {
  readonly raise: Raise
}

/**
 * What was made of a report.
 * - TAKEN: it was news, and is written down
 * - KNOWN: nothing new
 * - NOT_TAKEN: it does not fit our document; a person was told, and `message` says why
 * - UNKNOWN: there is no such document
 * - LATER: nobody knows yet what it means; to be told again
 */
export interface StatusOutcome {
  readonly outcome: 'TAKEN' | 'KNOWN' | 'NOT_TAKEN' | 'UNKNOWN' | 'LATER'
  readonly message: string
}

/** What was made of it, and whether a person is to be told. */
export interface Taken extends StatusOutcome {
  readonly isForPerson?: boolean
}

export interface ToldBy {
  /** The source's name: `crm`, `erp` */
  readonly source: string
  readonly origin: ReportOrigin
  /** Where it was asked: how the order stood before the question. Who was faster wins. */
  readonly before?: ToldStanding | undefined
}

export function unknown(kind: 'quote' | 'order', reference: string): StatusOutcome {
  return { outcome: 'UNKNOWN', message: `there is no ${kind} "${reference}"` }
}

/** For a person. */
export function raiseNotTaken(
  { raise, clock }: StatusWorld,
  { source }: ToldBy,
  externalReference: string,
  message: string,
): void {
  raise({
    ...{ kind: 'NOT_TAKEN', at: clock.now().getTime(), transmissionId: null, target: source },
    ...{ externalReference, text: `${message}: a person has to see to it` },
  })
}
