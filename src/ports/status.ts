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
   * What the call says; empty where it is about nothing of ours.
   *
   * @throws ForbiddenError where it does not prove who it is from
   * @throws RequestError where it cannot be understood
   */
  read(call: IncomingCall): readonly StatusReport[]
}
