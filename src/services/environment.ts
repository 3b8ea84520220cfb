import type { Caller } from '../domain/caller.ts'
import type { ExchangeRate } from '../domain/line-price.ts'
import type { Reconciliation } from '../domain/reconciliation.ts'
import type { ChangeFeed } from '../ports/changes.ts'
import type { EnginePool } from '../ports/engine-pool.ts'
import type { Reads } from '../ports/reads.ts'
import type { Clock, Ids } from '../ports/runtime.ts'
import type { OrderSink } from '../ports/sink.ts'
import type { Store } from '../ports/store.ts'
import type { ModelLibrary } from './model-library.ts'

/** What every use case needs of the world, the same for all requests. */
export interface ServiceWorld {
  readonly store: Store
  readonly models: ModelLibrary
  /** For what would keep others waiting */
  readonly pool: EnginePool
  readonly clock: Clock
  readonly ids: Ids
  readonly exchangeRates: readonly ExchangeRate[]
  /** Where people reach this gateway, without a slash at the end */
  readonly publicUrl: () => string
  /** The systems that are joined, and whether they answer */
  readonly sources: () => readonly SourceView[]
  /** What the other systems take from us; a source without a sink is only read */
  readonly takes: { readonly quotes: boolean; readonly orders: boolean }
  /** Asks the ERP what it has of an order and what it would create; null where it takes orders in one piece */
  readonly planOrder: OrderSink['plan'] | null
  /** Whether a quote that the customer accepted becomes an order by itself */
  readonly acceptedBecomeOrders: boolean
  /** Tells that a quote may be due to become an order */
  readonly wakeOrders: () => void
  /** Tells the dispatcher that something waits for `target` */
  readonly wakeDispatcher: (target: string) => void
  /** Tells what changes in our database, whoever changes it */
  readonly feed: ChangeFeed
  /** Compares what arrived in `target` with its records, and notes what is not right; `target` takes documents */
  readonly reconcile: (
    target: string,
    from: number,
    until: number,
    signal: AbortSignal,
  ) => Promise<Reconciliation>
}

export interface SourceView {
  readonly name: string
  readonly kind: 'CRM' | 'ERP' | 'ENGINE'
  readonly connector: string
  readonly status: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN'
}

/** What a use case needs of one request besides. */
export interface ServiceRequest extends ServiceWorld {
  /** Aborts at the request's deadline, and when the client went away: long work stops */
  readonly signal: AbortSignal
  readonly caller: Caller
  readonly reads: Reads
}

export function today(clock: Clock): string {
  return clock.now().toISOString().slice(0, 10)
}
