import { describeProblems, type Settings } from './config.ts'
import { createStatusWebhook } from './connectors/status-webhook.ts'
import type { Caller } from './domain/caller.ts'
import { OrderPlacer, StatusPoller, type StatusTarget } from './outbox/index.ts'
import type { Raise } from './ports/alarm.ts'
import type { Reads } from './ports/reads.ts'
import type { Log } from './ports/runtime.ts'
import type { OrderSink, QuoteSink } from './ports/sink.ts'
import type { IncomingCall, StatusReceiver } from './ports/status.ts'
import type { ServiceWorld } from './services/environment.ts'
import { orderAccepted } from './services/order-accepted.ts'
import type { StatusOutcome } from './services/status-outcome.ts'
import { takeStatus } from './services/take-status.ts'

/** The gateway itself, to the records of history. */
const GATEWAY: Caller = { role: 'sales', principal: 'dovetail', language: 'en' }

/**
 * Takes over what a source tells by itself became of documents.
 *
 * @returns what was made of each
 * @throws ForbiddenError, RequestError (rejects) for a call that is not to be believed, or not understood
 */
export type Receive = (call: IncomingCall) => Promise<readonly StatusOutcome[]>

/** What comes back from the targets, and what it leads to here. */
export interface Statuses {
  /** Who takes what a source tells by itself; null where nobody listens to it */
  receiverOf(source: string): Receive | null
  wakeOrders(): void
  start(): void
  stop(): Promise<void>
}

export interface StatusesOptions {
  readonly settings: Settings
  readonly log: Log
  readonly raise: Raise
  readonly world: ServiceWorld
  readonly sinks: { readonly crm?: QuoteSink; readonly erp?: OrderSink }
  readonly readsOf: (signal: AbortSignal) => Reads
}

/** Makes live what asks the targets, what listens to them, and what makes orders of accepted quotes. */
export function composeStatuses({ settings, log, raise, world, sinks, readsOf }: StatusesOptions): Statuses {
  const { store, clock } = world
  const receivers = openReceivers(settings)
  const told = { ...world, raise }
  const placer = new OrderPlacer({
    ...{ store, clock, log },
    place: (quoteId, signal) =>
      orderAccepted({ ...world, caller: GATEWAY, signal, reads: readsOf(signal) }, quoteId, raise),
  })
  const poller = new StatusPoller({
    ...{ store, clock, log, targets: targetsOf(sinks) },
    take: (source, report, before) => takeStatus(told, report, { source, origin: { how: 'ASKED' }, before }),
  })
  return {
    receiverOf(source) {
      const receiver = receivers.get(source)
      if (!receiver) return null
      return async call => {
        const outcomes: StatusOutcome[] = []
        const { at, reports } = receiver.read(call)
        for (const report of reports)
          outcomes.push(await takeStatus(told, report, { source, origin: { how: 'TOLD', at } }))
        return outcomes
      }
    },
    wakeOrders: () => placer.wake(),
    start() {
      placer.start()
      if (settings.statusEveryMs !== null) poller.start(settings.statusEveryMs)
    },
    async stop() {
      await Promise.all([placer.stop(), poller.stop()])
    },
  }
}

function targetsOf({ crm, erp }: StatusesOptions['sinks']): ReadonlyMap<string, StatusTarget> {
  const targets = new Map<string, StatusTarget>()
  if (crm) targets.set('crm', { kind: 'QUOTE', sink: crm })
  if (erp) targets.set('erp', { kind: 'ORDER', sink: erp })
  return targets
}

/** What each source tells of */
const KINDS = { crm: 'QUOTE', erp: 'ORDER' } as const

function openReceivers({ webhooks, file }: Settings): ReadonlyMap<string, StatusReceiver> {
  return new Map([...webhooks].map(([source, secret]) => [source, openReceiver(source, secret, file)]))
}

function openReceiver(source: 'crm' | 'erp', secret: string, file: string): StatusReceiver {
  try {
    return createStatusWebhook(secret, KINDS[source])
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw describeProblems(file, [{ path: ['statuses', 'webhooks', source], message }])
  }
}
