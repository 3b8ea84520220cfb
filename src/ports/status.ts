import type { StatusReport } from '../domain/status-report.ts'

/** A call that another system made to us, as it came. */
export interface IncomingCall {
  /** By name in lower case */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** Understands the calls in which one system tells by itself what became of documents. */
export interface StatusReceiver {
  /**
   * What the call says.
   *
   * @throws ForbiddenError where it does not prove who it is from
   * @throws RequestError where it cannot be understood
   */
  read(call: IncomingCall): ToldStatuses
}

export interface ToldStatuses {
  /** When it happened, by the teller's clock: ISO 8601 in UTC */
  readonly at: string
  /** Empty where it is about nothing of ours */
  readonly reports: readonly StatusReport[]
}
