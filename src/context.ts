import type { Caller } from './domain/caller.ts'
import type { Reads } from './ports/reads.ts'
import type { Services } from './services/index.ts'

/** The shape of one request. */
export interface RequestContext {
  readonly caller: Caller
  /** Use cases, already bound to the caller */
  readonly services: Services
  readonly loaders: Reads
  /** Aborts at the request's deadline */
  readonly signal: AbortSignal
}
