/**
 * What to do next after a system said no.
 * - retry: certainly not done; later may work
 * - check: nobody knows whether it was done; look first
 * - reject: the request must change
 * - repair: a person must act
 */
export type Remedy = 'retry' | 'check' | 'reject' | 'repair'

/** Public and stable: clients and operators match on these. */
export type SystemErrorCode =
  | 'SOURCE_UNAVAILABLE'
  | 'SOURCE_TIMEOUT'
  | 'SOURCE_ANSWER_INVALID'
  | 'SINK_REFUSED'
  | 'CONFIG_INVALID'
  | 'STORE_UNAVAILABLE'
  | 'ENGINE_BUSY'
  | 'ENGINE_TIMEOUT'
  | 'ENGINE_UNAVAILABLE'
  | 'SUBSCRIBER_TOO_SLOW'

interface ErrorDetails {
  readonly retryAfterMs?: number | undefined
  readonly isUndone?: boolean
}

/** Another system says no, or does not answer. The message names the record; hosts, SQL and stacks stay in `cause`. */
export class DovetailError extends Error {
  readonly code: SystemErrorCode
  readonly remedy: Remedy
  /** Not to be asked again before, where the system said so */
  readonly retryAfterMs: number | undefined
  /** Certainly not done. Always so of `retry` and `reject`, never of `check`; of `repair` where it is said */
  readonly isUndone: boolean

  constructor(
    code: SystemErrorCode,
    remedy: Remedy,
    message: string,
    cause?: unknown,
    { retryAfterMs, isUndone = false }: ErrorDetails = {},
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'DovetailError'
    this.retryAfterMs = retryAfterMs
    this.isUndone = remedy === 'retry' || remedy === 'reject' || (remedy === 'repair' && isUndone)
    this.code = code
    this.remedy = remedy
  }
}

/** Whether our own database does not answer: later it will. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof DovetailError && error.code === 'STORE_UNAVAILABLE'
}

/** What must hold if the program is right; the request stops when it does not. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`)
}

/** A read that cannot be answered as it was asked: a page size, a cursor, a date. Reads have no `userErrors`. */
export class RequestError extends Error {
  readonly code = 'BAD_USER_INPUT'

  constructor(message: string) {
    super(message)
    this.name = 'RequestError'
  }
}

/** The caller may not do this. */
export class ForbiddenError extends Error {
  readonly code = 'FORBIDDEN'

  constructor(message: string) {
    super(message)
    this.name = 'ForbiddenError'
  }
}
