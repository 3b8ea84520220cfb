/** Time, chance and the log are ports, so that tests need not wait for any of them. */
export interface Clock {
  now(): Date
  /** Milliseconds that only ever grow, whatever is done to the machine's time */
  monotonicMs(): number
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export interface Ids {
  /** A new id, unique everywhere: 32 hex digits that sort by time of making */
  next(): string
}

/** A number from 0 up to, not including, 1. */
export type Random = () => number

export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
